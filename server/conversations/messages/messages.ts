import { sql, type Kysely } from 'kysely'
import type { ConversationId, MessageId, PersonId } from '../../../plugins/api/contract.ts'
import type { Message } from '../../../plugins/api/conversations.ts'
import { keepQuery } from '../../database/kept-query.ts'
import type { MessageRow, Tables } from '../../database/tables.ts'
import { refuse } from '../../errors.ts'
import { listAttached } from '../../files/attached.ts'
import { newId } from '../../ids.ts'
import { courseRoom, type Room } from '../../live/rooms.ts'
import type { CommandScope } from '../../operations/feature.ts'
import type { Conversation } from '../conversations.ts'
import type { Rendered } from './markdown.ts'
import { withFace } from './faces.ts'
import { listMentions } from './mentions.ts'
import { authorOf } from '../talking/masks.ts'
import { listHanded } from '../handing/handed.ts'
import { listPlacesMoved } from '../moving/moved.ts'
import { placeBelow, type Place } from './nesting.ts'
import { listReactions, maskReactions } from './reactions.ts'

export interface NewMessage extends Rendered {
  /** As it stands now: who wrote in it last is made from who did before. */
  readonly conversation: Conversation
  readonly author: PersonId
  readonly markdown: string
  /** What the author wears who does not want to be named. */
  readonly mask: PersonId | null
  /** The message that it answers. */
  readonly answered: (Pick<MessageRow, 'id' | 'revision'> & Place) | undefined
  /** When it was said elsewhere, if it was brought here. */
  readonly saidAt?: number
}

/** A message that was just added, and what its conversation is with it. */
export interface Inserted {
  readonly row: MessageRow
  readonly conversation: Conversation
  /** Where the course's room stands, by which one knows what is remembered of its people. */
  readonly courseSeq: number
}

/** Adds a message at the end of its conversation. The number is taken from the conversation's row, so none is taken twice. */
export async function insertMessage({ db, activity, now }: Where, message: NewMessage): Promise<Inserted> {
  const { conversation: before, author } = message
  // Who writes without a name is not among the faces.
  const faces = message.mask === null ? withFace(before.faces, author) : before.faces
  const room = courseRoom(activity.course)
  const [taken] = await takeNumber(db, { conversation: before.id, faces: JSON.stringify(faces), room, now })
  if (!taken) throw refuse('not_found')
  const seq = taken.last_seq
  const row: MessageRow = {
    id: newId<'message'>(now),
    conversation_id: before.id,
    seq,
    author_id: author,
    reply_to: message.answered?.id ?? null,
    replied_revision: message.answered?.revision ?? null,
    markdown: message.markdown,
    html: message.html,
    text: message.text,
    revision: 1,
    sent_at: message.saidAt ?? now,
    edited_at: null,
    gone: null,
    gone_at: null,
    gone_by: null,
    gone_reason: null,
    moved_to: null,
    mask_id: message.mask,
    ...placeBelow(message.answered, seq),
    handed: message.saidAt === undefined ? 0 : 1,
  }
  await insertRow(db, { ...row })
  if (row.mask_id === null) await saveAuthor(db, { conversation: before.id, author })
  const conversation = { ...before, faces, lastSeq: seq, count: taken.message_count }
  return { row, conversation, courseSeq: taken.course_seq ?? 0 }
}

type Where = Pick<CommandScope, 'db' | 'activity' | 'now'>

const takeNumber = keepQuery((db: Kysely<Tables>, { conversation, faces, room, now }: Taking) =>
  db
    .updateTable('conversations')
    .set({ last_seq: sql`last_seq + 1`, message_count: sql`message_count + 1`, last_message_at: now, faces })
    .where('id', '=', conversation)
    .returning(['last_seq', 'message_count'])
    .returning(({ selectFrom }) => selectFrom('rooms').select('seq').where('room', '=', room).as('course_seq')),
)

type Taking = { conversation: ConversationId; faces: string; room: Room; now: number }

const insertRow = keepQuery((db: Kysely<Tables>, row: { [Column in keyof MessageRow]: MessageRow[Column] }) =>
  db.insertInto('messages').values(row),
)

const saveAuthor = keepQuery(
  (db: Kysely<Tables>, { conversation, author }: { conversation: ConversationId; author: PersonId }) =>
    db
      .insertInto('conversation_authors')
      .values({ conversation_id: conversation, person_id: author })
      .onConflict((conflict) => conflict.columns(['conversation_id', 'person_id']).doNothing()),
)

/** Marks a message as gone, or brings it back; its place in the conversation stays. */
export async function saveGone(
  db: Kysely<Tables>,
  message: MessageRow,
  gone: Pick<MessageRow, 'gone' | 'gone_at' | 'gone_by' | 'gone_reason'>,
): Promise<MessageRow> {
  const change = gone.gone === null ? 1 : -1
  const saved = await db
    .updateTable('messages')
    .set(gone)
    .where('id', '=', message.id)
    .where('gone', gone.gone === null ? 'is not' : 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!saved) throw refuse('already_gone')
  await db
    .updateTable('conversations')
    .set({ message_count: sql`message_count + ${change}` })
    .where('id', '=', message.conversation_id)
    .execute()
  return { ...message, ...gone }
}

export interface Window {
  readonly before?: number
  readonly after?: number
  readonly around?: number
  readonly limit?: number
}

const pageSize = 50

/** No number is higher; PostgreSQL does not even compare with one that is. */
const highest = 2 ** 31 - 1

/** A window of rows in order: the newest, or those before, after or around a number. */
export async function listRows(
  db: Kysely<Tables>,
  conversation: ConversationId,
  window: Window,
): Promise<MessageRow[]> {
  const { before = highest, after, around, limit = pageSize } = window
  if (after !== undefined) return rowsAfter(db, conversation, after, limit)
  if (around === undefined) return rowsBefore(db, conversation, before, limit)
  const half = Math.ceil(limit / 2)
  const earlier = await rowsBefore(db, conversation, around, half)
  return [...earlier, ...(await rowsAfter(db, conversation, around - 1, limit - half))]
}

const rowsAfter = (db: Kysely<Tables>, conversation: ConversationId, seq: number, limit: number) =>
  rowsOf(db, conversation).where('seq', '>', Math.min(seq, highest)).orderBy('seq').limit(limit).execute()

async function rowsBefore(
  db: Kysely<Tables>,
  conversation: ConversationId,
  seq: number,
  limit: number,
): Promise<MessageRow[]> {
  const bound = Math.min(seq, highest)
  const rows = await rowsOf(db, conversation).where('seq', '<', bound).orderBy('seq', 'desc').limit(limit).execute()
  return rows.toReversed()
}

const rowsOf = (db: Kysely<Tables>, conversation: ConversationId) =>
  db.selectFrom('messages').selectAll().where('conversation_id', '=', conversation)

/** The rows of messages by their ids, in the order of their numbers. */
export async function listRowsNamed(db: Kysely<Tables>, ids: readonly MessageId[]): Promise<MessageRow[]> {
  if (ids.length === 0) return []
  return db.selectFrom('messages').selectAll().where('id', 'in', ids).orderBy('seq').execute()
}

/** Rows as the audience sees them. Of a message that is gone only the place is left. */
export async function toMessages(db: Kysely<Tables>, rows: readonly MessageRow[]): Promise<Message[]> {
  const ids = rows.filter((row) => row.gone === null).map((row) => row.id)
  const reactions = maskReactions(rows, await listReactions(db, ids))
  const mentions = await listMentions(db, ids)
  const files = await listAttached(db, ids)
  const moved = await listPlacesMoved(db, rows)
  const handed = await listHanded(db, rows)
  return rows.map((row) => ({
    ...toMessage(row),
    ...moved.get(row.id),
    ...handed.get(row.id),
    reactions: reactions.get(row.id) ?? [],
    mentions: mentions.get(row.id) ?? [],
    files: files.get(row.id) ?? [],
  }))
}

/** A row as the audience sees it, where nothing was added to the message since it was sent. */
export const toMessage = (row: MessageRow, mentions: readonly PersonId[] = []): Message => ({
  id: row.id,
  seq: row.seq,
  conversation: row.conversation_id,
  author: authorOf(row),
  replyTo: row.reply_to,
  ...(row.replied_revision === null ? {} : { repliedRevision: row.replied_revision }),
  branch: row.branch,
  twig: row.twig,
  html: row.gone === null ? row.html : '',
  sentAt: row.sent_at,
  editedAt: row.edited_at,
  revision: row.revision,
  gone: row.gone,
  ...(row.gone === 'deleted' && row.gone_at !== null ? { deletedAt: row.gone_at } : {}),
  reactions: [],
  mentions: mentions.toSorted(),
  files: [],
})

/** Everybody whom messages name: authors, people mentioned, people who reacted, people who took words elsewhere. */
export const peopleIn = (messages: readonly Message[]): PersonId[] => [
  ...new Set(
    messages.flatMap((message) => [
      message.author,
      ...message.mentions,
      ...message.reactions.flatMap((reaction) => reaction.people),
      ...handersOf(message),
    ]),
  ),
]

const handersOf = ({ became = [], cameFrom }: Message): PersonId[] =>
  [...became, ...(cameFrom ? [cameFrom] : [])].flatMap(({ by }) => by ?? [])
