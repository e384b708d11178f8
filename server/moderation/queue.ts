import type { Static } from 'typebox'
import type { MessageId, OutputOf } from '../../plugins/api/contract.ts'
import type { Message } from '../../plugins/api/conversations.ts'
import { listConversationsFor, readMessageFor } from '../conversations/conversations.ts'
import { listRows, peopleIn, toMessages } from '../conversations/messages/messages.ts'
import type { MessageRow } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import type { Scope } from '../operations/feature.ts'
import { listCards } from '../people/cards.ts'
import { may } from '../people/roles.ts'
import type { contract, OwnReport, ReportedMessage } from './contract.ts'
import { toOwnReport } from './reports.ts'
import type { ReportRow } from './tables.ts'

type Queries = (typeof contract)['queries']

/** As many as one sits through; the next come when these are decided. */
const mostWaiting = 100

/** How much of what was said before is shown. */
const contextLength = 3

export async function listReports(scope: Scope): Promise<OutputOf<Queries['listReports']>> {
  const { db, activity } = scope
  // Who facilitates hears of reports in a room of their own, so the answer is theirs alone.
  const me = scope.reader.actor.id
  const rows = await db
    .selectFrom('reports')
    .selectAll()
    .where('activity_id', '=', activity.id)
    .where('decided_at', 'is', null)
    .orderBy('reported_at')
    .orderBy('id')
    .execute()
  const byMessage = new Map<MessageId, ReportRow[]>()
  for (const row of rows) byMessage.set(row.message_id, [...(byMessage.get(row.message_id) ?? []), row])
  const waiting: Static<typeof ReportedMessage>[] = []
  for (const [id, reports] of [...byMessage].slice(0, mostWaiting)) waiting.push(await readReported(scope, id, reports))
  const named = waiting.flatMap(({ message, context, reports }) => [
    ...peopleIn([message, ...context]),
    ...reports.map(({ reporter }) => reporter),
  ])
  return { waiting, people: await listCards(db, activity.course, [me, ...named]) }
}

async function readReported(
  scope: Scope,
  id: MessageId,
  reports: readonly ReportRow[],
): Promise<Static<typeof ReportedMessage>> {
  const row = await scope.db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const [message] = await toMessages(scope.db, [row])
  if (!message) throw refuse('not_found')
  return {
    message,
    html: row.html,
    context: await listContext(scope, row),
    reports: reports.map((each) => ({ reporter: each.reporter_id, reason: each.reason, at: each.reported_at })),
  }
}

/** What it answers and what was said just before, as far as the facilitator may read there. */
async function listContext(scope: Scope, row: MessageRow): Promise<Message[]> {
  const [readable] = await listConversationsFor(scope, [row.conversation_id])
  if (!readable) return []
  const before = await listRows(scope.db, row.conversation_id, { before: row.seq, limit: contextLength })
  return toMessages(scope.db, before)
}

export async function listOwnReports({ db, activity, reader }: Scope): Promise<Static<typeof OwnReport>[]> {
  const rows = await db
    .selectFrom('reports')
    .innerJoin('messages', 'messages.id', 'reports.message_id')
    .selectAll('reports')
    .select(['messages.html', 'messages.gone'])
    .where('reports.activity_id', '=', activity.id)
    .where('reporter_id', '=', reader.actor.id)
    .orderBy('reported_at', 'desc')
    .limit(mostWaiting)
    .execute()
  return rows.map(({ html, gone, ...row }) => toOwnReport(row, gone === null ? html : ''))
}

/** Throws `not_found` for everybody but the author and those who facilitate. */
export async function readHidden(
  scope: Scope,
  { message: id }: { message: MessageId },
): Promise<OutputOf<Queries['readHidden']>> {
  const { message } = await readMessageFor(scope, id)
  const { actor, role } = scope.reader
  const isTheirs = message.author_id === actor.id || may(role, 'facilitate')
  if (!isTheirs || message.gone !== 'hidden' || message.gone_at === null) throw refuse('not_found')
  const [by] = message.gone_by === null ? [] : await listCards(scope.db, scope.activity.course, [message.gone_by])
  return { by: by ?? null, at: message.gone_at, reason: message.gone_reason ?? '', html: message.html }
}
