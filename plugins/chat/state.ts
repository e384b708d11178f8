import { defineStates } from '../api/state.ts'
import type { PersonCard } from '../api/contract.ts'
import type { ConversationSummary, Said } from '../api/conversations.ts'
import type { contract, MomentList, Room, RoomList } from './contract.ts'
import { cardsOf, inOrder as momentsInOrder } from './moments-in-order.ts'
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
  listMoments: {
    momentChanged: (list, { moment, people }) =>
      moment.conversation === list.conversation
        ? withMoments(list, [...list.moments.filter(({ id }) => id !== moment.id), moment], people)
        : list,
    momentCalledOff: (list, { moment }) =>
      list.moments.some(({ id }) => id === moment)
        ? withMoments(
            list,
            list.moments.filter(({ id }) => id !== moment),
            [],
          )
        : list,
  },
})

function withMoments(
  { conversation, people: known }: MomentList,
  changed: MomentList['moments'],
  met: readonly PersonCard[],
): MomentList {
  const moments = momentsInOrder(changed)
  return { conversation, moments, people: cardsOf(moments, [...known, ...met]) }
}

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
