import type { Migration } from 'kysely'
import * as ladderAndWorks from './001_ladder_and_works.ts'
import * as witnesses from './002_witnesses.ts'
import * as pairsOfTheHouse from './003_pairs_of_the_house.ts'
import * as readers from './004_readers.ts'
import * as whereAndWhen from './005_where_and_when.ts'
import * as observations from './006_observations.ts'

/** The plugin's migrations, in order. One that has shipped never changes. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001_ladder_and_works': ladderAndWorks,
  '002_witnesses': witnesses,
  '003_pairs_of_the_house': pairsOfTheHouse,
  '004_readers': readers,
  '005_where_and_when': whereAndWhen,
  '006_observations': observations,
}
