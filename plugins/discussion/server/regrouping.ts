import type { InputOf, PersonId } from '../../api/contract.ts'
import { Refusal, type Audience } from '../../api/server.ts'
import type { contract, Thread, ThreadWithPeople } from '../contract.ts'
import { chooseAudience, findAudience } from './groups.ts'
import { readThread, withPeople } from './reading.ts'
import { routeQuestion } from './routing.ts'
import type { ThreadRow } from './tables.ts'
import { isStarter, record, selfIn, tell, type Tending } from './telling.ts'
import { tellWaiting } from './waiting.ts'

/** Says anew for which group a thread is: to those who had it and have it no more that it is gone, to those who have it now that it is there. */
export async function changeGroup(
  context: Tending,
  { thread: id, group }: InputOf<(typeof contract)['commands']['changeGroup']>,
): Promise<ThreadWithPeople> {
  const { row, thread } = await readThread(context, id)
  const { activity } = context
  if (activity.settings.groups === 'course') throw new Refusal('no_groups', 409, 'Here everybody talks with everybody.')
  await checkMayRegroup(context, row, thread)
  const audience = (await chooseAudience(context, group ?? undefined)) ?? activity.audience
  const before = await findAudience(context, thread.talk)
  if (isSame(audience, before)) return withPeople(context, thread)
  await checkConfidence(context, thread, audience)
  const self = await selfIn(context, row)
  const gone = await listLeft(context, before ?? activity.audience, audience)
  if (gone.length > 0) context.publish('threadGone', { thread: id }, { kind: 'people', people: gone })
  await context.conversations.setAudience(row.conversation_id, audience, { as: self })
  await record(context, 'regrouped', row, self)
  const told = await tell(context, 'threadStarted', row)
  await tellWaiting(context, row)
  if (row.kind === 'question') await routeQuestion(context, row)
  return told
}

/** Who started it, until somebody has answered; who leads the course, at any time. */
async function checkMayRegroup(context: Tending, row: ThreadRow, { talk }: Thread): Promise<void> {
  if (context.can('facilitate')) return
  if (!(await isStarter(context, row)))
    throw new Refusal('not_yours', 403, 'Only who started this thread, or leads the course, can do this.')
  if (talk.lastSeq > 1)
    throw new Refusal('answered_already', 409, 'Somebody has answered; now only who leads the course can change this.')
}

/**
 * What others said in a group stays in it: no other group, nor everybody, reads it because somebody leads the course. And
 * nobody who wrote by name is shut out from what they wrote; of who wrote without one, an answer would tell.
 */
async function checkConfidence(context: Tending, thread: Thread, audience: Audience): Promise<void> {
  const { activity, conversations, people, actor } = context
  const { talk } = thread
  const everybody = await people.listAudience()
  const names = everybody.map(({ id }) => id)
  const writers = new Set<PersonId>(await conversations.listWriters(talk.id, names))
  const isOwn = talk.lastSeq <= 1 && (await people.isMe(thread.startedBy ?? actor.id))
  if (talk.group !== undefined && !isOwn)
    throw new Refusal('said_in_group', 409, 'What others said in a group stays in it.')
  const outside = await listLeft(context, activity.audience, audience)
  if (outside.some((id) => writers.has(id)))
    throw new Refusal('writers_outside', 409, 'Somebody who wrote here is not in that group.')
}

/** Those who could read what is for the one audience, and cannot read what is for the other. */
async function listLeft({ people }: Tending, before: Audience, now: Audience): Promise<PersonId[]> {
  const inside = new Set((await people.listAudience(now)).map(({ id }) => id))
  const readers = await people.listAudience(before)
  return readers.filter(({ id, role }) => role !== 'facilitator' && !inside.has(id)).map(({ id }) => id)
}

/** Neither is ever of named people: both are the activity's, or a group's. */
const isSame = (one: Audience, other: Audience | undefined): boolean => JSON.stringify(one) === JSON.stringify(other)
