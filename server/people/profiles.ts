import type { Kysely } from 'kysely'
import type { PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import type { Profile } from './contract.ts'

export const emptyProfile: Profile = { work: '', place: '', offers: '', seeks: '' }

/** What a person says of themselves; nothing so far is as good as empty. */
export async function readProfile(db: Kysely<Tables>, person: PersonId): Promise<Profile> {
  const row = await db
    .selectFrom('profiles')
    .select(['work', 'place', 'offers', 'seeks'])
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row ?? emptyProfile
}

export async function saveProfile(db: Kysely<Tables>, person: PersonId, profile: Profile, now: number): Promise<void> {
  const values = { ...profile, changed_at: now }
  await db
    .insertInto('profiles')
    .values({ person_id: person, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute()
}

/** Profiles of the people named, by person; those who said nothing are left out. */
export async function listProfiles(
  db: Kysely<Tables>,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Profile>> {
  if (people.length === 0) return new Map()
  const rows = await db.selectFrom('profiles').selectAll().where('person_id', 'in', people).execute()
  return new Map(rows.map(({ person_id, work, place, offers, seeks }) => [person_id, { work, place, offers, seeks }]))
}
