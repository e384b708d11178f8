import { sql, type Kysely } from 'kysely'
import type { ActivityId, ConversationId, MessageId, PersonId } from '../../plugins/api/contract.ts'
import type { Audience, NewestPage } from '../../plugins/api/server.ts'
import { keepQuery } from '../database/kept-query.ts'
import type { ConversationRow, MessageRow, Tables } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import { groupOf, toAudience, toColumns } from '../groups/audiences.ts'
import { findGroup } from '../groups/groups.ts'
import { newId } from '../ids.ts'
import type { Scope } from '../operations/feature.ts'
import { listCards } from '../people/cards.ts'
import { isIn } from '../people/reader.ts'
import { readFaces } from './messages/faces.ts'
import { listLocked } from './rules.ts'

/** A conversation that the reader was found to be in the audience of. */
export interface Conversation {
  readonly id: ConversationId
  readonly audience: Audience
  readonly count: number
  readonly lastSeq: number
  readonly closed: boolean
  /** In how many seconds everybody writes one message; 0 where they write as they like. */
  readonly slow: number
  /** Whether messages wait until who leads the course has read them. */
  readonly holds: boolean
  /** Of what was said the reader sees the first message alone, until they have said something themselves. */
  readonly locked: boolean
  /** Who wrote in it last, the last one first. */
  readonly faces: readonly PersonId[]
}

/** How far a conversation can be read that one has yet to say something in: its first message. */
export const lockedAfter = 1

/**
 * The one door to what people said. Throws `not_found` for a conversation of another activity, or one whose audience the
 * reader is not in: an outsider cannot tell it from one that does not exist.
 */
export async function readConversationFor(scope: Scope, id: ConversationId): Promise<Conversation> {
  const [row] = await selectConversation(scope.db, { id })
  if (!row || row.activity_id !== scope.activity.id) throw refuse('not_found')
  const audience = await audienceOf(scope.db, row)
  if (!isIn(audience, scope.reader)) throw refuse('not_found')
  return toConversation(row, audience, await listLocked(scope, [row.id]))
}

const selectConversation = keepQuery((db: Kysely<Tables>, { id }: { id: ConversationId }) =>
  db.selectFrom('conversations').selectAll().where('id', '=', id),
)

/** The door to one message: that of its conversation. */
export async function readMessageFor(
  scope: Scope,
  id: MessageId,
): Promise<{ message: MessageRow; conversation: Conversation }> {
  const message = await scope.db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst()
  if (!message) throw refuse('not_found')
  const conversation = await readConversationFor(scope, message.conversation_id)
  if (message.seq > conversation.lastSeq) throw refuse('not_found')
  return { message, conversation }
}

/** Those of the conversations named that the reader may read, in the order named. */
export async function listConversationsFor(scope: Scope, ids: readonly ConversationId[]): Promise<Conversation[]> {
  if (ids.length === 0) return []
  const rows = await selectConversations(scope.db, { ids, activity: scope.activity.id })
  const found = new Map<ConversationId, Conversation>()
  const locked = await listLocked(
    scope,
    rows.map((row) => row.id),
  )
  for (const row of rows) {
    const conversation = toConversation(row, await audienceOf(scope.db, row), locked)
    if (isIn(conversation.audience, scope.reader)) found.set(row.id, conversation)
  }
  return ids.flatMap((id) => found.get(id) ?? [])
}

const selectConversations = keepQuery(
  (db: Kysely<Tables>, { ids, activity }: { ids: readonly ConversationId[]; activity: ActivityId }) =>
    db.selectFrom('conversations').selectAll().where('id', 'in', ids).where('activity_id', '=', activity),
)

/** The activity's conversations that the reader may read, those somebody wrote in last first. */
export async function listNewestFor(scope: Scope, page: NewestPage): Promise<Conversation[]> {
  const { before } = page
  const rows = await openOf(scope)
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(last_message_at, id) < (${before?.at ?? 0}, ${before?.conversation ?? ''})`),
    )
    .orderBy('last_message_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
  const conversations: Conversation[] = []
  const locked = await listLocked(
    scope,
    rows.map((row) => row.id),
  )
  for (const row of rows) conversations.push(toConversation(row, await audienceOf(scope.db, row), locked))
  return conversations
}

/** All of the activity's conversations that the reader may read, those between named people among them. */
export async function listAllReadableFor(scope: Scope): Promise<Conversation[]> {
  const own = scope.db.selectFrom('conversation_people').select('conversation_id')
  const named = await scope.db
    .selectFrom('conversations')
    .selectAll()
    .where('activity_id', '=', scope.activity.id)
    .where('id', 'in', own.where('person_id', '=', scope.reader.actor.id))
    .execute()
  const conversations: Conversation[] = []
  const rows = [...(await openOf(scope).execute()), ...named]
  const locked = await listLocked(
    scope,
    rows.map((row) => row.id),
  )
  for (const row of rows) conversations.push(toConversation(row, await audienceOf(scope.db, row), locked))
  return conversations
}

/** Those for the course, and the reader's cohorts and circles. Looks at nobody's id, so that what is made of it is everybody's answer. */
function openOf({ db, activity, reader }: Scope) {
  return db
    .selectFrom('conversations')
    .selectAll()
    .where('activity_id', '=', activity.id)
    .where(({ and, eb, or }) =>
      or([
        eb('audience', '=', 'course'),
        ...(reader.cohorts.length > 0
          ? [and([eb('audience', '=', 'cohort'), eb('cohort_id', 'in', reader.cohorts)])]
          : []),
        ...(reader.circles.length > 0
          ? [and([eb('audience', '=', 'circle'), eb('circle_id', 'in', reader.circles)])]
          : []),
      ]),
    )
}

/** A conversation by its id, for what has passed the door already. */
export async function findConversation(db: Kysely<Tables>, id: ConversationId): Promise<Conversation | undefined> {
  const row = await db.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toConversation(row, await audienceOf(db, row), new Set())
}

/**
 * Throws `invalid_input` for an audience of nobody, of more people than talk with each other, or of others than the course's,
 * and `not_found` for a cohort or circle of another course, or one that was taken out.
 */
export async function createConversation(scope: Scope, audience: Audience): Promise<ConversationId> {
  const id = newId<'conversation'>(scope.now)
  await checkGroup(scope, audience)
  await scope.db
    .insertInto('conversations')
    .values({
      id,
      activity_id: scope.activity.id,
      course_id: scope.activity.course,
      ...toColumns(audience),
      last_seq: 0,
      message_count: 0,
      last_message_at: scope.now,
      closed_at: null,
      created_at: scope.now,
      slow_seconds: null,
      holds: 0,
      faces: '[]',
    })
    .execute()
  if (audience.kind === 'people') await savePeople(scope, id, [...new Set(audience.people)])
  return id
}

export async function saveHolds({ db }: Scope, id: ConversationId, holds: boolean): Promise<void> {
  await db
    .updateTable('conversations')
    .set({ holds: holds ? 1 : 0 })
    .where('id', '=', id)
    .execute()
}

export async function saveSlow({ db }: Scope, id: ConversationId, seconds: number): Promise<void> {
  const slow_seconds = seconds === 0 ? null : seconds
  await db.updateTable('conversations').set({ slow_seconds }).where('id', '=', id).execute()
}

export async function saveClosed(scope: Scope, id: ConversationId, closed: boolean): Promise<void> {
  const closed_at = closed ? scope.now : null
  await scope.db.updateTable('conversations').set({ closed_at }).where('id', '=', id).execute()
}

/** What is for more people than this is for a cohort. */
const mostNamed = 200

/** Puts the conversation to others; who was in it before is in it no more, unless named again. Throws as making one does. */
export async function saveAudience(scope: Scope, id: ConversationId, audience: Audience): Promise<void> {
  await checkGroup(scope, audience)
  await scope.db.updateTable('conversations').set(toColumns(audience)).where('id', '=', id).execute()
  await scope.db.deleteFrom('conversation_people').where('conversation_id', '=', id).execute()
  if (audience.kind === 'people') await savePeople(scope, id, [...new Set(audience.people)])
}

/** From now on nobody finds it: it is for named people, and names none. */
export async function saveWithdrawn(db: Kysely<Tables>, id: ConversationId): Promise<void> {
  await db
    .updateTable('conversations')
    .set(toColumns({ kind: 'people', people: [] }))
    .where('id', '=', id)
    .execute()
  await db.deleteFrom('conversation_people').where('conversation_id', '=', id).execute()
}

async function checkGroup({ db, activity }: Scope, audience: Audience): Promise<void> {
  const group = groupOf(audience)
  if (group !== undefined && !(await findGroup(db, activity.course, group))) throw refuse('not_found')
}

async function savePeople({ db, activity }: Scope, id: ConversationId, people: readonly PersonId[]): Promise<void> {
  if (people.length === 0 || people.length > mostNamed) throw refuse('invalid_input')
  const members = await listCards(db, activity.course, people)
  if (members.length < people.length) throw refuse('invalid_input')
  const rows = people.map((person_id) => ({ conversation_id: id, person_id }))
  await db.insertInto('conversation_people').values(rows).execute()
}

const audienceOf = (db: Kysely<Tables>, row: ConversationRow): Promise<Audience> =>
  toAudience(row, async () => {
    const named = db.selectFrom('conversation_people').select('person_id').where('conversation_id', '=', row.id)
    return (await named.execute()).map((person) => person.person_id)
  })

function toConversation(
  row: ConversationRow,
  audience: Audience,
  lockedOnes: ReadonlySet<ConversationId>,
): Conversation {
  const { id } = row
  const locked = lockedOnes.has(id)
  const most = locked ? lockedAfter : Infinity
  const state = readState(row)
  const bounds = { count: Math.min(state.count, most), lastSeq: Math.min(state.lastSeq, most) }
  return { ...{ id, audience, locked }, ...state, ...bounds }
}

/** What is true of a conversation whoever reads it. */
export const readState = (row: ConversationRow): Omit<Conversation, 'id' | 'audience' | 'locked'> => ({
  count: row.message_count,
  lastSeq: row.last_seq,
  closed: row.closed_at !== null,
  slow: row.slow_seconds ?? 0,
  holds: row.holds === 1,
  faces: readFaces(row.faces),
})
