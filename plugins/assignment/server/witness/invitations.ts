import type { Invitation, WorkId } from '../../contract.ts'
import type { Acting, Changing, Db, InvitationRow, Reading } from '../tables.ts'
import type { Situation } from '../works/situations.ts'

/** Links that still work, the newest last. Those whose time is over are left out by the page: an answer knows no clock. */
export async function listInvitations(
  { db }: Reading | Acting,
  work: WorkId,
  kind: InvitationRow['kind'] = 'witness',
): Promise<Invitation[]> {
  const rows = (await listOpen(db, work)).filter((row) => row.kind === kind)
  return rows.map(({ id, address, made_by: madeBy, expires_at: until }) => ({ id, address, madeBy, until }))
}

/** So many links of one work are open at a time. */
export const mostOpen = 5

export const listOpen = (db: Db, work: WorkId): Promise<InvitationRow[]> =>
  db
    .selectFrom('assignment_invitations')
    .selectAll()
    .where('work_id', '=', work)
    .where('open', '=', 1)
    .orderBy('id')
    .execute()

export async function insertInvitation(db: Db, row: InvitationRow): Promise<void> {
  await db.insertInto('assignment_invitations').values(row).execute()
}

/** The learner and those who accompany the work may ask a witness, as long as it waits. */
export const mayInvite = ({ actor, can }: Pick<Reading, 'actor' | 'can'>, { row, rung, mentor }: Situation): boolean =>
  row.status === 'waiting' &&
  rung.signer === 'witness' &&
  ([row.person_id, row.signer_id, mentor].includes(actor.id) || can('facilitate'))

/** Ends links of a work: all of them, those of one kind, or a single one. */
export async function closeInvitations(
  context: Changing,
  work: WorkId,
  which: Partial<Pick<InvitationRow, 'id' | 'kind'>> = {},
): Promise<void> {
  const open = (await listOpen(context.db, work)).filter(({ kind }) => kind === (which.kind ?? kind))
  const ended = open.map(({ id }) => id).filter((id) => id === (which.id ?? id))
  if (ended.length === 0) return
  await context.db.updateTable('assignment_invitations').set({ open: 0 }).where('id', 'in', ended).execute()
  await context.guests.close(ended)
}
