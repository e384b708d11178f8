import { Type, type Static } from 'typebox'
import { idOf } from '../../api/contract.ts'

/** The one conversation of the activity; null until somebody who takes part has opened the chat. */
export const Room = Type.Object({ conversation: Type.Union([idOf<'conversation'>(), Type.Null()]) })
export type Room = Static<typeof Room>

export const OpenRoom = Type.Object({ conversation: idOf<'conversation'>() })
export type OpenRoom = Static<typeof OpenRoom>
