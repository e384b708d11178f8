// What a page needs that draws with the client of another activity, `<other-activity .client=${there}>`: loaded by such pages alone.
import '../../client/elements/other-activity.ts'
