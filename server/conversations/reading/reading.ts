import type { Kysely } from 'kysely'
import type { ConversationId, PersonId } from '../../../plugins/api/contract.ts'
import { keepQuery } from '../../database/kept-query.ts'
import type { Tables } from '../../database/tables.ts'
import type { CommandScope, Scope } from '../../operations/feature.ts'
import { listAllReadableFor, lockedAfter, readConversationFor, type Conversation } from '../conversations.ts'
import { savePosition, type Position } from './read-positions.ts'
import { tellReader } from './readers.ts'

type Place = Omit<Position, 'readAt'>

/** The position is the person's own; all their pages hear of it, nobody else does. */
export async function markRead(scope: CommandScope, { conversation: id, seq }: Place): Promise<{ seq: number }> {
  const conversation = await readConversationFor(scope, id)
  const position = { conversation: conversation.id, seq: Math.min(seq, conversation.lastSeq) }
  await movePosition(scope, conversation, position.seq)
  return { seq: position.seq }
}

/** Marks everything in the activity as read. @returns where the person was, to take it back with `markRead` */
export async function markAllRead(scope: CommandScope): Promise<{ before: Place[] }> {
  const before: Place[] = []
  const positions = await readPositionsOf(scope)
  for (const conversation of await listAllReadableFor(scope)) {
    const { id, lastSeq } = conversation
    const seq = positions.get(id) ?? 0
    if (seq >= lastSeq) continue
    before.push({ conversation: id, seq })
    await movePosition(scope, conversation, lastSeq)
  }
  return { before }
}

/**
 * How many messages of others the person has not read, by conversation; those with none are left out. What is gone does not
 * count: there is nothing left to read in it.
 */
export async function countUnread(scope: Scope): Promise<{ conversation: ConversationId; count: number }[]> {
  const me = scope.reader.actor.id
  const readable = await listAllReadableFor(scope)
  if (readable.length === 0) return []
  const locked = readable.filter((each) => each.locked).map(({ id }) => id)
  const rows = await scope.db
    .selectFrom('messages')
    .leftJoin('read_positions', (join) =>
      join
        .onRef('read_positions.conversation_id', '=', 'messages.conversation_id')
        .on('read_positions.person_id', '=', me),
    )
    .select('messages.conversation_id as conversation')
    .select(({ fn }) => fn.countAll().as('count'))
    .where(
      'messages.conversation_id',
      'in',
      readable.map(({ id }) => id),
    )
    .where('messages.gone', 'is', null)
    .where('messages.author_id', '<>', me)
    .where(({ eb, ref, fn, val }) => eb('messages.seq', '>', fn.coalesce(ref('read_positions.seq'), val(0))))
    .$if(locked.length > 0, (query) =>
      query.where(({ eb, or }) =>
        or([eb('messages.seq', '<=', lockedAfter), eb('messages.conversation_id', 'not in', locked)]),
      ),
    )
    .groupBy('messages.conversation_id')
    .orderBy('messages.conversation_id')
    .execute()
  return rows.map(({ conversation, count }) => ({ conversation, count: Number(count) }))
}

/** Who had read everything has read their own words, too; who had not keeps their place. */
export async function readOn(scope: CommandScope, conversation: Conversation, seq: number): Promise<void> {
  const position = await findPosition(scope.db, conversation.id, scope.reader.actor.id)
  if ((position?.seq ?? 0) === seq - 1) await movePosition(scope, conversation, seq)
}

async function findPosition(db: Kysely<Tables>, conversation: ConversationId, person: PersonId) {
  const [position] = await selectPosition(db, { conversation, person })
  return position
}

const selectPosition = keepQuery(
  (db: Kysely<Tables>, { conversation, person }: { conversation: ConversationId; person: PersonId }) =>
    db
      .selectFrom('read_positions')
      .select('seq')
      .where('conversation_id', '=', conversation)
      .where('person_id', '=', person),
)

async function readPositionsOf({ db, activity, reader }: Scope): Promise<ReadonlyMap<ConversationId, number>> {
  const rows = await db
    .selectFrom('read_positions')
    .innerJoin('conversations', 'conversations.id', 'read_positions.conversation_id')
    .select(['read_positions.conversation_id', 'read_positions.seq'])
    .where('conversations.activity_id', '=', activity.id)
    .where('person_id', '=', reader.actor.id)
    .execute()
  return new Map(rows.map(({ conversation_id, seq }) => [conversation_id, seq]))
}

async function movePosition(scope: CommandScope, conversation: Conversation, seq: number): Promise<void> {
  const person = scope.reader.actor.id
  const position = { conversation: conversation.id, seq }
  await savePosition(scope.db, person, position, scope.now)
  const moved = { ...position, readAt: scope.now }
  scope.publish('conversations.positionMoved', moved, { kind: 'people', people: [person] })
  await tellReader(scope, conversation, seq)
}
