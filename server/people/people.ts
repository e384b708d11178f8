import { sql, type Kysely } from 'kysely'
import type { PersonId } from '../../plugins/api/contract.ts'
import type { ArrivingPerson } from '../arrivals/arrival.ts'
import type { Tables } from '../database/tables.ts'
import { newId } from '../ids.ts'

/** Saves what is known of a person. What an LMS withholds this time stays as it was told before. */
export async function savePerson(
  db: Kysely<Tables>,
  tenant: string,
  person: ArrivingPerson,
  now: number,
): Promise<PersonId> {
  const { id } = await db
    .insertInto('people')
    .values({
      id: newId<'person'>(now),
      tenant,
      subject: person.subject,
      name: person.name ?? null,
      email: person.email ?? null,
      picture: person.picture ?? null,
      locale: person.locale ?? null,
      created_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'subject']).doUpdateSet({
        name: sql`coalesce(excluded.name, people.name)`,
        email: sql`coalesce(excluded.email, people.email)`,
        picture: sql`coalesce(excluded.picture, people.picture)`,
        locale: sql`coalesce(excluded.locale, people.locale)`,
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The language that the LMS shows the person, as a BCP 47 tag; null when it does not say. */
export async function findLocale(db: Kysely<Tables>, person: PersonId): Promise<string | null> {
  const row = await db.selectFrom('people').select('locale').where('id', '=', person).executeTakeFirst()
  return row?.locale ?? null
}
