import type { PersonId } from '../../api/contract.ts'
import type { Db } from './tables.ts'

/** Everything about a person: what they showed, what they were asked, and what they signed. */
export async function exportPerson(db: Db, person: PersonId): Promise<unknown> {
  const works = await db.selectFrom('assignment_works').selectAll().where('person_id', '=', person).execute()
  const ids = works.map(({ id }) => id)
  const of = ids.length > 0 ? ids : ['']
  return {
    works,
    evidence: await db
      .selectFrom('assignment_pieces')
      .selectAll()
      .where('work_id', 'in', of as typeof ids)
      .execute(),
    steps: await db
      .selectFrom('assignment_steps')
      .selectAll()
      .where((eb) => eb.or([eb('by_id', '=', person), eb('to_id', '=', person)]))
      .execute(),
    invitations: await db.selectFrom('assignment_invitations').selectAll().where('made_by', '=', person).execute(),
    signatures: await db
      .selectFrom('assignment_signatures')
      .selectAll()
      .where((eb) => eb.or([eb('by_id', '=', person), eb('person_id', '=', person)]))
      .execute(),
    read: await db.selectFrom('assignment_readings').selectAll().where('person_id', '=', person).execute(),
    feedback: await db.selectFrom('assignment_feedback').selectAll().where('reader_id', '=', person).execute(),
    observed: await db.selectFrom('assignment_pieces').selectAll().where('observer_id', '=', person).execute(),
    askedToObserve: await db.selectFrom('assignment_observers').selectAll().where('person_id', '=', person).execute(),
    ladders: await db.selectFrom('assignment_ladders').selectAll().where('made_by', '=', person).execute(),
  }
}

/**
 * What they showed goes whole; of its signatures the hashes stay, so that the chain does. Under the work of others their name
 * goes with the salt that its commitment was made with.
 */
export async function erasePerson(db: Db, person: PersonId): Promise<void> {
  const works = db.selectFrom('assignment_works').select('id').where('person_id', '=', person)
  await db.deleteFrom('assignment_pieces').where('work_id', 'in', works).execute()
  // What they saw of others' work stays with that work, without their name.
  await db
    .updateTable('assignment_pieces')
    .set({ observer_id: null, observer: null, observer_salt: null })
    .where('observer_id', '=', person)
    .execute()
  await db
    .deleteFrom('assignment_observers')
    .where((eb) => eb.or([eb('work_id', 'in', works), eb('person_id', '=', person)]))
    .execute()
  await db.deleteFrom('assignment_steps').where('work_id', 'in', works).execute()
  await db.deleteFrom('assignment_invitations').where('work_id', 'in', works).execute()
  await db.updateTable('assignment_invitations').set({ made_by: null }).where('made_by', '=', person).execute()
  // What they said of others' work is theirs; what was said of theirs is about them.
  await db.deleteFrom('assignment_readings').where('work_id', 'in', works).execute()
  await db.deleteFrom('assignment_readings').where('person_id', '=', person).execute()
  await db.deleteFrom('assignment_feedback').where('work_id', 'in', works).execute()
  await db.deleteFrom('assignment_feedback').where('reader_id', '=', person).execute()
  await db.updateTable('assignment_works').set({ featured_by: null }).where('featured_by', '=', person).execute()
  await db.deleteFrom('assignment_works').where('person_id', '=', person).execute()
  await db
    .updateTable('assignment_signatures')
    // A witness is known for this work alone, and is forgotten with it.
    .set(({ eb }) => ({
      ...{ person_id: null, person_salt: null, document: null },
      by_salt: eb.case().when('witness', 'is not', null).then(null).else(eb.ref('by_salt')).end(),
      witness: null,
    }))
    .where('person_id', '=', person)
    .execute()
  await db
    .updateTable('assignment_signatures')
    .set({ by_id: null, by_name: null, by_role: null, by_salt: null })
    .where('by_id', '=', person)
    .execute()
  await db.updateTable('assignment_works').set({ signer_id: null }).where('signer_id', '=', person).execute()
  await db.updateTable('assignment_steps').set({ by_id: null }).where('by_id', '=', person).execute()
  await db.updateTable('assignment_steps').set({ to_id: null }).where('to_id', '=', person).execute()
  await db.updateTable('assignment_ladders').set({ made_by: null }).where('made_by', '=', person).execute()
}
