import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { PersonId } from '../../plugins/api/contract.ts'
import { keepQuery } from '../database/kept-query.ts'
import type { Tables } from '../database/tables.ts'
import { decide, shareOf, type Action, type Held, type Points } from './deciding.ts'
import type { OpenColumn, Score, Sent } from './gradebook.ts'
import { addLine, keyOf, queued, updateGrade, type GradeKey } from './grades.ts'
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

const ofClaim = (db: Kysely<Tables>, claim: string, row: GradeKey) => updateGrade(db, row).where('claim', '=', claim)

/** A score that is about to be sent. */
export interface Departure {
  /** The grade as it was when it left. */
  readonly row: GradeRow
  readonly score: Omit<Score, 'subject'>
}

/** What is decided about: the grades of one column that a claim has, and what its gradebook holds for each person. */
export interface Preparing {
  readonly claim: string
  readonly rows: readonly GradeRow[]
  readonly column: OpenColumn
  readonly heldFor: (person: PersonId) => Held
}

/**
 * Decides about claimed grades as they stand now, and notes what is about to be sent before it is: whoever finds the note
 * after a crash knows that the score may have arrived.
 */
export async function prepareAll(
  db: Kysely<Tables>,
  { claim, rows, column, heldFor }: Preparing,
  now: number,
): Promise<Departure[]> {
  const [first] = rows
  if (!first) return []
  const { activity_id, line_item } = first
  const claimed = new Set(rows.map(({ person_id }) => person_id))
  const standing = await listClaimed(db, { activity_id, line_item, claim })
  const departures: Departure[] = []
  for (const row of standing.filter(({ person_id }) => claimed.has(person_id))) {
    const departure = await prepare(db, { claim, row, held: heldFor(row.person_id), column }, now)
    if (departure) departures.push(departure)
  }
  return departures
}

const listClaimed = keepQuery(
  (db: Kysely<Tables>, of: Pick<GradeRow, 'activity_id' | 'line_item'> & { claim: string }) =>
    db
      .selectFrom('grades')
      .selectAll()
      .where('activity_id', '=', of.activity_id)
      .where('line_item', '=', of.line_item)
      .where('claim', '=', of.claim)
      .orderBy('due_at')
      .orderBy('person_id'),
)

async function prepare(
  db: Kysely<Tables>,
  { claim, row, held, column }: { claim: string; row: GradeRow; held: Held; column: OpenColumn },
  now: number,
): Promise<Departure | undefined> {
  const { learned, action } = decide(row, held, column, now)
  const known = { ...row, ...learned }
  if (action.kind === 'send') {
    const { comment, given, maximum, stamp } = action.score
    const tried = { tried_at: now, tried_share: shareOf(given, maximum), tried_comment: comment, stamp }
    await noteTried(db, { ...keyOf(row), claim, ...learned, ...tried })
    return { row: known, score: action.score }
  }
  await putAside(db, { claim, row: known, action }, now)
  return undefined
}

type Tried = 'sent_given' | 'sent_maximum' | 'sent_comment' | 'tried_at' | 'tried_share' | 'tried_comment' | 'stamp'

const noteTried = keepQuery(
  (
    db: Kysely<Tables>,
    { activity_id, line_item, person_id, claim, ...tried }: GradeKey & Pick<GradeRow, Tried> & { claim: string },
  ) => ofClaim(db, claim, { activity_id, line_item, person_id }).set(tried),
)

/** When a gradebook that could not be read is looked into again, in ms. */
const nextLook = 60 * 60_000

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
    // What cannot be seen today may be seen tomorrow: it is looked at again, and said once.
    const due_at = action.reason === 'unseen' ? now + nextLook : null
    if (row.state === 'held' && row.reason === action.reason) return void (await put.set({ due_at }).execute())
    await put.set({ state: 'held', reason: action.reason, state_at: now, due_at }).execute()
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
  const { given, maximum } = score
  const reason = sent.kind === 'refused' ? sent.reason : null
  const [settled] =
    sent.kind === 'taken'
      ? await settleTaken(db, { ...keyOf(row), claim, given, maximum, comment: score.comment ?? row.sent_comment, now })
      : await settleRefused(db, { ...keyOf(row), claim, reason: sent.reason, now })
  // What changed while it was under way is due again; what changes after this says so itself.
  if (settled?.revision !== row.revision)
    await updateGrade(db, row)
      .where('claim', 'is', null)
      .where('revision', '!=', row.revision)
      .set(queued(now))
      .execute()
  const what = sent.kind === 'taken' ? 'accepted' : 'refused'
  await addLine(db, { ...row, at: now, what, given, maximum, reason })
}

type Settled = { readonly [Column in keyof GradeKey]: GradeKey[Column] } & {
  readonly claim: string
  readonly now: number
}

const done = (now: number) => ({ ...free, ...untried, state_at: now, attempts: 0, due_at: null }) as const
const undecided = { held_given: null, held_maximum: null, held_at: null, overrule: 0 } as const

const settleTaken = keepQuery(
  (
    db: Kysely<Tables>,
    {
      claim,
      given,
      maximum,
      comment,
      now,
      ...key
    }: Settled & { [Part in keyof Points]: Points[Part] } & { readonly comment: string | null },
  ) =>
    ofClaim(db, claim, key)
      .set({ sent_given: given, sent_maximum: maximum, sent_comment: comment, sent_at: now })
      .set({ ...undecided, ...done(now), state: 'accepted', reason: null })
      .returning('revision'),
)

const settleRefused = keepQuery(
  (db: Kysely<Tables>, { claim, reason, now, ...key }: Settled & { readonly reason: string }) =>
    ofClaim(db, claim, key)
      .set({ ...done(now), state: 'refused', reason })
      .returning('revision'),
)

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
