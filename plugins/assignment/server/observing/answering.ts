import type { InputOf } from '../../../api/contract.ts'
import { Refusal, type GuestHalf } from '../../../api/server.ts'
import type { contract, ObserverView, Witness, WorkId } from '../../contract.ts'
import type { AssignmentTables, Looking, Witnessing, WorkRow } from '../tables.ts'
import { addStep, tell } from '../waiting/asking.ts'
import { closeInvitations } from '../witness/invitations.ts'
import { audienceOf, readSituation, type Situation } from '../works/situations.ts'
import { findWork } from '../works/works.ts'
import { writtenBy } from './observations.ts'
import { keepObservation, narrow } from './writing.ts'

type Promised = (typeof contract)['guests']['observer']
type Input<K extends keyof Promised['commands']> = InputOf<Promised['commands'][K]>

/** Somebody without an account says what they saw, once; of the evidence they are shown nothing. */
export const observer: GuestHalf<typeof contract, AssignmentTables, Promised> = {
  queries: { read },
  commands: { write, decline },
  listFiles: () => Promise.resolve([]),
}

/** The one work that the link is for, as long as it is not signed. */
async function readObserved(context: Looking | Witnessing): Promise<Situation> {
  const { db, activity, guest } = context
  // The key is the id that inviteObserver gave it.
  const row = await findWork(db, activity.id, guest.key as WorkId)
  if (!row) throw new Refusal('not_found', 404, 'This work is not there any more.')
  if (row.status === 'signed') throw new Refusal('already_signed', 409, 'This is signed already.')
  return readSituation(context, row)
}

async function read(context: Looking): Promise<ObserverView> {
  const { activity, guest, people } = context
  const { row, rung } = await readObserved(context)
  const [person] = await people.list([row.person_id])
  const { practice, askWhere, askWhen } = activity.settings
  return {
    ...{ activity: activity.title, practice, name: person?.name ?? '', rung },
    ...{ address: guest.address, askWhere, askWhen },
  }
}

async function write(context: Witnessing, input: Input<'write'>): Promise<null> {
  const situation = await readObserved(context)
  const by = nameWitness(context, input)
  const { words, file = null, where = '', when = null } = input
  // What comes from outside is for those who sign, and for nobody whom the learner has not met with it.
  const confidentiality = narrow(situation.pieces, 'signer')
  const seen = { words, where, when, file, confidentiality, by: writtenBy(by) }
  if (file !== null) {
    const audience = audienceOf(situation, { ...seen.by, confidentiality }, context.activity.audience)
    await context.files.keep([file], { of: situation.row.person_id, audience })
  }
  return end(context, await keepObservation(context, situation, seen), { kind: 'observed', by })
}

async function decline(context: Witnessing, input: Input<'decline'>): Promise<null> {
  const { row } = await readObserved(context)
  return end(context, row, { kind: 'notSeen', by: nameWitness(context, input) })
}

const nameWitness = ({ guest }: Witnessing, { name, role }: { name: string; role: string }): Witness => ({
  ...{ name: name.trim(), role: role.trim(), address: guest.address },
})

async function end(
  context: Witnessing,
  row: WorkRow,
  { kind, by: { name, role } }: { kind: 'observed' | 'notSeen'; by: Witness },
): Promise<null> {
  await addStep(context, row, { kind, by: null, witness: `${name}, ${role}` })
  await closeInvitations(context, row.id, { id: context.guest.id })
  await context.record({ actor: row.person_id, verb: `witness-${kind}`, object: row.id })
  tell(context, row)
  return null
}
