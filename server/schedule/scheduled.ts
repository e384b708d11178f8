import { sql, type Kysely } from 'kysely'
import type { ActivityId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { newId } from '../ids.ts'
import type { ScheduledId, ScheduledRow } from './tables.ts'

/** Which of an activity's timers is meant. */
export interface TimerKey {
  readonly activity: ActivityId
  readonly feature: string
  readonly timer: string
  readonly key: string
}

/** Sets a timer; one that was set before with the same key is set anew. */
export async function saveScheduled(
  db: Kysely<Tables>,
  { activity, feature, timer, key }: TimerKey,
  { at, input }: { readonly at: number; readonly input: unknown },
): Promise<void> {
  const set = { input: JSON.stringify(input), due_at: at, failures: 0 }
  await db
    .insertInto('scheduled')
    .values({ id: newId<'scheduled'>(), activity_id: activity, feature, timer, key, ...set })
    .onConflict((conflict) => conflict.columns(['activity_id', 'feature', 'timer', 'key']).doUpdateSet(set))
    .execute()
}

export async function removeScheduled(db: Kysely<Tables>, { activity, feature, timer, key }: TimerKey): Promise<void> {
  await db
    .deleteFrom('scheduled')
    .where('activity_id', '=', activity)
    .where('feature', '=', feature)
    .where('timer', '=', timer)
    .where('key', '=', key)
    .execute()
}

export const mostAtOnce = 100

/** What is due, the earliest first; only that of the features named, since nobody else's can be done. */
export async function listDue(db: Kysely<Tables>, features: readonly string[], now: number): Promise<ScheduledRow[]> {
  if (features.length === 0) return []
  return db
    .selectFrom('scheduled')
    .selectAll()
    .where('due_at', '<=', now)
    .where('feature', 'in', features)
    .orderBy('due_at')
    .orderBy('id')
    .limit(mostAtOnce)
    .execute()
}

/** Takes one away to do it; undefined when another process was faster, or when it was set to another time meanwhile. */
export const takeDue = (db: Kysely<Tables>, id: ScheduledId, now: number): Promise<ScheduledRow | undefined> =>
  db.deleteFrom('scheduled').where('id', '=', id).where('due_at', '<=', now).returningAll().executeTakeFirst()

/** Puts off what failed, unless it was set anew or cancelled meanwhile. */
export async function putOff(db: Kysely<Tables>, { id, due_at }: ScheduledRow, until: number): Promise<void> {
  await db
    .updateTable('scheduled')
    .set({ due_at: until, failures: sql`failures + 1` })
    .where('id', '=', id)
    .where('due_at', '=', due_at)
    .execute()
}

/** How many timers have failed and wait for another attempt. */
export async function countFailing(db: Kysely<Tables>): Promise<number> {
  const { count } = await db
    .selectFrom('scheduled')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('failures', '>', 0)
    .executeTakeFirstOrThrow()
  return count
}
