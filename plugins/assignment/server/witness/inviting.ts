import type { InputOf } from '../../../api/contract.ts'
import { Refusal } from '../../../api/server.ts'
import type { contract, Work } from '../../contract.ts'
import type { Acting } from '../tables.ts'
import { addStep, tell } from '../waiting/asking.ts'
import { joinWork } from '../works/reading.ts'
import { readSituation, readSituationFor, type Situation } from '../works/situations.ts'
import { closeInvitations, insertInvitation, listOpen, mayInvite, mostOpen } from './invitations.ts'
import { mayEndLinks } from '../observing/observing.ts'

type Input<K extends keyof (typeof contract)['commands']> = InputOf<(typeof contract)['commands'][K]>

const day = 86_400_000

/** Makes a link for one work. The house keeps the hash of its secret, and nobody but the page that made it the secret. */
export async function inviteWitness(context: Acting, input: Input<'inviteWitness'>): Promise<Work> {
  const situation = await readInviting(context, input.work)
  const { db, actor, now, guests } = context
  const { row } = situation
  const working = (await listOpen(db, row.id)).filter(({ expires_at }) => expires_at > now)
  if (working.length >= mostOpen)
    throw new Refusal('too_many_links', 422, 'Several links for this work are open already. Take one back first.')
  const [address, until] = [input.address.trim(), now + input.days * day]
  const id = await guests.open('witness', { hash: input.link, key: row.id, address, until })
  await insertInvitation(db, {
    id,
    work_id: row.id,
    address,
    made_by: actor.id,
    expires_at: until,
    open: 1,
    kind: 'witness',
  })
  await addStep(context, row, { kind: 'invited', by: actor.id, witness: address })
  return finish(context, situation, 'invited-witness')
}

export async function closeInvitation(context: Acting, input: Input<'closeInvitation'>): Promise<Work> {
  const situation = await readSituationFor(context, input.work)
  if (!mayInvite(context, situation) && !mayEndLinks(context, situation)) throw noWitness()
  await closeInvitations(context, situation.row.id, { id: input.invitation })
  return finish(context, situation, 'closed-invitation')
}

async function readInviting(context: Acting, work: Input<'inviteWitness'>['work']): Promise<Situation> {
  const situation = await readSituationFor(context, work)
  if (!mayInvite(context, situation)) throw noWitness()
  return situation
}

const noWitness = () => new Refusal('no_witness', 403, 'This work does not wait for a witness whom you could ask.')

async function finish(context: Acting, { row }: Situation, verb: string): Promise<Work> {
  await context.record({ verb, object: row.id, conversation: row.conversation_id })
  tell(context, row)
  return joinWork(context, await readSituation(context, row))
}
