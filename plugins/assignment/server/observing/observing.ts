import type { InputOf, PersonCard } from '../../../api/contract.ts'
import { Refusal } from '../../../api/server.ts'
import type { contract, Observing, Work, WorkId } from '../../contract.ts'
import { addStep, tell } from '../waiting/asking.ts'
import { insertInvitation, listInvitations, listOpen, mostOpen } from '../witness/invitations.ts'
import { joinWork } from '../works/reading.ts'
import { audienceOf, isConcerned, readSituation, readSituationFor, type Situation } from '../works/situations.ts'
import type { Acting, Reading } from '../tables.ts'
import { writtenBy } from './observations.ts'
import { closeObservers, findObserver, listObservers, saveObserver } from './observers.ts'
import { keepObservation, narrow } from './writing.ts'

type Input<K extends keyof (typeof contract)['commands']> = InputOf<(typeof contract)['commands'][K]>

const day = 86_400_000

/** Whether somebody may say what they saw of a work: where the step asks for it, until it is signed. */
const isWanted = ({ row, rung }: Situation): boolean => row.status !== 'signed' && rung.evidence.includes('observation')

const mayWrite = ({ actor, can }: Reading | Acting, situation: Situation): boolean =>
  can('participate') && isWanted(situation) && situation.row.person_id !== actor.id

const mayInvite = (context: Reading | Acting, situation: Situation): boolean =>
  context.can('participate') && isWanted(situation) && isConcerned(context, situation)

export async function readObserving(context: Reading | Acting, { work }: { work: WorkId }): Promise<Observing> {
  const { db, actor, people } = context
  const situation = await readSituationFor(context, work)
  const isTheirs = isConcerned(context, situation)
  const asked = await listObservers(db, work)
  const cards = isTheirs ? await people.list(asked.map(({ person_id }) => person_id)) : []
  return {
    mayWrite: mayWrite(context, situation),
    asked: asked.find(({ person_id }) => person_id === actor.id)?.words ?? null,
    askable: await listAskable(context, situation),
    waiting: asked.flatMap(({ person_id, asked_at: at }) => {
      const person = cards.find(({ id }) => id === person_id)
      return person ? [{ person, at }] : []
    }),
    mayInvite: mayInvite(context, situation),
    links: isTheirs ? await listInvitations(context, work, 'observer') : [],
  }
}

/** Whoever was asked and has not answered is asked already. */
async function listAskable({ db, actor, people, can }: Reading | Acting, situation: Situation): Promise<PersonCard[]> {
  const { row } = situation
  if (row.person_id !== actor.id || !can('participate') || !isWanted(situation)) return []
  const asked = new Set((await listObservers(db, row.id)).map(({ person_id }) => person_id))
  const present = await people.listAudience()
  return present.filter(({ id, role }) => id !== actor.id && role !== 'observer' && !asked.has(id))
}

export async function askObserver(context: Acting, { work, person, words }: Input<'askObserver'>): Promise<Observing> {
  const { db, activity, actor, now } = context
  const situation = await readSituationFor(context, work)
  const { row } = situation
  if (row.person_id !== actor.id) throw new Refusal('not_yours', 403, 'Only whose work it is can do this.')
  if (await findObserver(db, work, person))
    throw new Refusal('already_asked', 409, 'They were asked already, and have not answered yet.')
  if (!(await listAskable(context, situation)).some(({ id }) => id === person)) throw notWanted()
  await context.conversations.checkMaySpeak()
  const asked = { work_id: work, person_id: person, activity_id: activity.id, words: words.trim() }
  await saveObserver(db, { ...asked, asked_at: now, open: 1 })
  await addStep(context, row, { kind: 'observerAsked', by: actor.id, to: person, reason: words })
  await context.record({ verb: 'asked-observer', object: row.id, toward: [person] })
  context.publish('readingsChanged', {}, { kind: 'people', people: [person] })
  tell(context, row)
  return readObserving(context, { work })
}

/** What the actor saw, under their name; from then on it is as it is. */
export async function observe(context: Acting, { work, observation }: Input<'observe'>): Promise<Work> {
  const { actor, activity } = context
  const situation = await readSituationFor(context, work)
  if (!mayWrite(context, situation)) throw notWanted()
  await context.conversations.checkMaySpeak()
  const { words, file, where = '', when = null } = observation
  const by = writtenBy({ id: actor.id, name: actor.name, picture: null, role: actor.role })
  const confidentiality = narrow(situation.pieces, observation.confidentiality)
  if (file) await context.files.keep([file], audienceOf(situation, { ...by, confidentiality }, activity.audience))
  const row = await keepObservation(context, situation, { words, file, where, when, confidentiality, by })
  await closeObservers(context.db, work, actor.id)
  await addStep(context, row, { kind: 'observed', by: actor.id })
  await context.record({
    ...{ verb: 'observed', object: row.id, conversation: row.conversation_id },
    toward: [row.person_id],
  })
  context.publish('readingsChanged', {}, { kind: 'people', people: [actor.id] })
  return joinWork(context, await readSituation(context, row))
}

export async function inviteObserver(context: Acting, input: Input<'inviteObserver'>): Promise<Observing> {
  const { db, actor, now, guests } = context
  const situation = await readSituationFor(context, input.work)
  if (!mayInvite(context, situation)) throw notWanted()
  const { row } = situation
  if ((await listOpen(db, row.id)).filter(({ expires_at }) => expires_at > now).length >= mostOpen)
    throw new Refusal('too_many_links', 422, 'Several links for this work are open already. Take one back first.')
  const [address, until] = [input.address.trim(), now + input.days * day]
  const id = await guests.open('observer', { hash: input.link, key: row.id, address, until })
  const made = { work_id: row.id, address, made_by: actor.id, expires_at: until, open: 1 }
  await insertInvitation(db, { id, kind: 'observer', ...made })
  await addStep(context, row, { kind: 'observerInvited', by: actor.id, witness: address })
  await context.record({ verb: 'invited-observer', object: row.id, conversation: row.conversation_id })
  tell(context, row)
  return readObserving(context, { work: row.id })
}

/** Whoever may take back a link of this kind, may. */
export const mayEndLinks = mayInvite

const notWanted = () => new Refusal('not_wanted', 403, 'This work asks for nothing that you could have seen.')
