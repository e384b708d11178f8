import type { ActivityId, PersonId } from '../../../api/contract.ts'
import type { Said } from '../../../api/conversations.ts'
import type { TestApp } from '../../../../tests/support/app.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { Room, RoomList, RoomWithPeople } from '../../contract.ts'

/** Short words for what people do in a chat. */
export const openRoom = (person: TestPerson, activity: ActivityId, key = 'all') =>
  person.command<RoomWithPeople>(activity, 'chat.openRoom', { key })

export const openDirect = (person: TestPerson, activity: ActivityId, other: { readonly id: PersonId }) =>
  person.command<RoomWithPeople>(activity, 'chat.openDirect', { person: other.id })

export const listRooms = async (person: TestPerson, activity: ActivityId): Promise<readonly Room[]> =>
  (await person.query<RoomList>(activity, 'chat.listRooms')).answer.rooms

/** Says something in a room, and answers how far each room of the house is then. */
export async function say(
  person: TestPerson,
  activity: ActivityId,
  { answer }: { answer: RoomWithPeople },
  words: string,
) {
  const conversation = answer.room.talk?.id
  const reply = await person.command<Said>(activity, 'conversations.send', { conversation, markdown: words })
  if (reply.status !== 200) throw new Error(`Refused: ${JSON.stringify(reply.error)}`)
  return reply
}

export const countConversations = async ({ house }: TestApp, activity: ActivityId): Promise<number> => {
  const rows = await house.database.read((db) =>
    db.selectFrom('conversations').select('id').where('activity_id', '=', activity).execute(),
  )
  return rows.length
}
