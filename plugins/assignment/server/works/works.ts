import type { ActivityId, PersonId } from '../../../api/contract.ts'
import type { WorkCard, WorkId } from '../../contract.ts'
import type { Db, StepRow, WorkRow } from '../tables.ts'

/** Finds a work of this activity; the id of another activity's finds nothing. */
export const findWork = (db: Db, activity: ActivityId, id: WorkId): Promise<WorkRow | undefined> =>
  db
    .selectFrom('assignment_works')
    .selectAll()
    .where('id', '=', id)
    .where('activity_id', '=', activity)
    .executeTakeFirst()

/** Everything that somebody has shown in an activity, the newest first. */
export const listWorksOf = (db: Db, activity: ActivityId, person: PersonId): Promise<WorkRow[]> =>
  db
    .selectFrom('assignment_works')
    .selectAll()
    .where('activity_id', '=', activity)
    .where('person_id', '=', person)
    .orderBy('shown_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Everything that was shown in an activity, the newest first. */
export const listWorksIn = (db: Db, activity: ActivityId): Promise<WorkRow[]> =>
  db
    .selectFrom('assignment_works')
    .selectAll()
    .where('activity_id', '=', activity)
    .orderBy('shown_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** What waits for somebody, the longest wait first. */
export const listWaitingFor = (db: Db, activity: ActivityId, signer: PersonId, limit: number): Promise<WorkRow[]> =>
  waiting(db, activity).where('signer_id', '=', signer).limit(limit).execute()

export const listWaitingForOthers = (
  db: Db,
  activity: ActivityId,
  signer: PersonId,
  limit: number,
): Promise<WorkRow[]> =>
  waiting(db, activity)
    .where((eb) => eb.or([eb('signer_id', '!=', signer), eb('signer_id', 'is', null)]))
    .limit(limit)
    .execute()

const waiting = (db: Db, activity: ActivityId) =>
  db
    .selectFrom('assignment_works')
    .selectAll()
    .where('activity_id', '=', activity)
    .where('status', '=', 'waiting')
    .orderBy('shown_at')
    .orderBy('id')

/** How many works wait for each of the people, in any order; who has none is left out. */
export async function countWaiting(db: Db, activity: ActivityId): Promise<ReadonlyMap<PersonId, number>> {
  const rows = await db
    .selectFrom('assignment_works')
    .select(({ fn }) => ['signer_id', fn.countAll().as('count')])
    .where('activity_id', '=', activity)
    .where('status', '=', 'waiting')
    .groupBy('signer_id')
    .execute()
  return new Map(rows.flatMap(({ signer_id, count }) => (signer_id ? [[signer_id, Number(count)] as const] : [])))
}

/** Everybody who has shown something in an activity. */
export async function listClimbers(db: Db, activity: ActivityId): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('assignment_works')
    .select('person_id')
    .distinct()
    .where('activity_id', '=', activity)
    .execute()
  return rows.map((row) => row.person_id)
}

export async function insertWork(db: Db, row: WorkRow): Promise<void> {
  await db.insertInto('assignment_works').values(row).execute()
}

/** Changes a work and answers it as it is now. */
export async function changeWork(db: Db, row: WorkRow, change: Partial<Omit<WorkRow, 'id'>>): Promise<WorkRow> {
  await db.updateTable('assignment_works').set(change).where('id', '=', row.id).execute()
  return { ...row, ...change }
}

/** What happened to a work, in order. */
export const listSteps = (db: Db, work: WorkId): Promise<StepRow[]> =>
  db.selectFrom('assignment_steps').selectAll().where('work_id', '=', work).orderBy('at').orderBy('id').execute()

export async function insertStep(db: Db, row: StepRow): Promise<void> {
  await db.insertInto('assignment_steps').values(row).execute()
}

export const toCard = (row: WorkRow): WorkCard => ({
  id: row.id,
  person: row.person_id,
  rung: row.rung_id,
  status: row.status,
  already: row.already === 1,
  signer: row.status === 'waiting' ? row.signer_id : null,
  since: row.since,
  shownAt: row.shown_at,
  because: row.status === 'waiting' ? row.because : null,
  reminded: row.status === 'waiting' && row.reminded_at !== null,
})
