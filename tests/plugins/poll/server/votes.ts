import type { Kysely } from 'kysely'
import type { ActivityId, PersonId } from '../../../../plugins/api/contract.ts'

export interface PollTables {
  poll_votes: { activity_id: ActivityId; person_id: PersonId; choice: number }
}

type Db = Kysely<PollTables>

export const saveVote = (db: Db, vote: PollTables['poll_votes']) =>
  db
    .insertInto('poll_votes')
    .values(vote)
    .onConflict((conflict) => conflict.columns(['activity_id', 'person_id']).doUpdateSet({ choice: vote.choice }))
    .execute()

export async function findVote(db: Db, activity: ActivityId, person: PersonId): Promise<number | null> {
  const votes = db.selectFrom('poll_votes').select('choice').where('activity_id', '=', activity)
  return (await votes.where('person_id', '=', person).executeTakeFirst())?.choice ?? null
}

export async function countVotes(db: Db, activity: ActivityId, choices: number): Promise<number[]> {
  const votes = await db.selectFrom('poll_votes').select('choice').where('activity_id', '=', activity).execute()
  return Array.from({ length: choices }, (_, choice) => votes.filter((vote) => vote.choice === choice).length)
}

export const listVotesOf = (db: Db, person: PersonId) =>
  db.selectFrom('poll_votes').select(['activity_id', 'choice']).where('person_id', '=', person).execute()

export const removeVotesOf = (db: Db, person: PersonId) =>
  db.deleteFrom('poll_votes').where('person_id', '=', person).execute()
