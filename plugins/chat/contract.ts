import { Type } from 'typebox'
import { defineContract } from '../api/contract.ts'
import { OpenRoom, Room } from './contract/rooms.ts'

export type * from './contract/rooms.ts'

export const contract = defineContract({
  id: 'chat',
  settings: Type.Object({
    purpose: Type.String({ default: '', maxLength: 1000, format: 'text' }),
  }),
  queries: { readRoom: { can: 'view', output: Room } },
  commands: {
    /** Makes the room, or answers the one there is: however many open the chat at the same moment, there is one. */
    openRoom: { can: 'participate', output: OpenRoom },
  },
  events: { roomOpened: OpenRoom },
})
