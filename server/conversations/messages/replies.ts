import type { MessageId, OutputOf } from '../../../plugins/api/contract.ts'
import type { Scope } from '../../operations/feature.ts'
import { listCards } from '../../people/cards.ts'
import type { contract } from '../contract.ts'
import { readMessageFor } from '../conversations.ts'
import { listBelow } from './branches.ts'
import { listRowsNamed, peopleIn, toMessages } from './messages.ts'

/** What grew from one message is read together; of more than these, the latest. */
const mostTogether = 300

/** A message and all that was answered below it, in the order in which it was said. */
export async function listReplies(
  scope: Scope,
  { message: id }: { message: MessageId },
): Promise<OutputOf<(typeof contract)['queries']['listReplies']>> {
  const { message, conversation } = await readMessageFor(scope, id)
  const replies = (await listBelow(scope.db, message)).filter(
    ({ seq }) => seq > message.seq && seq <= conversation.lastSeq,
  )
  const named = replies.slice(-mostTogether).map((reply) => reply.id)
  const messages = await toMessages(scope.db, [message, ...(await listRowsNamed(scope.db, named))])
  return { messages, people: await listCards(scope.db, scope.activity.course, peopleIn(messages)) }
}
