import type { Kysely } from 'kysely'
import type { ActivityId, CourseId, PersonId } from '../../plugins/api/contract.ts'
import { findActivity, type PlacedActivity } from '../activities/activities.ts'
import type { Tables } from '../database/tables.ts'
import { Publication, type Frame } from '../live/publication.ts'
import { roomsOf } from '../live/rooms.ts'
import type { Plugins } from '../plugins/find.ts'
import { everybody, takeChanges } from './changes.ts'
import { computeGrades } from './computing.ts'
import { listGradesOf, saveComputed } from './grades.ts'

/** As many as one transaction may keep others waiting for. */
const mostAtOnce = 100

/** Computes grades that were noted as changed. One transaction: the note goes when the grade is kept, not before. */
export async function recompute(
  db: Kysely<Tables>,
  plugins: Plugins,
  now: number,
): Promise<{ count: number; frames: Frame[] }> {
  const changes = await takeChanges(db, mostAtOnce)
  const frames: Frame[] = []
  for (const id of new Set(changes.map(({ activity_id }) => activity_id))) {
    const people = changes.flatMap((change) => (change.activity_id === id ? [change.person_id] : []))
    const changed = await recomputeIn(db, { id, people, plugins }, now)
    if (changed) frames.push(...(await publishChanged(db, changed, now)))
  }
  return { count: changes.length, frames }
}

interface Noted {
  readonly id: ActivityId
  readonly people: readonly (PersonId | typeof everybody)[]
  readonly plugins: Plugins
}

async function recomputeIn(
  db: Kysely<Tables>,
  { id, people, plugins }: Noted,
  now: number,
): Promise<Changed | undefined> {
  const activity = await findActivity(db, id)
  const plugin = activity?.plugin ? plugins.get(activity.plugin) : undefined
  if (!activity || !plugin?.grading) return undefined
  const tenant = await readTenant(db, activity.course)
  const learners = await listLearners(db, activity, people)
  const kept = await listGradesOf(db, id, learners)
  const changed: PersonId[] = []
  for (const person of learners) {
    const computed = await computeGrades(db, { plugin, activity }, person)
    const told = { activity: id, tenant, person, rows: kept.get(person) ?? [] }
    if (await saveComputed(db, told, computed, now)) changed.push(person)
  }
  return { activity: id, course: activity.course, people: changed }
}

async function readTenant(db: Kysely<Tables>, course: CourseId): Promise<string> {
  const { tenant } = await db.selectFrom('courses').select('tenant').where('id', '=', course).executeTakeFirstOrThrow()
  return tenant
}

/** LMSs keep grades of learners alone, and refuse those of others. */
async function listLearners(
  db: Kysely<Tables>,
  { course, cohort }: PlacedActivity,
  people: readonly (PersonId | typeof everybody)[],
): Promise<PersonId[]> {
  let query = db
    .selectFrom('members')
    .select('person_id')
    .where('course_id', '=', course)
    .where('role', '=', 'learner')
    .where('status', '=', 'active')
    .orderBy('person_id')
  if (!people.includes(everybody)) query = query.where('person_id', 'in', people as PersonId[])
  if (cohort !== null) {
    const inCohort = db.selectFrom('cohort_members').select('person_id').where('cohort_id', '=', cohort)
    query = query.where('person_id', 'in', inCohort)
  }
  return (await query.execute()).map(({ person_id }) => person_id)
}

/** Whose grades changed in an activity. */
export interface Changed {
  readonly activity: ActivityId
  readonly course: CourseId
  readonly people: readonly PersonId[]
}

/** Tells those concerned, and the facilitators of the course, that the ledger is another now; it says nothing of the grade. */
export async function publishChanged(
  db: Kysely<Tables>,
  { activity, course, people }: Changed,
  now: number,
): Promise<Frame[]> {
  if (people.length === 0) return []
  const told = [...people, ...(await listFacilitators(db, course))]
  const publication = new Publication()
  publication.add(roomsOf(activity, { kind: 'people', people: told }), 'grades.changed', {})
  return publication.store(db, now)
}

/** Those who are told of every grade. */
export async function listFacilitators(db: Kysely<Tables>, course: CourseId): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('members')
    .select('person_id')
    .where('course_id', '=', course)
    .where('role', '=', 'facilitator')
    .where('status', '=', 'active')
    .execute()
  return rows.map(({ person_id }) => person_id)
}
