import { Refusal } from '../../../api/server.ts'
import type { ConversationId, PersonId } from '../../../api/contract.ts'
import type { RoomWithPeople } from '../../contract.ts'
import { mayWrite } from '../../who-may-write.ts'
import type { Writing } from '../tables.ts'
import { listPlaces } from './listing.ts'
import { findAtPlace, saveRow } from './rows.ts'
import { readRoom, tell } from './telling.ts'

/** The first who may write opens a room; whoever comes at the same moment finds it. */
export async function openRoom(context: Writing, { key }: { key: string }): Promise<RoomWithPeople> {
  const { db, activity, now, conversations } = context
  const known = await findAtPlace(db, activity.id, key)
  if (known) return readRoom(context, known)
  const place = (await listPlaces(context)).find((each) => each.key === key)
  if (!place) throw new Refusal('not_found', 404, 'There is no such room.')
  const conversation_id = await conversations.open({ audience: place.audience })
  const { kind, name } = place
  const row = { conversation_id, activity_id: activity.id, kind, place: key, name, made_by: null, made_at: now }
  await saveRow(db, row)
  return tell(context, row)
}

/** What two people write to each other in: one, whoever of them opens it, and however often. */
export async function openDirect(context: Writing, { person }: { person: PersonId }): Promise<RoomWithPeople> {
  const { db, activity, actor, now, conversations } = context
  const place = placeOf(actor.id, person)
  const known = await findAtPlace(db, activity.id, place)
  if (known) return readRoom(context, known)
  await checkMayWrite(context, person)
  const both = [actor.id, person]
  const conversation_id: ConversationId = await conversations.open({ audience: { kind: 'people', people: both } })
  const row = { conversation_id, activity_id: activity.id, place, name: '', made_by: actor.id, made_at: now }
  await saveRow(db, { ...row, kind: 'direct' }, both)
  return tell(context, { ...row, kind: 'direct' })
}

/** The same, whichever of the two asks. */
const placeOf = (one: PersonId, other: PersonId): string => [one, other].toSorted().join(' ')

async function checkMayWrite({ activity, actor, people }: Writing, person: PersonId): Promise<void> {
  const other = (await people.listAudience()).find(({ id }) => id === person)
  if (!other) throw new Refusal('not_found', 404, 'There is nobody like that here.')
  if (mayWrite(activity.settings.direct, actor, other)) return
  throw new Refusal('not_between_these', 403, 'Here these two do not write to each other apart from the others.')
}
