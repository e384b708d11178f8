import { sql, type Kysely } from 'kysely'
import type { PersonId } from '../../../api/contract.ts'
import type { MomentId } from '../../contract.ts'
import type { HandRow, MomentTables } from './tables.ts'

type Db = Kysely<MomentTables>

/** The hands of moments, by moment: those that are up in the order in which their turn comes. */
export async function listHands(db: Db, moments: readonly MomentId[]): Promise<HandRow[]> {
  if (moments.length === 0) return []
  return db
    .selectFrom('chat_hands')
    .selectAll()
    .where('moment_id', 'in', moments)
    .orderBy('turns')
    .orderBy('raised_at')
    .orderBy('place')
    .execute()
}

/** Whoever has their hand up already keeps their place. */
export async function raiseHand(db: Db, moment: MomentId, person: PersonId, now: number): Promise<void> {
  const next = await db
    .selectFrom('chat_hands')
    .select(({ fn }) => fn.max('place').as('last'))
    .where('moment_id', '=', moment)
    .executeTakeFirst()
  const raised = { raised_at: now, place: (next?.last ?? 0) + 1 }
  await db
    .insertInto('chat_hands')
    .values({ moment_id: moment, person_id: person, turns: 0, has_turn: 0, ...raised })
    .onConflict((conflict) =>
      conflict.columns(['moment_id', 'person_id']).doUpdateSet(raised).where('chat_hands.raised_at', 'is', null),
    )
    .execute()
}

export async function lowerHand(db: Db, moment: MomentId, person: PersonId): Promise<void> {
  await ofMoment(db, moment).set({ raised_at: null }).where('person_id', '=', person).execute()
}

/** Ends the turn of whoever has it, and gives it to a person, whose hand goes down. */
export async function giveTurn(db: Db, moment: MomentId, person: PersonId | undefined): Promise<void> {
  await ofMoment(db, moment).set({ has_turn: 0 }).execute()
  if (!person) return
  await ofMoment(db, moment)
    .set({ has_turn: 1, raised_at: null, turns: sql`turns + 1` })
    .where('person_id', '=', person)
    .execute()
}

/** When a moment is over nobody waits for a turn. */
export async function lowerAll(db: Db, moment: MomentId): Promise<void> {
  await ofMoment(db, moment).set({ raised_at: null, has_turn: 0 }).execute()
}

export async function removeHands(db: Db, moment: MomentId): Promise<void> {
  await db.deleteFrom('chat_hands').where('moment_id', '=', moment).execute()
}

const ofMoment = (db: Db, moment: MomentId) => db.updateTable('chat_hands').where('moment_id', '=', moment)
