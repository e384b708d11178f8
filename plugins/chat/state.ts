import { defineStates } from '../api/state.ts'
import type { PersonCard } from '../api/contract.ts'
import type { ConversationSummary, Said } from '../api/conversations.ts'
import type { contract, Room, RoomList } from './contract.ts'
import { cardsFor, inOrder } from './rooms-in-order.ts'

/** How the list of rooms follows what happens. */
export const states = defineStates<typeof contract>({
  listRooms: {
    roomChanged: (list, { room, people }) =>
      withRooms([...list.rooms.filter(({ key }) => key !== room.key), room], [...list.people, ...people]),
    roomLeft: (list, { key }) =>
      list.rooms.some((room) => room.key === key)
        ? withRooms(
            list.rooms.filter((room) => room.key !== key),
            list.people,
          )
        : list,
    'conversations.messageSent': followSaying,
    'conversations.messageChanged': followSaying,
    'conversations.conversationChanged': (list, talk) => talkOn(list, talk, []),
  },
})

function followSaying(list: RoomList, { conversation, people }: Said): RoomList {
  return talkOn(list, conversation, people)
}

function talkOn(list: RoomList, talk: ConversationSummary, people: readonly PersonCard[]): RoomList {
  if (!list.rooms.some((room) => room.talk?.id === talk.id)) return list
  const rooms = list.rooms.map((room) => (room.talk?.id === talk.id ? { ...room, talk } : room))
  return withRooms(rooms, [...list.people, ...people])
}

const withRooms = (rooms: readonly Room[], people: readonly PersonCard[]): RoomList => ({
  rooms: inOrder(rooms),
  people: cardsFor(rooms, people),
})
