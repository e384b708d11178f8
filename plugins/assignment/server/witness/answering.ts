import type { InputOf } from '../../../api/contract.ts'
import { Refusal, type GuestHalf } from '../../../api/server.ts'
import { weigh } from '../../../api/weighing.ts'
import type { contract, Witness, WitnessView, WorkId } from '../../contract.ts'
import { filesIn, presentIn } from '../evidence/pieces.ts'
import { describeWork } from '../signing/documents.ts'
import { appendSignature } from '../signing/signatures.ts'
import { checkWaiting } from '../signing/signing.ts'
import type { AssignmentTables, Looking, PieceRow, Witnessing, WorkRow } from '../tables.ts'
import { endAsking } from '../observing/writing.ts'
import { addStep, tell } from '../waiting/asking.ts'
import { readSituation, settleAudiences, type Situation } from '../works/situations.ts'
import { changeWork, findWork } from '../works/works.ts'
import { closeInvitations } from './invitations.ts'

type Promised = (typeof contract)['guests']['witness']
type Input<K extends keyof Promised['commands']> = InputOf<Promised['commands'][K]>

/** Somebody who saw the work and has no account: they look at it, and answer once. */
export const witness: GuestHalf<typeof contract, AssignmentTables, Promised> = {
  queries: { read },
  commands: { confirm, giveBack, notMine },
  listFiles: async (context) => filesIn(seenIn(await readWitnessed(context))),
}

/** A witness signs, and so sees what is for those who sign; what is for the mentor alone stays there. */
const isForWitness = ({ confidentiality }: PieceRow): boolean => confidentiality !== 'mentor'

const seenIn = ({ pieces }: Situation): PieceRow[] => presentIn(pieces).filter(isForWitness)

/** The one work that the link is for. Throws as a signer is told when another was faster. */
async function readWitnessed(context: Looking | Witnessing): Promise<Situation> {
  const { db, activity, guest } = context
  // The key is the id that inviteWitness gave it.
  const row = await findWork(db, activity.id, guest.key as WorkId)
  if (!row) throw new Refusal('not_found', 404, 'This work is not there any more.')
  checkWaiting(row, undefined)
  return readSituation(context, row)
}

async function read(context: Looking): Promise<WitnessView> {
  const { activity, guest, people, files } = context
  const situation = await readWitnessed(context)
  const { row, rung, pieces } = situation
  const seen = seenIn(situation)
  const [person] = await people.list([row.person_id])
  const cards = new Map((await files.list(filesIn(seen))).map((card) => [card.id, card]))
  return {
    ...{ activity: activity.title, practice: activity.settings.practice, name: person?.name ?? '' },
    ...{ rung, version: row.version, shownAt: row.shown_at, address: guest.address },
    pieces: seen.map(({ words, link, amount, unit, file_id, happened_where: where, happened_when: when }) => ({
      ...{ words, link, amount, unit, where, when },
      file: (file_id && cards.get(file_id)) ?? null,
    })),
    held: presentIn(pieces).length - seen.length,
  }
}

async function confirm(context: Witnessing, input: Input<'confirm'>): Promise<null> {
  const found = await readWitnessed(context)
  const { db, activity, now, schedule } = context
  if (found.row.version !== input.version)
    throw new Refusal('changed_meanwhile', 409, 'The evidence was changed meanwhile. Look at it again before you sign.')
  const share = weigh(found.rung.criteria, input.marks)
  const row = await changeWork(db, found.row, { status: 'signed', signer_id: null, because: null, since: now, share })
  const marked = { marks: input.marks, words: input.words.trim(), sees: isForWitness }
  await appendSignature(db, {
    ...{ activity: activity.id, work: row.id, kind: 'signed', at: now, person: row.person_id },
    by: nameWitness(context, input),
    content: await describeWork(context, { ...found, row }, marked),
  })
  await schedule.cancel('wait', row.id)
  return end(context, row, { kind: 'signed', input, reason: input.words })
}

async function giveBack(context: Witnessing, input: Input<'giveBack'>): Promise<null> {
  const found = await readWitnessed(context)
  const change = { status: 'returned', signer_id: null, because: null, since: context.now } as const
  const row = await changeWork(context.db, found.row, change)
  await context.schedule.cancel('wait', row.id)
  return end(context, row, { kind: 'returned', input, reason: input.reason })
}

/** Nothing else changes: the learner sees it, and asks somebody else. */
async function notMine(context: Witnessing, input: Input<'notMine'>): Promise<null> {
  const { row } = await readWitnessed(context)
  await closeInvitations(context, row.id, { id: context.guest.id })
  return end(context, row, { kind: 'notMine', input, reason: input.reason })
}

const nameWitness = ({ guest }: Witnessing, { name, role }: { name: string; role: string }): Witness => ({
  ...{ name: name.trim(), role: role.trim(), address: guest.address },
})

interface End {
  readonly kind: 'signed' | 'returned' | 'notMine'
  readonly input: { readonly name: string; readonly role: string }
  readonly reason: string
}

async function end(context: Witnessing, row: WorkRow, { kind, input, reason }: End): Promise<null> {
  const { name, role } = nameWitness(context, input)
  await addStep(context, row, { kind, by: null, witness: `${name}, ${role}`, reason })
  if (kind === 'returned') await closeInvitations(context, row.id, { kind: 'witness' })
  if (kind === 'signed') await endAsking(context, row.id)
  await settleAudiences(context, row)
  context.grades.changed(row.person_id)
  await context.record({ actor: row.person_id, verb: `witness-${kind}`, object: row.id })
  tell(context, row)
  return null
}
