import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { addLine, queued, updateGrade } from './grades.ts'
import { decide, shareOf, type Action, type Held } from './deciding.ts'
import type { OpenColumn, Score, Sent } from './gradebook.ts'
import type { GradeRow } from './tables.ts'

/** How long whoever claimed a grade has it for itself, in ms; longer than all that is done with it may take. */
export const lease = 120_000

/** The tenants with something due that nobody is at work on. */
export async function listDueTenants(db: Kysely<Tables>, now: number): Promise<string[]> {
  const rows = await due(db, now).select('tenant').distinct().execute()
  return rows.map(({ tenant }) => tenant)
}

const due = (db: Kysely<Tables>, now: number) =>
  db.selectFrom('grades').where('due_at', '<=', now).where('claimed_until', '<=', now)

export interface Claimed {
  readonly claim: string
  /** When others may take them. */
  readonly until: number
  readonly rows: readonly GradeRow[]
}

/** Takes grades of a tenant that are due, the longest due first: of several servers, one gets each. */
export async function claimDue(
  db: Kysely<Tables>,
  { tenant, most }: { tenant: string; most: number },
  now: number,
): Promise<Claimed> {
  const claim = randomBytes(9).toString('base64url')
  const oldest = due(db, now).where('tenant', '=', tenant).orderBy('due_at').limit(most)
  const rows = await db
    .updateTable('grades')
    .set({ claim, claimed_until: now + lease })
    .where('due_at', '<=', now)
    .where('claimed_until', '<=', now)
    .where(({ eb, refTuple }) =>
      eb(
        refTuple('activity_id', 'line_item', 'person_id'),
        'in',
        oldest.select(['activity_id', 'line_item', 'person_id']).$asTuple('activity_id', 'line_item', 'person_id'),
      ),
    )
    .returningAll()
    .execute()
  return { claim, until: now + lease, rows }
}

const free = { claim: null, claimed_until: 0 } as const
const untried = { tried_at: null, tried_share: null, tried_comment: null } as const

const ofClaim = (db: Kysely<Tables>, claim: string, row: GradeRow) => updateGrade(db, row).where('claim', '=', claim)

/** A score that is about to be sent. */
export interface Departure {
  /** The grade as it was when it left. */
  readonly row: GradeRow
  readonly score: Omit<Score, 'subject'>
}

/**
 * Decides about a claimed grade as it stands now, and notes what is about to be sent before it is: whoever finds the note
 * after a crash knows that the score may have arrived.
 */
export async function prepare(
  db: Kysely<Tables>,
  { claim, row: claimed, held, column }: { claim: string; row: GradeRow; held: Held; column: OpenColumn },
  now: number,
): Promise<Departure | undefined> {
  const row = await db
    .selectFrom('grades')
    .selectAll()
    .where('activity_id', '=', claimed.activity_id)
    .where('line_item', '=', claimed.line_item)
    .where('person_id', '=', claimed.person_id)
    .where('claim', '=', claim)
    .executeTakeFirst()
  if (!row) return undefined
  const { learned, action } = decide(row, held, column, now)
  const known = { ...row, ...learned }
  if (action.kind === 'send') {
    const { comment, given, maximum, stamp } = action.score
    const tried = { tried_at: now, tried_share: shareOf(given, maximum), tried_comment: comment, stamp }
    await ofClaim(db, claim, row)
      .set({ ...learned, ...tried })
      .execute()
    return { row: known, score: action.score }
  }
  await putAside(db, { claim, row: known, action }, now)
  return undefined
}

async function putAside(
  db: Kysely<Tables>,
  { claim, row, action }: { claim: string; row: GradeRow; action: Exclude<Action, { kind: 'send' }> },
  now: number,
): Promise<void> {
  const { sent_given, sent_maximum, sent_comment } = row
  const learned = { sent_given, sent_maximum, sent_comment, ...untried }
  const put = ofClaim(db, claim, row).set({ ...learned, ...free })
  if (action.kind === 'postponed') {
    await put.set({ due_at: action.until }).execute()
    return
  }
  if (action.kind === 'held') {
    await put.set({ state: 'held', reason: action.reason, state_at: now, due_at: null }).execute()
    await addLine(db, { ...row, at: now, what: 'held', reason: action.reason })
    return
  }
  const { given, maximum, at } = action.held
  const held = { held_given: given, held_maximum: maximum, held_at: at, overrule: 0 as const }
  await put.set({ ...held, state: 'conflict', reason: null, state_at: now, due_at: null }).execute()
  await addLine(db, { ...row, at: now, what: 'conflict', given, maximum })
}

/** Keeps what came of a score. A grade that changed while it was under way is due again. */
export async function settle(
  db: Kysely<Tables>,
  { claim, departure, sent, due: next }: { claim: string; departure: Departure; sent: Sent; due: number },
  now: number,
): Promise<void> {
  const { row, score } = departure
  if (sent.kind === 'later') {
    const outcome = { reason: sent.reason, due_at: next, attempts: row.attempts + 1 }
    await ofClaim(db, claim, row)
      .set({ ...free, ...outcome, ...(sent.mayHaveArrived ? {} : untried) })
      .execute()
    if (row.attempts === 0) await addLine(db, { ...row, at: now, what: 'delayed', reason: sent.reason })
    return
  }
  const arrived = {
    sent_given: score.given,
    sent_maximum: score.maximum,
    sent_comment: score.comment ?? row.sent_comment,
    sent_at: now,
    ...{ held_given: null, held_maximum: null, held_at: null, overrule: 0 as const },
  }
  const outcome =
    sent.kind === 'taken'
      ? { ...arrived, state: 'accepted' as const, reason: null }
      : { state: 'refused' as const, reason: sent.reason }
  const settled = await ofClaim(db, claim, row)
    .set({ ...free, ...untried, ...outcome, state_at: now, attempts: 0, due_at: null })
    .returning('revision')
    .executeTakeFirst()
  // What changed while it was under way is due again; what changes after this says so itself.
  if (settled?.revision !== row.revision)
    await updateGrade(db, row)
      .where('claim', 'is', null)
      .where('revision', '!=', row.revision)
      .set(queued(now))
      .execute()
  const reason = sent.kind === 'refused' ? sent.reason : null
  await addLine(db, { ...row, at: now, what: outcome.state, given: score.given, maximum: score.maximum, reason })
}

/** Why grades are put back: tried again from a time on, or at no time since there is no column for them. */
export type Why = { readonly due: number; readonly reason: string | null } | { readonly nowhere: string }

/** Puts grades back that were claimed and not sent. */
export async function release(
  db: Kysely<Tables>,
  { claim, rows, why }: { claim: string; rows: readonly GradeRow[]; why: Why },
  now: number,
): Promise<void> {
  const put =
    'due' in why
      ? { due_at: why.due, reason: why.reason }
      : { state: 'nowhere' as const, reason: why.nowhere, state_at: now, due_at: null }
  for (const row of rows)
    await ofClaim(db, claim, row)
      .set({ ...free, ...put })
      .execute()
}

/** Puts back what was prepared and never left. */
export async function unprepare(
  db: Kysely<Tables>,
  { claim, row }: { claim: string; row: GradeRow },
  now: number,
): Promise<void> {
  await ofClaim(db, claim, row)
    .set({ ...free, ...untried, due_at: now })
    .execute()
}
