import { refuse } from '../errors.ts'
import { defineFeature } from '../operations/feature.ts'
import { listCards } from '../people/cards.ts'
import { contract } from './contract.ts'
import { listConversationsFor, readConversationFor, readMessageFor } from './conversations.ts'
import { keepDraft, listDrafts } from './drafts.ts'
import { listRows, peopleIn, toMessages } from './messages.ts'
import { listMessagesFor } from './named-messages.ts'
import { listPositions } from './read-positions.ts'
import { listRevisions } from './revisions.ts'
import { peopleInSummary, summarise } from './summaries.ts'
import { edit, markRead, react, remove, restore, send } from './talk.ts'

/** Talk, for every activity. */
export const conversationsFeature = defineFeature({
  contract,
  queries: {
    async readMessages(scope, { conversation: id, ...window }) {
      const conversation = await readConversationFor(scope, id)
      const [summary] = await summarise(scope.db, [conversation])
      if (!summary) throw refuse('not_found')
      const messages = await toMessages(scope.db, await listRows(scope.db, id, window))
      return {
        conversation: summary,
        messages,
        people: await listCards(scope.db, scope.activity.course, [...peopleIn(messages), ...peopleInSummary(summary)]),
        earlier: (messages.at(0)?.seq ?? 1) > 1,
        later: (messages.at(-1)?.seq ?? conversation.lastSeq) < conversation.lastSeq,
      }
    },
    listMessages: (scope, { messages }) => listMessagesFor(scope, messages),
    async listRevisions(scope, { message: id }) {
      const { message } = await readMessageFor(scope, id)
      return message.gone === null ? listRevisions(scope.db, message) : []
    },
    async readSource(scope, { message: id }) {
      const { message } = await readMessageFor(scope, id)
      if (message.author_id !== scope.reader.actor.id) throw refuse('not_yours')
      if (message.gone !== null) throw refuse('already_gone')
      return { markdown: message.markdown, revision: message.revision }
    },
    listDrafts: ({ db, activity, reader }) => listDrafts(db, { activity: activity.id, person: reader.actor.id }),
    async listPositions(scope, { conversations }) {
      const readable = await listConversationsFor(scope, conversations)
      const ids = readable.map((conversation) => conversation.id)
      return listPositions(scope.db, scope.reader.actor.id, ids)
    },
  },
  commands: { keepDraft, send, edit, remove, restore, react, markRead },
})
