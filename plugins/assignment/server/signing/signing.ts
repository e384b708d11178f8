import type { PersonCard } from '../../../api/contract.ts'
import { Refusal } from '../../../api/server.ts'
import { weigh } from '../../../api/weighing.ts'
import type { Mark, Work, WorkId } from '../../contract.ts'
import { addStep, ask, tell } from '../waiting/asking.ts'
import { describeWork } from './documents.ts'
import { joinWork, maySign } from '../works/reading.ts'
import { appendSignature, findSignature } from './signatures.ts'
import { maySee, readSituation, readSituationFor, settleAudiences, type Situation } from '../works/situations.ts'
import type { Acting, WorkRow } from '../tables.ts'
import { endAsking } from '../observing/writing.ts'
import { closeInvitations } from '../witness/invitations.ts'
import { changeWork } from '../works/works.ts'

interface Signing {
  readonly work: WorkId
  readonly version: number
  readonly marks: readonly Mark[]
  readonly words: string
}

/** Puts the actor's name under a work, as they saw it: from then on it is locked. */
export async function sign(context: Acting, { work, version, marks, words }: Signing): Promise<Work> {
  const found = await readWaiting(context, work)
  const { db, activity, actor, now } = context
  if (found.row.version !== version)
    throw new Refusal('changed_meanwhile', 409, 'The evidence was changed meanwhile. Look at it again before you sign.')
  const share = weigh(found.rung.criteria, marks)
  // Whose name stands under it is who sees it from now on, whoever was asked.
  const row = await changeWork(db, found.row, { status: 'signed', signer_id: actor.id, since: now, share })
  const situation: Situation = { ...found, row }
  await appendSignature(db, {
    ...{ activity: activity.id, work, kind: 'signed', at: now, person: row.person_id },
    by: { id: actor.id, name: actor.name, picture: null, role: actor.role },
    content: await describeWork(context, situation, {
      ...{ marks, words: words.trim() },
      sees: (piece) => maySee(actor.id, situation, piece),
    }),
  })
  return end(context, row, { kind: 'signed', reason: words })
}

export async function giveBack(context: Acting, { work, reason }: { work: WorkId; reason: string }): Promise<Work> {
  const { row } = await readWaiting(context, work)
  const { db, actor, now } = context
  const returned = await changeWork(db, row, { status: 'returned', signer_id: actor.id, because: null, since: now })
  return end(context, returned, { kind: 'returned', reason })
}

export async function passOn(context: Acting, { work }: { work: WorkId }): Promise<{ to: PersonCard | null }> {
  const { row, rung } = await readWaiting(context, work)
  const { actor } = context
  if (row.signer_id !== actor.id || row.person_id === actor.id) throw notYours()
  const asked = await ask(context, row, { rung, kind: 'notMine', by: actor.id })
  context.grades.changed(row.person_id)
  await record(context, asked, 'passed-on')
  const [to] = asked.signer_id === null ? [] : await context.people.list([asked.signer_id])
  return { to: to ?? null }
}

export async function takeOn(context: Acting, { work }: { work: WorkId }): Promise<Work> {
  const { row, rung } = await readSituationFor(context, work)
  checkWaiting(row, undefined)
  if (row.person_id === context.actor.id) throw notYours()
  const by = context.actor.id
  const asked = await ask(context, row, { rung, kind: 'takenOn', by, whom: by })
  context.grades.changed(row.person_id)
  await record(context, asked, 'took-on')
  return joinWork(context, await readSituation(context, asked))
}

/** Opens what is signed; that it was signed stays in the chain. */
export async function reopen(context: Acting, { work, reason }: { work: WorkId; reason: string }): Promise<Work> {
  const { db, activity, actor, now, can } = context
  const { row } = await readSituationFor(context, work)
  if (row.status !== 'signed') throw new Refusal('not_signed', 409, 'This work is not signed.')
  const signature = await findSignature(db, activity.id, work)
  if (signature?.by_id !== actor.id && !can('facilitate'))
    throw new Refusal('not_yours_to_open', 403, 'Only who signed it, or leads the course, can open it again.')
  const opened = await changeWork(db, row, { status: 'returned', share: null, because: null, since: now })
  await appendSignature(db, {
    ...{ activity: activity.id, work, kind: 'reopened', at: now, person: row.person_id },
    by: { id: actor.id, name: actor.name, picture: null, role: actor.role },
    content: { of: signature?.seq ?? null, reason: reason.trim() },
  })
  return end(context, opened, { kind: 'reopened', reason })
}

/** A work that waits, and that the actor may answer. Two signers at once: the second is told. */
async function readWaiting(context: Acting, id: WorkId): Promise<Situation> {
  const situation = await readSituationFor(context, id)
  const [signer] = situation.row.signer_id ? await context.people.list([situation.row.signer_id]) : []
  checkWaiting(situation.row, signer)
  if (!maySign(context.actor.id, situation)) throw notYours()
  return situation
}

export function checkWaiting({ status }: WorkRow, by: Pick<PersonCard, 'name'> | undefined): void {
  if (status === 'waiting') return
  const name = by?.name ?? ''
  const refusal =
    status === 'signed'
      ? new Refusal('already_signed', 409, `${name || 'Somebody'} has signed this already.`)
      : new Refusal('already_returned', 409, `${name || 'Somebody'} has given this back already.`)
  refusal.values = { name }
  throw refusal
}

const notYours = () => new Refusal('not_yours_to_sign', 403, 'This work does not wait for you.')

async function end(
  context: Acting,
  row: WorkRow,
  { kind, reason }: { kind: 'signed' | 'returned' | 'reopened'; reason: string },
): Promise<Work> {
  await addStep(context, row, { kind, by: context.actor.id, reason })
  await context.schedule.cancel('wait', row.id)
  await settleAudiences(context, row)
  if (kind === 'signed') await endAsking(context, row.id)
  else await closeInvitations(context, row.id, { kind: 'witness' })
  context.grades.changed(row.person_id)
  await record(context, row, kind)
  tell(context, row)
  return joinWork(context, await readSituation(context, row))
}

const record = ({ record: write, actor }: Acting, row: WorkRow, verb: string): Promise<void> =>
  write({
    verb,
    object: row.id,
    conversation: row.conversation_id,
    toward: row.person_id === actor.id ? [] : [row.person_id],
  })
