import { Refusal, type CommandContext, type TimerContext } from '../../../api/server.ts'
import type { InputOf } from '../../../api/contract.ts'
import type { contract, MomentId, MomentWithPeople } from '../../contract.ts'
import type { ChatTables } from '../tables.ts'
import { giveTurn as pass, listHands, lowerAll, lowerHand, raiseHand as raise, removeHands } from './hands.ts'
import { changeMoment, findMoment, findPresent, removeMoment, saveMoment } from './moments.ts'
import { readMoment, readRoom, withPeople } from './reading.ts'
import type { MomentRow } from './tables.ts'

type Commands = (typeof contract)['commands']
type Leading = CommandContext<typeof contract, ChatTables>
type Timed = TimerContext<typeof contract, ChatTables>
type Changing = Pick<Leading | Timed, 'db' | 'activity' | 'now' | 'people' | 'schedule' | 'publish'> & {
  readonly conversations: Pick<Leading['conversations'], 'summarise' | 'listViews'>
}

const minute = 60_000

export async function openMoment(
  context: Leading,
  { conversation, kind, question, startsAt, lasts }: InputOf<Commands['openMoment']>,
): Promise<MomentWithPeople> {
  const { db, activity, actor, now, schedule } = context
  await context.conversations.checkMaySpeak()
  await readRoom(context, conversation)
  const starts_at = Math.max(startsAt ?? now, now)
  const row: MomentRow = {
    ...{ id: context.newId<'moment'>(), activity_id: activity.id, conversation_id: conversation },
    ...{ kind, question: question.trim(), opened_by: actor.id, starts_at, ends_at: starts_at + lasts * minute },
    ...{ begun_at: null, ended_at: null, notes: '', from_seq: null, to_seq: null },
  }
  if (starts_at === now && (await findPresent(db, conversation))) throw isOn()
  await saveMoment(db, row)
  await context.record({ verb: 'moment-opened', object: row.id, conversation })
  if (starts_at === now) return begin(context, row)
  await schedule.at('beginMoment', starts_at, { moment: row.id }, row.id)
  return tell(context, row)
}

const isOn = () => new Refusal('moment_is_on', 409, 'Another moment is on here. It has to end first.')

/** It is on: from the next message on, what is said here is said during it. It ends by itself. */
async function begin(context: Changing, row: MomentRow): Promise<MomentWithPeople> {
  const last = await readRoom(context, row.conversation_id)
  const begun = await changeMoment(context.db, row, { begun_at: context.now, from_seq: last + 1 })
  await context.schedule.at('endMoment', row.ends_at, { moment: row.id }, row.id)
  return tell(context, begun)
}

async function end(context: Changing, row: MomentRow): Promise<MomentWithPeople> {
  const to_seq = await readRoom(context, row.conversation_id)
  await lowerAll(context.db, row.id)
  await context.schedule.cancel('endMoment', row.id)
  return tell(context, await changeMoment(context.db, row, { ended_at: context.now, to_seq }))
}

/** Its time has come. One that is still on here ends, as it should have. */
export async function beginMoment(context: Timed, { moment: id }: { moment: MomentId }): Promise<void> {
  const row = await findMoment(context.db, context.activity.id, id)
  if (!row || row.begun_at !== null || row.ended_at !== null) return
  const before = await findPresent(context.db, row.conversation_id)
  if (before) await end(context, before)
  await begin(context, row)
}

export async function endWhenOver(context: Timed, { moment: id }: { moment: MomentId }): Promise<void> {
  const row = await findMoment(context.db, context.activity.id, id)
  if (row && row.begun_at !== null && row.ended_at === null) await end(context, row)
}

export async function callOff(context: Leading, { moment: id }: { moment: MomentId }): Promise<Record<string, never>> {
  const row = await readMoment(context, id)
  if (row.begun_at !== null) throw new Refusal('moment_has_begun', 409, 'It has begun, and can only be ended.')
  checkLeads(context, row)
  await removeHands(context.db, id)
  await removeMoment(context.db, id)
  await context.schedule.cancel('beginMoment', id)
  const gone = { conversation: row.conversation_id, moment: id }
  for (const { audience } of await context.conversations.listViews(row.conversation_id))
    context.publish('momentCalledOff', gone, audience)
  return {}
}

export async function endMoment(context: Leading, { moment: id }: { moment: MomentId }): Promise<MomentWithPeople> {
  const row = await readPresent(context, id)
  await context.record({ verb: 'moment-ended', object: row.id, conversation: row.conversation_id })
  return end(context, row)
}

export async function raiseHand(
  context: Leading,
  { moment: id, up }: { moment: MomentId; up: boolean },
): Promise<MomentWithPeople> {
  const row = await readPresent(context, id)
  // Who may not speak for now does not have to wait for a turn either.
  if (up) await context.conversations.checkMaySpeak()
  if (up) await raise(context.db, id, context.actor.id, context.now)
  else await lowerHand(context.db, id, context.actor.id)
  if (up) await context.record({ verb: 'raised-hand', object: id, conversation: row.conversation_id })
  return tell(context, row)
}

export async function giveTurn(
  context: Leading,
  { moment: id, after }: InputOf<Commands['giveTurn']>,
): Promise<MomentWithPeople> {
  const row = await readPresent(context, id)
  const hands = await listHands(context.db, [id])
  const speaking = hands.find(({ has_turn }) => has_turn === 1)?.person_id ?? null
  if (after !== undefined && after !== speaking) return withPeople(context, row)
  const next = hands.find(({ raised_at }) => raised_at !== null)
  await pass(context.db, id, next?.person_id)
  const toward = next ? [next.person_id] : []
  if (next) await context.record({ verb: 'gave-turn', object: id, conversation: row.conversation_id, toward })
  return tell(context, row)
}

export async function writeNotes(
  context: Leading,
  { moment: id, notes, before }: InputOf<Commands['writeNotes']>,
): Promise<MomentWithPeople> {
  const row = await readMoment(context, id)
  await context.conversations.checkMaySpeak()
  if (before !== undefined && before !== row.notes)
    throw new Refusal('notes_meanwhile', 409, 'Somebody else has written it down meanwhile.')
  return tell(context, await changeMoment(context.db, row, { notes: notes.trim() }))
}

async function readPresent(context: Leading, id: MomentId): Promise<MomentRow> {
  const row = await readMoment(context, id)
  if (row.begun_at !== null && row.ended_at === null) return row
  throw new Refusal('moment_not_on', 409, 'This moment is not on.')
}

function checkLeads({ actor, can }: Leading, row: MomentRow): void {
  if (row.opened_by === actor.id || can('facilitate')) return
  throw new Refusal('not_yours', 403, 'Only who opened this moment, or leads the course, can do this.')
}

/** Tells those who can read the room, and answers it. */
async function tell(context: Changing, row: MomentRow): Promise<MomentWithPeople> {
  const told = await withPeople(context, row)
  for (const { audience } of await context.conversations.listViews(row.conversation_id))
    context.publish('momentChanged', told, audience)
  return told
}
