import { Type } from 'typebox'
import { defineContract } from '../api/contract.ts'
import { momentCommands, momentEvents, momentQueries, momentTimers } from './contract/moments.ts'
import { roomCommands, roomEvents, roomQueries, roomSettings } from './contract/rooms.ts'

export type * from './contract/moments.ts'
export type * from './contract/rooms.ts'

export const contract = defineContract({
  id: 'chat',
  icon: 'chat',
  settings: Type.Object({
    purpose: Type.String({ default: '', maxLength: 1000, format: 'text' }),
    ...roomSettings,
  }),
  queries: { ...roomQueries, ...momentQueries },
  commands: { ...roomCommands, ...momentCommands },
  events: { ...roomEvents, ...momentEvents },
  timers: momentTimers,
})
