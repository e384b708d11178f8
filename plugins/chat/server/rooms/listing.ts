import type { ConversationSummary } from '../../../api/conversations.ts'
import type { Audience } from '../../../api/server.ts'
import type { Room, RoomKind, RoomList, RoomWithPeople } from '../../contract.ts'
import { cardsFor, inOrder, isBetweenPeople, peopleNamed } from '../../rooms-in-order.ts'
import type { Reading } from '../tables.ts'
import { listMembers, listRowsFor } from './rows.ts'
import type { RoomRow } from './tables.ts'

/** A room that is to be there by the designer's settings, opened or not. */
export interface Place {
  readonly key: string
  readonly kind: RoomKind
  readonly name: string
  readonly audience: Audience
}

/** Everything that the asking person can read here. A room that was opened stays, whatever the designer wants by now. */
export async function listRooms(context: Reading): Promise<RoomList> {
  const { db, activity, actor, conversations } = context
  const rows = await listRowsFor(db, activity.id, actor.id)
  const members = await listMembers(
    db,
    rows.filter(isBetweenPeople).map((row) => row.conversation_id),
  )
  const talks = await conversations.summarise(rows.map((row) => row.conversation_id))
  const opened = talks.flatMap((talk) => {
    const row = rows.find(({ conversation_id }) => conversation_id === talk.id)
    return row ? [toRoom(row, talk, members.get(talk.id))] : []
  })
  const places = await listPlaces(context)
  return withCards(context, inOrder(named([...opened, ...listUnopened(places, opened)], places)))
}

/** The rooms that there are to be for the asking person. An activity of one cohort has one room, unless it is for circles. */
export async function listPlaces({ activity, people }: Pick<Reading, 'activity' | 'people'>): Promise<Place[]> {
  const { rooms } = activity.settings
  if (rooms === 'all' || (rooms === 'cohorts' && activity.audience.kind !== 'course'))
    return [{ key: 'all', kind: 'all', name: '', audience: activity.audience }]
  const wanted = rooms === 'cohorts' ? 'cohort' : 'circle'
  const groups = (await people.listGroups()).filter(({ kind }) => kind === wanted)
  return groups.map(({ id, kind, name, audience }) => ({ key: id, kind, name, audience }))
}

const listUnopened = (places: readonly Place[], opened: readonly Room[]): Room[] =>
  places
    .filter(({ key }) => !opened.some((room) => room.key === key))
    .map(({ key, kind, name }) => ({ key, kind, name, talk: null, people: [], madeBy: null, madeAt: 0 }))

/** A cohort or circle is called as it is called now. */
const named = (rooms: readonly Room[], places: readonly Place[]): Room[] =>
  rooms.map((room) => ({ ...room, name: places.find(({ key }) => key === room.key)?.name ?? room.name }))

export const toRoom = (
  row: RoomRow,
  talk: ConversationSummary,
  people: readonly Room['people'][number][] = [],
): Room => ({
  key: isBetweenPeople(row) ? row.conversation_id : row.place,
  kind: row.kind,
  name: row.name,
  talk,
  people: [...people],
  madeBy: row.made_by,
  madeAt: row.made_at,
})

async function withCards({ people }: Pick<Reading, 'people'>, rooms: Room[]): Promise<RoomList> {
  return { rooms, people: cardsFor(rooms, await people.list(rooms.flatMap(peopleNamed))) }
}

export async function withPeople(context: Pick<Reading, 'people'>, room: Room): Promise<RoomWithPeople> {
  return { room, people: (await withCards(context, [room])).people }
}
