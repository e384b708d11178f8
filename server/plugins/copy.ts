import type { Kysely } from 'kysely'
import type { FillCopy } from '../activities/placements.ts'
import type { Plugins } from './find.ts'

/** Lets each plugin fill the copies of its activities. */
export const copyFiller =
  (plugins: Plugins): FillCopy =>
  async (db, id, copy) =>
    plugins.get(id)?.copy({ db: db as unknown as Kysely<object>, ...copy })
