import type { ConversationId, MessageId, PersonCard } from '../../../plugins/api/contract.ts'
import type { Download, DownloadPart } from '../../../plugins/api/downloads.ts'
import { escapeMarkdown } from '../../../plugins/api/markdown.ts'
import type { MessageRow } from '../../database/tables.ts'
import type { Scope } from '../../operations/feature.ts'
import type { Plugins } from '../../plugins/find.ts'
import { listCards } from '../../people/cards.ts'
import { listConversationsFor } from '../conversations.ts'
import { authorOf } from '../talking/masks.ts'
import { writeBeside, type Beside } from './beside-talk.ts'
import { wordsFor, type Words } from './words.ts'
import { filesOf, gather, writeMessage } from './writing-down.ts'

/** Everything that the reader said in an activity and that is there, with their files: theirs to take along. */
export async function writeOwnWords(scope: Scope, plugins: Plugins): Promise<Download> {
  const words = wordsFor(scope.reader.actor.locale)
  const parts = (await findOwnWords(scope, plugins)) ?? [writeDocument(scope, words, [words.say('nothing')])]
  return { name: `${words.say('own')} – ${scope.activity.title}`, parts }
}

/** The same as parts of a zip; undefined where there is nothing. */
export async function findOwnWords(scope: Scope, plugins: Plugins): Promise<DownloadPart[] | undefined> {
  const words = wordsFor(scope.reader.actor.locale)
  const talk = await writeTalk(scope, words)
  const beside = await writeBeside(scope, plugins, words)
  const sections = [...talk.sections, ...beside.sections]
  if (sections.length === 0) return undefined
  return [writeDocument(scope, words, sections), ...talk.files, ...beside.files]
}

function writeDocument({ reader, activity }: Scope, words: Words, body: readonly string[]): DownloadPart {
  const { name } = reader.actor
  const title = words.say('ownIn', { name: escapeMarkdown(name), activity: escapeMarkdown(activity.title) })
  return { path: `${words.say('own')}.md`, text: `${[`*${title}*`, ...body].join('\n\n')}\n` }
}

async function writeTalk(scope: Scope, words: Words): Promise<Beside> {
  const rows = await listOwnRows(scope)
  const written = await gather(scope, rows)
  const titles = await listTitles(scope, rows)
  const answered = await listAnswered(scope, rows)
  const sections: string[] = []
  const files: DownloadPart[] = []
  for (const [place, conversation] of [...titles.keys()].entries()) {
    const own = written.rows.filter((row) => row.conversation_id === conversation)
    if (own.length === 0) continue
    sections.push(`# ${escapeMarkdown(titles.get(conversation) ?? '')}`)
    for (const row of own) {
      const folder = `${place + 1}-${row.seq}`
      const note = sayNote(row, answered, words)
      sections.push(writeMessage(written, row, { heading: words.moment(row.sent_at), note, folder }))
      files.push(...filesOf(written, row, folder))
    }
  }
  return { sections, files }
}

/** In order of the conversations in which they were said, where the reader may still read those. */
async function listOwnRows(scope: Scope): Promise<MessageRow[]> {
  const rows = await scope.db
    .selectFrom('messages')
    .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
    .selectAll('messages')
    .where('conversations.activity_id', '=', scope.activity.id)
    .where('messages.author_id', '=', scope.reader.actor.id)
    .where('messages.gone', 'is', null)
    .orderBy('messages.conversation_id')
    .orderBy('messages.seq')
    .execute()
  const readable = await listConversationsFor(scope, [...new Set(rows.map((row) => row.conversation_id))])
  const known = new Set(readable.map(({ id }) => id))
  return rows.filter((row) => known.has(row.conversation_id))
}

/** What each conversation is called; the activity's own title where its plugin has not said. */
async function listTitles(
  { db, activity }: Scope,
  rows: readonly MessageRow[],
): Promise<ReadonlyMap<ConversationId, string>> {
  const ids = [...new Set(rows.map((row) => row.conversation_id))]
  if (ids.length === 0) return new Map()
  const described = await db
    .selectFrom('conversation_descriptions')
    .select(['conversation_id', 'title'])
    .where('conversation_id', 'in', ids)
    .execute()
  const titles = new Map(described.map((row) => [row.conversation_id, row.title]))
  return new Map(ids.map((id) => [id, titles.get(id) ?? activity.title]))
}

/** Who was answered, as the others see them, by the message that was. Their words are not the reader's to take along. */
async function listAnswered(
  { db, activity }: Scope,
  rows: readonly MessageRow[],
): Promise<ReadonlyMap<MessageId, PersonCard>> {
  const ids = [...new Set(rows.flatMap((row) => row.reply_to ?? []))]
  if (ids.length === 0) return new Map()
  const answered = await db
    .selectFrom('messages')
    .select(['id', 'author_id', 'mask_id'])
    .where('id', 'in', ids)
    .execute()
  const cards = await listCards(db, activity.course, [...new Set(answered.map(authorOf))])
  const known = new Map(cards.map((card) => [card.id, card]))
  return new Map(
    answered.flatMap((row) => {
      const card = known.get(authorOf(row))
      return card ? [[row.id, card] as const] : []
    }),
  )
}

function sayNote(
  row: MessageRow,
  answered: Awaited<ReturnType<typeof listAnswered>>,
  words: Words,
): string | undefined {
  const name = row.reply_to === null ? undefined : words.name(answered.get(row.reply_to))
  const notes = [
    ...(name === undefined ? [] : [words.say('inReplyTo', { name })]),
    ...(row.mask_id === null ? [] : [words.say('masked')]),
    ...(row.edited_at === null ? [] : [words.say('edited')]),
  ]
  return notes.length === 0 ? undefined : notes.join(' · ')
}
