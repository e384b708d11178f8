import type { Kysely } from 'kysely'
import type { ActivityId, CourseId, PersonId } from '../../plugins/api/contract.ts'
import type { Placing } from '../arrivals/arrival.ts'
import { keepQuery } from '../database/kept-query.ts'
import type { EntryCodeRow, Tables } from '../database/tables.ts'
import { hashCode, newCode } from './secrets.ts'

/** What somebody came for, kept between the redirect and the page that it leads to. */
export interface Entry {
  readonly person: PersonId
  readonly course: CourseId
  readonly activity: ActivityId | null
  readonly placing: Placing | null
}

const lifetime = 5 * 60 * 1000

/** Keeps an entry under a code that works once, within five minutes. */
export async function saveEntry(db: Kysely<Tables>, entry: Entry, now: number): Promise<string> {
  const code = newCode(now)
  await insertEntry(db, { code_hash: hashCode(code), entry: JSON.stringify(entry), expires_at: now + lifetime })
  return code
}

type Row = { [Column in keyof EntryCodeRow]: EntryCodeRow[Column] }

const insertEntry = keepQuery((db: Kysely<Tables>, row: Row) =>
  db.insertInto('entry_codes').values({ code_hash: row.code_hash, entry: row.entry, expires_at: row.expires_at }),
)

/** Spends a code: a second try finds nothing. */
export async function takeEntry(db: Kysely<Tables>, code: string, now: number): Promise<Entry | undefined> {
  const row = await db
    .deleteFrom('entry_codes')
    .where('code_hash', '=', hashCode(code))
    .where('expires_at', '>', now)
    .returning('entry')
    .executeTakeFirst()
  return row && (JSON.parse(row.entry) as Entry)
}
