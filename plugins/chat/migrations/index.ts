import type { Migration } from 'kysely'
import * as rooms from './001_rooms.ts'
import * as conversations from './002_conversations.ts'
import * as moments from './003_moments.ts'

/** The plugin's migrations, in order. One that has shipped never changes. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001_rooms': rooms,
  '002_conversations': conversations,
  '003_moments': moments,
}
