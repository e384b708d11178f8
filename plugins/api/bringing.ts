// What a guest's page draws with where something is brought: the pages of members have it already.
import '../../client/elements/app-icon.ts'
import '../../client/elements/composer/upload-list.ts'
