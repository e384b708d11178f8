import type { Kysely } from 'kysely'
import type { ConversationId, MessageId } from '../../../plugins/api/contract.ts'
import type { Became, CameFrom, Message } from '../../../plugins/api/conversations.ts'
import type { MessageRow, Tables } from '../../database/tables.ts'
import type { HandedRow } from '../tables.ts'

type Ends = Pick<Message, 'became' | 'cameFrom'>

/** Of messages that went on elsewhere, where; of those that were brought here, where from. */
export async function listHanded(
  db: Kysely<Tables>,
  rows: readonly Pick<MessageRow, 'id' | 'handed' | 'gone'>[],
): Promise<ReadonlyMap<MessageId, Ends>> {
  const ids = rows.filter(({ handed, gone }) => handed === 1 && gone === null).map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const found = await db
    .selectFrom('handed')
    .selectAll()
    .where(({ eb, or }) => or([eb('from_message', 'in', ids), eb('to_message', 'in', ids)]))
    .orderBy('id')
    .execute()
  const places = await listPlaces(
    db,
    found.flatMap(({ from_message, to_message }) => [from_message, ...(to_message === null ? [] : [to_message])]),
  )
  const ends = new Map<MessageId, Ends>()
  for (const id of ids) ends.set(id, endsOf(id, found, places))
  return ends
}

type Place = NonNullable<CameFrom['place']>

function endsOf(id: MessageId, found: readonly HandedRow[], places: ReadonlyMap<MessageId, Place>): Ends {
  const became = found.flatMap((row): Became[] => {
    const place = row.to_message === null ? undefined : places.get(row.to_message)
    return row.from_message === id && row.seen_from === 1 && place ? [{ ...place, ...handingOf(row) }] : []
  })
  const brought = found.find((row) => row.to_message === id)
  const from = brought?.seen_to === 1 ? (places.get(brought.from_message) ?? null) : null
  return {
    ...(became.length > 0 ? { became } : {}),
    ...(brought ? { cameFrom: { place: from, ...handingOf(brought) } } : {}),
  }
}

const handingOf = ({ handed_by, handed_at }: HandedRow) => ({ by: handed_by, at: handed_at })

/** Where messages stand, as their activities call it. */
async function listPlaces(db: Kysely<Tables>, ids: readonly MessageId[]): Promise<ReadonlyMap<MessageId, Place>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('messages')
    .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
    .innerJoin('activities', 'activities.id', 'conversations.activity_id')
    .leftJoin('conversation_descriptions as described', 'described.conversation_id', 'messages.conversation_id')
    .select(['messages.id', 'messages.seq', 'messages.conversation_id', 'activities.id as activity'])
    .select(['activities.title as within', 'described.title', 'described.path'])
    .where('messages.id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, conversation_id: conversation, activity, within, title, path, seq }) => [
      id,
      { activity, within, title: title ?? within, path, conversation, seq },
    ]),
  )
}

/** The first of those who take a message to an activity make something of it; undefined when nobody has yet. */
export const findHanded = (
  db: Kysely<Tables>,
  { from_message, to_activity }: Pick<HandedRow, 'from_message' | 'to_activity'>,
): Promise<HandedRow | undefined> =>
  db
    .selectFrom('handed')
    .selectAll()
    .where('from_message', '=', from_message)
    .where('to_activity', '=', to_activity)
    .executeTakeFirst()

export async function saveHanded(db: Kysely<Tables>, row: HandedRow): Promise<void> {
  await db.insertInto('handed').values(row).execute()
  await db.updateTable('messages').set({ handed: 1 }).where('id', '=', row.from_message).execute()
}

/** How a conversation came to be that began with talk from elsewhere. */
export const findHandedTo = (db: Kysely<Tables>, conversation: ConversationId): Promise<HandedRow | undefined> =>
  db.selectFrom('handed').selectAll().where('to_conversation', '=', conversation).executeTakeFirst()

/** Neither end leads to the other any more. */
export async function forgetHanded(db: Kysely<Tables>, { id, from_message }: HandedRow): Promise<void> {
  await db.deleteFrom('handed').where('id', '=', id).execute()
  const other = await db
    .selectFrom('handed')
    .select('id')
    .where((eb) => eb.or([eb('from_message', '=', from_message), eb('to_message', '=', from_message)]))
    .limit(1)
    .executeTakeFirst()
  if (!other) await db.updateTable('messages').set({ handed: 0 }).where('id', '=', from_message).execute()
}
