import type { DownloadPart, OwnWords } from '../../../plugins/api/downloads.ts'
import { escapeMarkdown } from '../../../plugins/api/markdown.ts'
import type { Scope } from '../../operations/feature.ts'
import { contextOf } from '../../plugins/feature.ts'
import type { Plugins } from '../../plugins/find.ts'
import { linkTo, toPlainMarkdown } from './plain-markdown.ts'
import type { Words } from './words.ts'

/** What a person said and brought in an activity that is no message: as parts of a document, and of the zip it lies in. */
export interface Beside {
  readonly sections: readonly string[]
  readonly files: readonly DownloadPart[]
}

/** What the activity's plugin has of the reader in its own tables, and the files that it keeps of theirs. */
export async function writeBeside(scope: Scope, plugins: Plugins, words: Words): Promise<Beside> {
  const plugin = plugins.get(scope.activity.plugin ?? '')
  const said = (await plugin?.ownWords?.(contextOf(plugin, scope))) ?? []
  const brought = await listBrought(scope)
  return {
    sections: [
      ...(said.length > 0 ? [`# ${words.say('beside')}`, ...said.map((each) => writeOne(each, words))] : []),
      ...(brought.length > 0 ? [`# ${words.say('brought')}`, brought.map(sayFile).join('\n')] : []),
    ],
    files: brought.map((file) => ({ path: pathOf(file), file: file.id })),
  }
}

function writeOne({ title, at, words: said }: OwnWords, words: Words): string {
  const parts = [
    `## ${escapeMarkdown(title)}`,
    at === null ? '' : `*${words.moment(at)}*`,
    toPlainMarkdown(said).trim(),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

type Brought = Awaited<ReturnType<typeof listBrought>>[number]

/** What is attached to messages goes with them; what nobody took is gone after a day. */
const listBrought = ({ db, activity, reader }: Scope) =>
  db
    .selectFrom('files')
    .select(['id', 'name', 'uploaded_at'])
    .where('activity_id', '=', activity.id)
    .where('uploader_id', '=', reader.actor.id)
    .where('kept_by', 'is not', null)
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute()

const pathOf = ({ name, id }: Brought): string => `files/${id}/${name}`

const sayFile = (file: Brought): string => `- [${escapeMarkdown(file.name)}](${linkTo(pathOf(file))})`
