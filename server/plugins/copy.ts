import type { Kysely } from 'kysely'
import type { FillCopy } from '../activities/placements.ts'
import { copyKept } from '../files/keeping.ts'
import type { Plugins } from './find.ts'

/** Lets each plugin fill the copies of its activities. */
export const copyFiller =
  (plugins: Plugins, now: () => number): FillCopy =>
  async (db, id, copy) =>
    plugins.get(id)?.copy({
      ...copy,
      db: db as unknown as Kysely<object>,
      copyFiles: (files) => copyKept(db, id, files, { ...copy, now: now() }),
    })
