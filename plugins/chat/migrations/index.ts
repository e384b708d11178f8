import type { Migration } from 'kysely'
import * as rooms from './001_rooms.ts'

export const migrations: Readonly<Record<string, Migration>> = { '001_rooms': rooms }
