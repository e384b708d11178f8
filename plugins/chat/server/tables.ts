import type { CommandContext, QueryContext } from '../../api/server.ts'
import type { contract } from '../contract.ts'
import type { MomentTables } from './moments/tables.ts'
import type { RoomTables } from './rooms/tables.ts'

export type ChatTables = RoomTables & MomentTables

export type Reading = QueryContext<typeof contract, ChatTables>
export type Writing = CommandContext<typeof contract, ChatTables>
