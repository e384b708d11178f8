import type { Kysely } from 'kysely'
import type { ActivityId, LinkId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import type { GuestLinkRow } from './tables.ts'

export async function insertLink(db: Kysely<Tables>, row: GuestLinkRow): Promise<void> {
  await db.insertInto('guest_links').values(row).execute()
}

export const findLink = (db: Kysely<Tables>, hash: string): Promise<GuestLinkRow | undefined> =>
  db.selectFrom('guest_links').selectAll().where('hash', '=', hash).executeTakeFirst()

export const findLinkById = (db: Kysely<Tables>, id: LinkId): Promise<GuestLinkRow | undefined> =>
  db.selectFrom('guest_links').selectAll().where('id', '=', id).executeTakeFirst()

/** Throws why a link opens nothing any more; who holds it may know. */
export function checkLink({ end, expires_at }: GuestLinkRow, now: number): void {
  if (end === 'answered') throw refuse('link_answered')
  if (end === 'closed') throw refuse('link_closed')
  if (expires_at <= now) throw refuse('link_over')
}

/** Spends a link: of two answers at once, the second finds it answered. Throws as `checkLink` does. */
export async function takeLink(db: Kysely<Tables>, id: LinkId, now: number): Promise<void> {
  const taken = await db
    .updateTable('guest_links')
    .set({ ended_at: now, end: 'answered' })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst()
  if (taken) return
  const row = await findLinkById(db, id)
  if (row) checkLink(row, now)
  throw refuse('link_unknown')
}

/** Notes when a link was opened first; answers whether this was the first time. */
export async function noteOpened(db: Kysely<Tables>, id: LinkId, now: number): Promise<boolean> {
  const noted = await db
    .updateTable('guest_links')
    .set({ opened_at: now })
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return noted !== undefined
}

/** Ends those that still work, of one plugin in one activity. Answers which. */
export async function closeLinks(
  db: Kysely<Tables>,
  { activity, plugin, links }: { activity: ActivityId; plugin: string; links: readonly LinkId[] },
  now: number,
): Promise<LinkId[]> {
  if (links.length === 0) return []
  const closed = await db
    .updateTable('guest_links')
    .set({ ended_at: now, end: 'closed' })
    .where('id', 'in', links)
    .where('activity_id', '=', activity)
    .where('plugin', '=', plugin)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .execute()
  return closed.map(({ id }) => id)
}

/** How long it can still be said why a link opens nothing any more, in ms. */
const remembered = 90 * 24 * 60 * 60 * 1000

export async function removeOldLinks(db: Kysely<Tables>, now: number): Promise<void> {
  await db
    .deleteFrom('guest_links')
    .where('expires_at', '<', now - remembered)
    .execute()
}
