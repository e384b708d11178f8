import type { Migration } from 'kysely'
import * as threads from './001_threads.ts'

export const migrations: Readonly<Record<string, Migration>> = { '001_threads': threads }
