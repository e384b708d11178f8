import type { ActivityId } from '../../../api/contract.ts'
import type { Rung } from '../../contract.ts'
import { defaultLadder } from '../../default-ladder.ts'
import type { Db, LadderRow } from '../tables.ts'

export interface KeptLadder {
  readonly version: number
  readonly rungs: readonly Rung[]
}

/** The ladder as it is now, or as it was at a version; the one that everybody begins with has the version 0. */
export async function readLadder(db: Db, activity: ActivityId, version?: number): Promise<KeptLadder> {
  if (version === 0) return { version, rungs: defaultLadder }
  let query = db.selectFrom('assignment_ladders').selectAll().where('activity_id', '=', activity)
  if (version !== undefined) query = query.where('version', '=', version)
  const row = await query.orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row ? toLadder(row) : { version: 0, rungs: defaultLadder }
}

/** Several versions, by their number. */
export async function listLadders(
  db: Db,
  activity: ActivityId,
  versions: readonly number[],
): Promise<ReadonlyMap<number, readonly Rung[]>> {
  const known = new Map<number, readonly Rung[]>([[0, defaultLadder]])
  if (versions.length === 0) return known
  const rows = await db
    .selectFrom('assignment_ladders')
    .selectAll()
    .where('activity_id', '=', activity)
    .where('version', 'in', [...new Set(versions)])
    .execute()
  for (const row of rows) known.set(row.version, toLadder(row).rungs)
  return known
}

export async function insertLadder(db: Db, row: LadderRow): Promise<void> {
  await db.insertInto('assignment_ladders').values(row).execute()
}

const toLadder = (row: LadderRow): KeptLadder => ({
  version: row.version,
  // Written by saveLadder, whose input the contract has checked.
  rungs: JSON.parse(row.rungs) as Rung[],
})
