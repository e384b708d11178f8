import type { Kysely } from 'kysely'
import type { ActivityId, CourseId, PersonId } from '../../plugins/api/contract.ts'
import type { ExternalCourse } from '../courses/courses.ts'
import type { Tables } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import { everybody, saveChanges } from './changes.ts'
import { addLine, ofKey, queued, updateGrade, type GradeKey } from './grades.ts'
import type { GradeRow } from './tables.ts'

interface Reach {
  readonly course: CourseId
  /** Of this activity alone; of all in the course when left out. */
  readonly activity?: ActivityId | undefined
  readonly person?: PersonId | undefined
}

/** Queues grades anew, but for those that somebody has to decide about or has decided to leave. Answers which. */
export async function queueAgain(
  db: Kysely<Tables>,
  reach: Reach,
  { by, now }: { by: PersonId; now: number },
): Promise<GradeRow[]> {
  const inCourse = db.selectFrom('activities').select('id').where('course_id', '=', reach.course)
  let query = db
    .updateTable('grades')
    .set(queued(now))
    .where('activity_id', 'in', inCourse)
    .where('state', 'not in', ['conflict', 'kept'])
    .where('reason', 'is distinct from', 'withdrawn')
  if (reach.activity !== undefined) query = query.where('activity_id', '=', reach.activity)
  if (reach.person !== undefined) query = query.where('person_id', '=', reach.person)
  const rows = await query.returningAll().execute()
  for (const row of rows) await addLine(db, { ...row, at: now, what: 'sentAgain', by })
  await recomputeWithin(db, reach, now)
  return rows
}

/** What is sent again is what stands now, also where no command said that it changed. */
async function recomputeWithin(db: Kysely<Tables>, { course, activity, person }: Reach, now: number): Promise<void> {
  const all = db.selectFrom('activities').select('id').where('course_id', '=', course)
  const activities = activity === undefined ? (await all.execute()).map(({ id }) => id) : [activity]
  for (const one of activities) await saveChanges(db, { activity: one, people: [person ?? everybody] }, now)
}

/** Queues what had no column to go to: the LMS says something new of the course. */
export async function queueNowhere(db: Kysely<Tables>, course: ExternalCourse, now: number): Promise<void> {
  const inCourse = db
    .selectFrom('activities')
    .innerJoin('courses', 'courses.id', 'activities.course_id')
    .select('activities.id')
    .where('courses.tenant', '=', course.tenant)
    .where('courses.external_id', '=', course.externalId)
  await db
    .updateTable('grades')
    .set(queued(now))
    .where('tenant', '=', course.tenant)
    .where('state', '=', 'nowhere')
    .where('activity_id', 'in', inCourse)
    .execute()
}

/** Settles a conflict: what the LMS holds stays, or ours takes its place. Throws `not_found` when there is none. */
export async function decideConflict(
  db: Kysely<Tables>,
  key: GradeKey,
  { keep, by, now }: { keep: 'theirs' | 'ours'; by: PersonId; now: number },
): Promise<void> {
  const row = await ofKey(db, key).executeTakeFirst()
  if (row?.state !== 'conflict' && row?.state !== 'kept') throw refuse('not_found')
  const ours = { ...queued(now), overrule: 1 as const }
  const theirs = { state: 'kept' as const, state_at: now, overrule: 0 as const, due_at: null }
  await updateGrade(db, row)
    .set(keep === 'ours' ? ours : theirs)
    .execute()
  const what = keep === 'ours' ? 'sentOurs' : 'keptTheirs'
  const [given, maximum] = keep === 'ours' ? [row.given, row.maximum] : [row.held_given, row.held_maximum]
  await addLine(db, { ...key, at: now, what, given, maximum, by })
}

/** Asks for a comparison; one that is under way is begun anew. */
export async function saveComparisonWish(db: Kysely<Tables>, activity: ActivityId, now: number): Promise<void> {
  const wish = { asked_at: now, claimed_until: 0, done_at: null }
  await db
    .insertInto('grade_reviews')
    .values({ activity_id: activity, findings: null, ...wish })
    .onConflict((conflict) => conflict.column('activity_id').doUpdateSet(wish))
    .execute()
}
