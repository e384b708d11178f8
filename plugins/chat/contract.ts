import { Type, type Static } from 'typebox'
import { defineContract, idOf } from '../api/contract.ts'

/** The one conversation of the activity; null until somebody who takes part has opened the chat. */
export const Room = Type.Object({ conversation: Type.Union([idOf<'conversation'>(), Type.Null()]) })
export type Room = Static<typeof Room>

const OpenRoom = Type.Object({ conversation: idOf<'conversation'>() })
export type OpenRoom = Static<typeof OpenRoom>

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
