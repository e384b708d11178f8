import type { MessageId, OutputOf } from '../../../plugins/api/contract.ts'
import type { Scope } from '../../operations/feature.ts'
import { listCards } from '../../people/cards.ts'
import type { contract } from '../contract.ts'
import { readMessageFor } from '../conversations.ts'
import { listAnswered } from './branches.ts'
import { peopleIn, toMessages } from './messages.ts'

/** What grew from one message is read together; of more than these, the latest. */
const mostTogether = 300

/** A message and all that was answered below it, in the order in which it was said. */
export async function listReplies(
  scope: Scope,
  { message: id }: { message: MessageId },
): Promise<OutputOf<(typeof contract)['queries']['listReplies']>> {
  const { message, conversation } = await readMessageFor(scope, id)
  const rows = (await listAnswered(scope.db, message.id)).filter(({ seq }) => seq <= conversation.lastSeq)
  const [head, ...replies] = rows
  const messages = await toMessages(scope.db, head ? [head, ...replies.slice(-mostTogether)] : [])
  return { messages, people: await listCards(scope.db, scope.activity.course, peopleIn(messages)) }
}
