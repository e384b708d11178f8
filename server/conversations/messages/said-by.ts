import type { PersonId } from '../../../plugins/api/contract.ts'
import type { Message } from '../../../plugins/api/conversations.ts'
import type { Scope } from '../../operations/feature.ts'
import { listAllReadableFor, listConversationsFor } from '../conversations.ts'
import { selectSaid } from '../reading/counting.ts'
import { toMessages } from './messages.ts'

/** As many as are looked through for those that the reader may read. */
const mostRead = 2000

/** What a person said by their name and the reader may read, the newest first. */
export async function listSaidBy(scope: Scope, person: PersonId, most: number): Promise<Message[]> {
  const rows = await selectSaid(scope.db, scope.activity.id)
    .selectAll('messages')
    .where('messages.author_id', '=', person)
    .where('messages.mask_id', 'is', null)
    .orderBy('messages.sent_at', 'desc')
    .orderBy('messages.id', 'desc')
    .limit(mostRead)
    .execute()
  const readable = await listConversationsFor(scope, [...new Set(rows.map((row) => row.conversation_id))])
  const seenTo = new Map(readable.map(({ id, lastSeq }) => [id, lastSeq]))
  const shown = rows.filter(({ conversation_id, seq }) => seq <= (seenTo.get(conversation_id) ?? 0))
  return toMessages(scope.db, shown.slice(0, most))
}

/** How much each of some people said by their names that the reader may read, and when they did so last. */
export async function countSaidBy(
  scope: Scope,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, { count: number; lastAt: number }>> {
  const open = (await listAllReadableFor(scope)).filter(({ locked }) => !locked)
  if (people.length === 0 || open.length === 0) return new Map()
  const rows = await selectSaid(scope.db, scope.activity.id)
    .select(({ fn }) => ['author_id', fn.countAll().as('count'), fn.max('sent_at').as('last_at')])
    .where('author_id', 'in', people)
    .where('mask_id', 'is', null)
    .where(
      'conversation_id',
      'in',
      open.map(({ id }) => id),
    )
    .groupBy('author_id')
    .execute()
  return new Map(rows.map((row) => [row.author_id, { count: Number(row.count), lastAt: row.last_at }]))
}
