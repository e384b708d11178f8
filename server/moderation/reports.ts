import type { Static } from 'typebox'
import type { InputOf, MessageId, PersonId } from '../../plugins/api/contract.ts'
import { readMessageFor } from '../conversations/conversations.ts'
import { authorOf } from '../conversations/talking/masks.ts'
import { keepPace } from '../conversations/talking/paces.ts'
import { hideNow } from '../conversations/talking/removing.ts'
import { refuse } from '../errors.ts'
import { appendLine } from '../events/log.ts'
import { newId } from '../ids.ts'
import type { CommandScope } from '../operations/feature.ts'
import { appendAudit } from './audit.ts'
import type { contract, OwnReport } from './contract.ts'
import type { ReportRow } from './tables.ts'

type Commands = (typeof contract)['commands']

export async function report(
  scope: CommandScope,
  { message: id, reason }: InputOf<Commands['report']>,
): Promise<Record<string, never>> {
  const { db, activity, reader, now } = scope
  await keepPace(scope, 'report')
  const { message } = await readMessageFor(scope, id)
  if (message.gone !== null) throw refuse('already_gone')
  if (message.author_id === reader.actor.id) throw refuse('invalid_input', '/message')
  const anew = { reason, reported_at: now, decision: null, word: null, decided_at: null, decided_by: null }
  await db
    .insertInto('reports')
    .values({
      id: newId<'report'>(now),
      activity_id: activity.id,
      message_id: message.id,
      reporter_id: reader.actor.id,
      ...anew,
    })
    .onConflict((conflict) => conflict.columns(['message_id', 'reporter_id']).doUpdateSet(anew))
    .execute()
  await appendLine(db, {
    at: now,
    course: activity.course,
    activity: activity.id,
    conversation: message.conversation_id,
    actor: reader.actor.id,
    verb: 'moderation.reported',
    object: message.id,
  })
  await tellFacilitators(scope)
  return {}
}

/** Decides about a message that waits; a report opens it to who facilitates, also where they are not in the audience. */
export async function decide(
  scope: CommandScope,
  { message: id, decision, reason = '', word = '' }: InputOf<Commands['decide']>,
): Promise<Record<string, never>> {
  const waiting = await listWaiting(scope, id)
  const message = await scope.db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst()
  if (!message || waiting.length === 0) throw refuse('already_decided')
  if (decision === 'hide' && reason.trim() === '') throw refuse('invalid_input', '/reason')
  const subject = { conversation: message.conversation_id, toward: authorOf(message), object: message.id }
  if (decision === 'hide' && message.gone === null) await hideNow(scope, message, reason)
  if (decision === 'leave') await appendAudit(scope, { deed: 'left', ...subject, reason: word })
  const decided = {
    decision: decision === 'hide' ? 'hidden' : 'left',
    word,
    decided_at: scope.now,
    decided_by: scope.reader.actor.id,
  } as const
  await scope.db
    .updateTable('reports')
    .set(decided)
    .where(
      'id',
      'in',
      waiting.map((row) => row.id),
    )
    .execute()
  for (const row of waiting) tellReporter(scope, { ...row, ...decided }, message.html)
  await tellFacilitators(scope)
  return {}
}

const listWaiting = ({ db, activity }: CommandScope, message: MessageId): Promise<ReportRow[]> =>
  db
    .selectFrom('reports')
    .selectAll()
    .where('activity_id', '=', activity.id)
    .where('message_id', '=', message)
    .where('decided_at', 'is', null)
    .execute()

function tellReporter(scope: CommandScope, row: ReportRow, html: string): void {
  const to = { kind: 'people', people: [row.reporter_id] } as const
  scope.publish('moderation.reportDecided', toOwnReport(row, html), to)
}

export const toOwnReport = (row: ReportRow, html: string): Static<typeof OwnReport> => ({
  message: row.message_id,
  html: row.decision === 'hidden' ? '' : html,
  reason: row.reason,
  at: row.reported_at,
  decision: row.decision,
  word: row.word ?? '',
  decidedAt: row.decided_at,
})

/** Nobody else hears that something was reported. */
async function tellFacilitators(scope: CommandScope): Promise<void> {
  const people = await listFacilitators(scope)
  if (people.length > 0) scope.publish('moderation.reportsChanged', {}, { kind: 'people', people })
}

async function listFacilitators({ db, activity }: CommandScope): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('members')
    .select('person_id')
    .where('course_id', '=', activity.course)
    .where('status', '=', 'active')
    .where('role', 'in', ['facilitator'])
    .execute()
  return rows.map((row) => row.person_id)
}
