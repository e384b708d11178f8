import type { Migration } from 'kysely'
import * as core from './001_core.ts'

/** The core's migrations, in order. One that has shipped never changes. */
export const coreMigrations: Readonly<Record<string, Migration>> = { '001_core': core }
