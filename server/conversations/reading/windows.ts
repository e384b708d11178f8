import type { ConversationId, OutputOf } from '../../../plugins/api/contract.ts'
import { refuse } from '../../errors.ts'
import type { Scope } from '../../operations/feature.ts'
import { listCards } from '../../people/cards.ts'
import type { contract } from '../contract.ts'
import { lockedAfter, readConversationFor } from '../conversations.ts'
import { listRows, peopleIn, toMessages, type Window } from '../messages/messages.ts'
import { listNestedRows, type NestedPage } from '../messages/nesting.ts'
import { peopleInSummary, summarise } from './summaries.ts'

type TalkWindow = OutputOf<(typeof contract)['queries']['readMessages']>

/** A part of a conversation, in the order in which it was said or as replies stand below what they answer. */
export async function readWindow(
  scope: Scope,
  id: ConversationId,
  { nested = false, ...window }: Window & { nested?: boolean },
): Promise<TalkWindow> {
  const { db, activity } = scope
  const conversation = await readConversationFor(scope, id)
  const [summary] = await summarise(db, [conversation])
  if (!summary) throw refuse('not_found')
  const page = conversation.locked
    ? await listOpening(scope, id)
    : nested
      ? await listNestedRows(db, id, window)
      : await listPage(scope, id, window, conversation.lastSeq)
  const all = await toMessages(db, [...page.above, ...page.rows])
  const people = await listCards(db, activity.course, [...peopleIn(all), ...peopleInSummary(summary)])
  const [above, messages] = [all.slice(0, page.above.length), all.slice(page.above.length)]
  return { conversation: summary, messages, above, people, earlier: page.earlier, later: page.later }
}

async function listOpening({ db }: Scope, id: ConversationId): Promise<NestedPage> {
  const rows = await listRows(db, id, { before: lockedAfter + 1, limit: lockedAfter })
  return { rows, above: [], earlier: false, later: false }
}

async function listPage({ db }: Scope, id: ConversationId, window: Window, lastSeq: number): Promise<NestedPage> {
  const rows = await listRows(db, id, window)
  const earlier = (rows.at(0)?.seq ?? 1) > 1
  return { rows, above: [], earlier, later: (rows.at(-1)?.seq ?? lastSeq) < lastSeq }
}
