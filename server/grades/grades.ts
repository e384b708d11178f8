import type { Kysely } from 'kysely'
import type { ActivityId, PersonId } from '../../plugins/api/contract.ts'
import { keepQuery } from '../database/kept-query.ts'
import type { Tables } from '../database/tables.ts'
import { newId } from '../ids.ts'
import type { ComputedGrade } from './computing.ts'
import type { GradeDeed, GradeLineRow, GradeRow } from './tables.ts'

/** Names one grade. */
export type GradeKey = Pick<GradeRow, 'activity_id' | 'line_item' | 'person_id'>

export const keyOf = ({ activity_id, line_item, person_id }: GradeKey): GradeKey => ({
  ...{ activity_id, line_item, person_id },
})

export const ofKey = (db: Kysely<Tables>, { activity_id, line_item, person_id }: GradeKey) =>
  db
    .selectFrom('grades')
    .selectAll()
    .where('activity_id', '=', activity_id)
    .where('line_item', '=', line_item)
    .where('person_id', '=', person_id)

export const updateGrade = (db: Kysely<Tables>, { activity_id, line_item, person_id }: GradeKey) =>
  db
    .updateTable('grades')
    .where('activity_id', '=', activity_id)
    .where('line_item', '=', line_item)
    .where('person_id', '=', person_id)

/** More people than this are found faster among all of the activity. */
const mostNamed = 500

/** The grades of people in an activity, by whose they are. */
export async function listGradesOf(
  db: Kysely<Tables>,
  activity: ActivityId,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly GradeRow[]>> {
  if (people.length === 0) return new Map()
  const all = db.selectFrom('grades').selectAll().where('activity_id', '=', activity)
  const rows = await (people.length > mostNamed ? all : all.where('person_id', 'in', people)).execute()
  const found = new Map<PersonId, GradeRow[]>()
  for (const row of rows) found.set(row.person_id, [...(found.get(row.person_id) ?? []), row])
  return found
}

interface Told {
  readonly activity: ActivityId
  readonly tenant: string
  readonly person: PersonId
}

/** Keeps what was computed for somebody who has `rows`, and queues what is new for the LMS. True when anything changed. */
export async function saveComputed(
  db: Kysely<Tables>,
  { rows, ...told }: Told & { readonly rows: readonly GradeRow[] },
  computed: readonly ComputedGrade[],
  now: number,
): Promise<boolean> {
  const kept = new Map(rows.map((row) => [row.line_item, row]))
  const gone = [...kept.values()].filter(
    (row) => row.given !== null && !computed.some(({ line_item }) => line_item === row.line_item),
  )
  const fresh = computed.filter((grade) => !isSame(grade, kept.get(grade.line_item)))
  for (const grade of fresh) await saveGrade(db, { told, grade, kept: kept.get(grade.line_item) }, now)
  for (const row of gone) await withdraw(db, row, now)
  return fresh.length + gone.length > 0
}

const isSame = (grade: ComputedGrade, row: GradeRow | undefined): boolean =>
  row !== undefined &&
  grade.given === row.given &&
  grade.maximum === row.maximum &&
  grade.activity_progress === row.activity_progress &&
  grade.grading_progress === row.grading_progress &&
  grade.comment === row.comment

async function saveGrade(
  db: Kysely<Tables>,
  { told, grade, kept }: { told: Told; grade: ComputedGrade; kept: GradeRow | undefined },
  now: number,
): Promise<void> {
  const key = { activity_id: told.activity, line_item: grade.line_item, person_id: told.person }
  if (kept) await changeGrade(db, kept, grade, now)
  else
    await db
      .insertInto('grades')
      .values({ ...key, tenant: told.tenant, ...grade, ...queued(now), ...untouched, revision: 1, computed_at: now })
      .execute()
  await addLine(db, { ...key, at: now, what: 'computed', given: grade.given, maximum: grade.maximum })
}

/** While a teacher's own grade stands, or somebody has to decide about it, what is new waits with it. */
function changeGrade(db: Kysely<Tables>, kept: GradeRow, grade: ComputedGrade, now: number) {
  const known = { ...keyOf(kept), ...grade, revision: kept.revision + 1, now }
  if (kept.state === 'conflict' || kept.state === 'kept') return changeAside(db, known)
  // What has kept the one before waiting keeps this one waiting, too.
  const { reason, attempts } = kept.state === 'waiting' ? kept : queued(now)
  return changeQueued(db, { ...known, reason, attempts })
}

interface Anew extends GradeKey, ComputedGrade {
  readonly revision: number
  readonly now: number
}

const changeAside = keepQuery(
  (
    db: Kysely<Tables>,
    { activity_id, line_item, person_id, now, ...grade }: { [Column in keyof Anew]: Anew[Column] },
  ) => updateGrade(db, { activity_id, line_item, person_id }).set({ ...grade, computed_at: now }),
)

type Queued = Anew & Pick<GradeRow, 'reason' | 'attempts'>

const changeQueued = keepQuery(
  (
    db: Kysely<Tables>,
    {
      activity_id,
      line_item,
      person_id,
      now,
      reason,
      attempts,
      ...grade
    }: { [Column in keyof Queued]: Queued[Column] },
  ) =>
    updateGrade(db, { activity_id, line_item, person_id }).set({
      ...{ ...grade, computed_at: now },
      ...{ ...queued(now), reason, attempts },
    }),
)

/** The plugin has nothing to say any more. Whatever the LMS holds stays there: an empty score would wipe it. */
async function withdraw(db: Kysely<Tables>, row: GradeRow, now: number): Promise<void> {
  await updateGrade(db, row)
    .set({ given: null, activity_progress: 'Initialized', grading_progress: 'NotReady', comment: null })
    .set({ revision: row.revision + 1, computed_at: now })
    .set({ state: 'held', reason: 'withdrawn', state_at: now, due_at: null })
    .execute()
  await addLine(db, { ...row, at: now, what: 'held', given: null, maximum: row.maximum, reason: 'withdrawn' })
}

/** On its way as soon as may be. */
export const queued = (now: number) =>
  ({ state: 'waiting', reason: null, state_at: now, due_at: now, attempts: 0 }) as const

const untouched = {
  ...{ claim: null, claimed_until: 0, stamp: 0, overrule: 0 as const },
  ...{ tried_at: null, tried_share: null, tried_comment: null },
  ...{ sent_given: null, sent_maximum: null, sent_comment: null, sent_at: null },
  ...{ held_given: null, held_maximum: null, held_at: null },
}

interface NewLine extends GradeKey {
  readonly at: number
  readonly what: GradeDeed
  readonly given?: number | null
  readonly maximum?: number | null
  readonly reason?: string | null
  readonly by?: PersonId
}

/** Writes one line of the history. */
export async function addLine(db: Kysely<Tables>, line: NewLine): Promise<void> {
  const { activity_id, line_item, person_id, at, what, given = null, maximum = null, reason = null, by = null } = line
  await insertLine(db, {
    id: newId(at),
    activity_id,
    line_item,
    person_id,
    at,
    what,
    given,
    maximum,
    reason,
    by_id: by,
  })
}

const insertLine = keepQuery((db: Kysely<Tables>, row: { [Column in keyof GradeLineRow]: GradeLineRow[Column] }) =>
  db.insertInto('grade_lines').values(row),
)
