import type { ActivityId, PersonId } from '../../../api/contract.ts'
import type { Db } from '../tables.ts'

/** Who accompanies somebody. */
export async function findMentor(db: Db, activity: ActivityId, person: PersonId): Promise<PersonId | undefined> {
  const row = await db
    .selectFrom('assignment_mentors')
    .select('mentor_id')
    .where('activity_id', '=', activity)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row?.mentor_id
}

/** One mentor for each person: the new one takes the place of the one before. */
export async function saveMentor(db: Db, activity: ActivityId, person: PersonId, mentor: PersonId): Promise<void> {
  await db
    .insertInto('assignment_mentors')
    .values({ activity_id: activity, person_id: person, mentor_id: mentor })
    .onConflict((conflict) => conflict.columns(['activity_id', 'person_id']).doUpdateSet({ mentor_id: mentor }))
    .execute()
}

/** How many people each mentor accompanies. */
export async function countPeople(db: Db, activity: ActivityId): Promise<ReadonlyMap<PersonId, number>> {
  const rows = await db
    .selectFrom('assignment_mentors')
    .select(({ fn }) => ['mentor_id', fn.countAll().as('count')])
    .where('activity_id', '=', activity)
    .groupBy('mentor_id')
    .execute()
  return new Map(rows.map(({ mentor_id, count }) => [mentor_id, Number(count)]))
}
