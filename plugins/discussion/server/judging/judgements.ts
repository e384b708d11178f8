import type { ActivityId, CriterionMark, PersonId, Rubric } from '../../../api/contract.ts'
import { weigh } from '../../../api/weighing.ts'
import type { Judgement } from '../../contract.ts'
import type { Db, JudgementRow } from '../tables.ts'

/** What was said of a person in an activity; undefined while nobody has. */
export const findJudgement = (db: Db, activity: ActivityId, person: PersonId): Promise<JudgementRow | undefined> =>
  db
    .selectFrom('discussion_judgements')
    .selectAll()
    .where('activity_id', '=', activity)
    .where('person_id', '=', person)
    .executeTakeFirst()

export const listJudgements = (db: Db, activity: ActivityId): Promise<JudgementRow[]> =>
  db.selectFrom('discussion_judgements').selectAll().where('activity_id', '=', activity).execute()

export async function saveJudgement(db: Db, row: JudgementRow): Promise<void> {
  const { activity_id: _activity, person_id: _person, ...said } = row
  await db
    .insertInto('discussion_judgements')
    .values(row)
    .onConflict((conflict) => conflict.columns(['activity_id', 'person_id']).doUpdateSet(said))
    .execute()
}

export const listJudgementsOf = (db: Db, person: PersonId): Promise<JudgementRow[]> =>
  db.selectFrom('discussion_judgements').selectAll().where('person_id', '=', person).orderBy('judged_at').execute()

export const listJudgedBy = (db: Db, person: PersonId): Promise<JudgementRow[]> =>
  db.selectFrom('discussion_judgements').selectAll().where('judged_by', '=', person).orderBy('judged_at').execute()

/** What was said of the person goes; what the person said of others stays theirs, without the name. */
export async function eraseJudgements(db: Db, person: PersonId): Promise<void> {
  await db.deleteFrom('discussion_judgements').where('person_id', '=', person).execute()
  await db.updateTable('discussion_judgements').set({ judged_by: null }).where('judged_by', '=', person).execute()
}

export function toJudgement(row: JudgementRow): Judgement {
  // As `saveJudgement` was given them.
  const criteria = JSON.parse(row.criteria) as Rubric
  const marks = JSON.parse(row.marks) as CriterionMark[]
  return {
    person: row.person_id,
    by: row.judged_by,
    at: row.judged_at,
    version: row.version,
    criteria,
    marks,
    words: row.words,
    points: Math.round(weigh(criteria, marks) * 10_000) / 100,
  }
}
