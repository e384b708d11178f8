import type { Migration } from 'kysely'
import * as threads from './001_threads.ts'
import * as kinds from './002_kinds.ts'
import * as offers from './003_offers.ts'
import * as judgements from './004_judgements.ts'
import * as moves from './005_moves.ts'

/** The plugin's migrations, in order. One that has shipped never changes. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001_threads': threads,
  '002_kinds': kinds,
  '003_offers': offers,
  '004_judgements': judgements,
  '005_moves': moves,
}
