import type { ConversationId, MessageId } from '../../../plugins/api/contract.ts'
import type { Download, WrittenConversation } from '../../../plugins/api/downloads.ts'
import { escapeMarkdown } from '../../../plugins/api/markdown.ts'
import type { MessageRow } from '../../database/tables.ts'
import type { Scope } from '../../operations/feature.ts'
import { readConversationFor } from '../conversations.ts'
import { listRows } from '../messages/messages.ts'
import { authorOf } from '../talking/masks.ts'
import { wordsFor, type Words } from './words.ts'
import { filesOf, gather, sayHead, writeMessage, type Written } from './writing-down.ts'

const pageSize = 500

/** Writes a conversation down, as far as the reader sees it. Throws `not_found` outside the audience. */
export async function writeConversation(scope: Scope, id: ConversationId): Promise<WrittenConversation> {
  const conversation = await readConversationFor(scope, id)
  const rows: MessageRow[] = []
  for (let after = 0; after < conversation.lastSeq; after = rows.at(-1)?.seq ?? conversation.lastSeq) {
    const limit = Math.min(pageSize, conversation.lastSeq - after)
    const page = await listRows(scope.db, id, { after, limit })
    if (page.length === 0) break
    rows.push(...page)
  }
  const written = await gather(scope, rows)
  const words = wordsFor(scope.reader.actor.locale)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const entries = written.rows.map((row) => writeEntry(written, row, { words, byId }))
  return {
    markdown: entries.join('\n\n'),
    parts: written.rows.flatMap((row) => filesOf(written, row, String(row.seq))),
  }
}

/** The same as a zip of its own, for whatever talks. */
export async function downloadConversation(
  scope: Scope,
  { conversation: id }: { conversation: ConversationId },
): Promise<Download> {
  const { markdown, parts } = await writeConversation(scope, id)
  const described = await scope.db
    .selectFrom('conversation_descriptions')
    .select('title')
    .where('conversation_id', '=', id)
    .executeTakeFirst()
  const title = described?.title ?? scope.activity.title
  const text = `# ${escapeMarkdown(title)}\n\n${markdown}\n`
  return { name: title, parts: [{ path: `${title}.md`, text }, ...parts] }
}

interface Around {
  readonly words: Words
  readonly byId: ReadonlyMap<MessageId, MessageRow>
}

function writeEntry(written: Written, row: MessageRow, { words, byId }: Around): string {
  const heading = `${row.seq}. ${sayHead(written, row, words)}`
  return writeMessage(written, row, {
    heading,
    note: sayAnswered(written, row, { words, byId }),
    folder: String(row.seq),
  })
}

/** What answers the first message says so by standing below it. */
function sayAnswered({ people }: Written, row: MessageRow, { words, byId }: Around): string | undefined {
  const answered = row.reply_to === null ? undefined : byId.get(row.reply_to)
  if (!answered || answered.seq === 1) return undefined
  const name = words.name(people.get(authorOf(answered)))
  return answered.gone === null
    ? words.say('inReplyToNumber', { name, number: String(answered.seq) })
    : words.say('inReplyTo', { name })
}
