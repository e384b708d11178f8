import type { Kysely } from 'kysely'
import type { Static } from 'typebox'
import type { PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import type { QuietHours } from './contract.ts'

type Hours = Static<typeof QuietHours>

/** When a person wants nothing to draw them in; null for at no time. */
export async function readQuietHours(db: Kysely<Tables>, person: PersonId): Promise<Hours | null> {
  const row = await db.selectFrom('quiet_hours').selectAll().where('person_id', '=', person).executeTakeFirst()
  return row ? { from: row.from_minute, to: row.to_minute, zone: row.zone } : null
}

/** Throws `invalid_input` for a time zone that there is not. */
export async function saveQuietHours(db: Kysely<Tables>, person: PersonId, hours: Hours | null): Promise<void> {
  if (hours === null) return void (await db.deleteFrom('quiet_hours').where('person_id', '=', person).execute())
  if (!isZone(hours.zone)) throw refuse('invalid_input', '/hours/zone')
  const values = { from_minute: hours.from, to_minute: hours.to, zone: hours.zone }
  await db
    .insertInto('quiet_hours')
    .values({ person_id: person, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute()
}

function isZone(timeZone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
