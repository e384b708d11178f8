import type { ConversationId, FileId, PersonId } from '../../../plugins/api/contract.ts'
import type { ConversationSummary, Message, Said } from '../../../plugins/api/conversations.ts'
import type { MessageRow } from '../../database/tables.ts'
import { refuse } from '../../errors.ts'
import type { CommandScope, Scope } from '../../operations/feature.ts'
import { listCards } from '../../people/cards.ts'
import { listKnownCards } from '../../people/known-cards.ts'
import { findConversation, listConversationsFor, type Conversation } from '../conversations.ts'
import { peopleIn, toMessage, toMessages, type Inserted } from '../messages/messages.ts'
import { isPostFirst } from '../rules.ts'
import { peopleInSummary, summarise, summariseAt } from '../reading/summaries.ts'
import { listViews } from '../views.ts'

/**
 * The conversation as it is after what this command did to it, as the actor sees it; whole for who decides about a report
 * from where they cannot read.
 */
async function summariseNow(scope: Scope, id: ConversationId): Promise<ConversationSummary> {
  const [readable] = await listConversationsFor(scope, [id])
  const conversation = readable ?? (await findConversation(scope.db, id))
  const [summary] = conversation ? await summarise(scope.db, [conversation]) : []
  if (!summary) throw refuse('not_found')
  return summary
}

/** Tells the audience, and answers the same to who did it. */
export async function tell(
  scope: CommandScope,
  event: 'messageSent' | 'messageChanged',
  { conversation, row }: { conversation: Conversation; row: MessageRow },
): Promise<Said> {
  const [message] = await toMessages(scope.db, [row])
  if (!message) throw refuse('not_found')
  if (isPostFirst(scope)) return tellEachApart(scope, event, { conversation, message })
  const said = await sayIn(scope, message, await summariseNow(scope, conversation.id))
  scope.publish(`conversations.${event}`, said, conversation.audience)
  return said
}

interface Sent extends Inserted {
  readonly mentions: readonly PersonId[]
  readonly files: readonly FileId[]
}

/** Tells of a message that was sent in this command: where all of it is at hand, none of it is read again. */
export async function tellSent(
  scope: CommandScope,
  { conversation, courseSeq, row, mentions, files }: Sent,
): Promise<Said> {
  if (files.length > 0 || isPostFirst(scope)) return tell(scope, 'messageSent', { conversation, row })
  const summary = summariseAt(conversation, row)
  const authors = await listKnownCards(scope, courseSeq, conversation.faces)
  const message = toMessage(row, mentions)
  const known = new Set(authors.map(({ id }) => id))
  const others = peopleIn([message]).filter((id) => !known.has(id))
  const people = [...authors, ...(await listCards(scope.db, scope.activity.course, others))]
  const said = { message, people, conversation: summary }
  scope.publish('conversations.messageSent', said, conversation.audience)
  return said
}

/** Tells each of those who see something else of the conversation what they see of it. */
async function tellEachApart(
  scope: CommandScope,
  event: 'messageSent' | 'messageChanged',
  { conversation, message }: { conversation: Conversation; message: Message },
): Promise<Said> {
  for (const { audience, summary } of await listViews(scope, conversation))
    if (message.seq <= summary.lastSeq)
      scope.publish(`conversations.${event}`, await sayIn(scope, message, summary), audience)
  return sayIn(scope, message, await summariseNow(scope, conversation.id))
}

async function sayIn({ db, activity }: Scope, message: Message, summary: ConversationSummary): Promise<Said> {
  const named = new Set([...peopleIn([message]), ...peopleInSummary(summary)])
  return { message, people: await listCards(db, activity.course, [...named]), conversation: summary }
}
