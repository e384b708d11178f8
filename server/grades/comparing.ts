import type { Kysely } from 'kysely'
import type { ActivityId, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { listColumns, type ColumnOfGrades } from './columns.ts'
import type { Findings } from './contract.ts'
import { findForeign, isSameShare } from './deciding.ts'
import type { DeliveryParts } from './delivery.ts'
import type { Column, Gradebook, OpenColumn, Result } from './gradebook.ts'
import { addLine, updateGrade } from './grades.ts'
import { listFacilitators, publishChanged } from './recomputing.ts'
import type { GradeRow } from './tables.ts'

/** How long one server has for itself to compare an activity. */
const lease = 5 * 60 * 1000

/** Compares the activities that somebody asked about. */
export async function compareAsked(parts: DeliveryParts, gradebooks: readonly Gradebook[]): Promise<void> {
  const { database, now } = parts
  const asked = await database.read((db) => ofWishes(db, now()).select('activity_id').execute())
  for (const { activity_id } of asked) {
    const claimed = await database.write((db) => claimWish(db, activity_id, now()))
    if (claimed) await compareActivity(parts, gradebooks, activity_id)
  }
}

const ofWishes = (db: Kysely<Tables>, now: number) =>
  db.selectFrom('grade_reviews').where('done_at', 'is', null).where('claimed_until', '<=', now)

export interface ComparedActivity {
  readonly title: string
  /** The name of the course, where the LMS tells it. */
  readonly course: string | null
  readonly findings: Findings
}

/** Compares every activity that has grades, one after the other. */
export async function compareAll(
  parts: DeliveryParts,
  gradebooks: readonly Gradebook[],
  tell: (compared: ComparedActivity) => void,
): Promise<number> {
  const graded = await parts.database.read((db) =>
    db
      .selectFrom('activities')
      .innerJoin('courses', 'courses.id', 'activities.course_id')
      .select(['activities.id', 'activities.title', 'courses.title as course'])
      .where('activities.id', 'in', db.selectFrom('grades').select('activity_id').distinct())
      .orderBy('activities.id')
      .execute(),
  )
  for (const { id, title, course } of graded)
    tell({ title, course, findings: await compareActivity(parts, gradebooks, id) })
  return graded.length
}

async function claimWish(db: Kysely<Tables>, activity: ActivityId, now: number): Promise<boolean> {
  const row = await db
    .updateTable('grade_reviews')
    .set({ claimed_until: now + lease })
    .where('activity_id', '=', activity)
    .where('done_at', 'is', null)
    .where('claimed_until', '<=', now)
    .returning('activity_id')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Compares what the LMS holds with what it accepted from us. Whatever differs becomes a conflict, for somebody to decide;
 * a conflict that is none any more ends.
 */
export async function compareActivity(
  parts: DeliveryParts,
  gradebooks: readonly Gradebook[],
  activity: ActivityId,
): Promise<Findings> {
  const { database, plugins, live, now } = parts
  const columns = await database.read(async (db) => {
    const rows = await db.selectFrom('grades').selectAll().where('activity_id', '=', activity).execute()
    return listColumns(db, plugins, rows)
  })
  const total: Findings = { same: 0, differs: 0, missing: 0, waiting: 0, unseen: 0 }
  for (const group of columns) {
    const results = await findResults(gradebooks, group.column)
    await database.write(async (db) => {
      for (const row of group.rows) total[await compareGrade(db, row, { group, results }, now())] += 1
    })
  }
  live.deliver(await database.write((db) => saveFindings(db, { activity, columns, total }, now())))
  return total
}

async function findResults(
  gradebooks: readonly Gradebook[],
  column: Column | undefined,
): Promise<ReadonlyMap<string, Result> | undefined> {
  const opened = column && (await openFirst(gradebooks, column))
  const looked = await opened?.listResults()
  return looked?.kind === 'read' ? looked.results : undefined
}

async function openFirst(gradebooks: readonly Gradebook[], column: Column): Promise<OpenColumn | undefined> {
  for (const gradebook of gradebooks) {
    const opening = await gradebook.open(column)
    if (opening.kind === 'open') return opening.column
  }
  return undefined
}

type Finding = keyof Findings

async function compareGrade(
  db: Kysely<Tables>,
  seen: GradeRow,
  { group, results }: { group: ColumnOfGrades; results: ReadonlyMap<string, Result> | undefined },
  now: number,
): Promise<Finding> {
  if (!results) return 'unseen'
  const row = await findStill(db, seen)
  if (!row) return 'waiting'
  const held = results.get(group.subjects.get(row.person_id) ?? '')
  const finding = judge(row, held)
  if (finding === 'same') await endConflict(db, row, now)
  else if (!isKnown(row, held)) await beginConflict(db, row, held, now)
  return finding
}

/** The grade, unless it changed meanwhile or is on its way: then it is compared when it has arrived. */
const findStill = (db: Kysely<Tables>, { activity_id, line_item, person_id, revision }: GradeRow) =>
  db
    .selectFrom('grades')
    .selectAll()
    .where('activity_id', '=', activity_id)
    .where('line_item', '=', line_item)
    .where('person_id', '=', person_id)
    .where('revision', '=', revision)
    .where('claim', 'is', null)
    .where('due_at', 'is', null)
    .executeTakeFirst()

function judge(row: GradeRow, held: Result | undefined): 'same' | 'differs' | 'missing' {
  if (findForeign(row, held)) return 'differs'
  return row.sent_given !== null && (held?.given ?? null) === null ? 'missing' : 'same'
}

const isKnown = (row: GradeRow, held: Result | undefined): boolean =>
  (row.state === 'conflict' || row.state === 'kept') &&
  isSameShare({ given: row.held_given, maximum: row.held_maximum }, held ?? { given: null, maximum: 1 })

async function endConflict(db: Kysely<Tables>, row: GradeRow, now: number): Promise<void> {
  if (row.state !== 'conflict' && row.state !== 'kept') return
  const nothing = { held_given: null, held_maximum: null, held_at: null }
  await updateGrade(db, row)
    .set({ ...nothing, state: 'waiting', reason: null, state_at: now, due_at: now })
    .execute()
}

async function beginConflict(db: Kysely<Tables>, row: GradeRow, held: Result | undefined, now: number): Promise<void> {
  const { given, maximum, at } = held ?? { given: null, maximum: row.maximum, at: null }
  await updateGrade(db, row)
    .set({ state: 'conflict', reason: null, state_at: now, overrule: 0 })
    .set({ held_given: given, held_maximum: maximum, held_at: at })
    .execute()
  await addLine(db, { ...row, at: now, what: 'conflict', given, maximum })
}

interface Compared {
  readonly activity: ActivityId
  readonly columns: readonly ColumnOfGrades[]
  readonly total: Findings
}

async function saveFindings(db: Kysely<Tables>, { activity, columns, total }: Compared, now: number) {
  await db
    .updateTable('grade_reviews')
    .set({ done_at: now, findings: JSON.stringify(total) })
    .where('activity_id', '=', activity)
    .execute()
  const people = columns.flatMap(({ rows }) => rows.map(({ person_id }): PersonId => person_id))
  const { course_id: course } = await db
    .selectFrom('activities')
    .select('course_id')
    .where('id', '=', activity)
    .executeTakeFirstOrThrow()
  const told = people.length > 0 ? people : await listFacilitators(db, course)
  return publishChanged(db, { activity, course, people: [...new Set(told)] }, now)
}
