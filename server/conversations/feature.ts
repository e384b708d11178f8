import { refuse } from '../errors.ts'
import { listAttached } from '../files/attached.ts'
import { defineFeature, type Feature } from '../operations/feature.ts'
import type { Plugins } from '../plugins/find.ts'
import { contract } from './contract.ts'
import { listConversationsFor, readMessageFor } from './conversations.ts'
import { downloadConversation } from './exporting/conversation.ts'
import { writeOwnWords } from './exporting/own-words.ts'
import { writeOwnWordsInCourse } from './exporting/own-words-in-course.ts'
import { keepDraft, listDrafts } from './talking/drafts.ts'
import { listMessagesFor } from './messages/named-messages.ts'
import { listReplies } from './messages/replies.ts'
import { catchUp } from './reading/catch-up.ts'
import { listPositions } from './reading/read-positions.ts'
import { listReaders } from './reading/readers.ts'
import { listRevisions } from './messages/revisions.ts'
import { countUnread, markAllRead, markRead } from './reading/reading.ts'
import { letThrough, returnHeld, takeBack } from './talking/held.ts'
import { listHeld } from './talking/holding.ts'
import { remove, restore } from './talking/removing.ts'
import { arrive, follow, readStanding } from './reading/standing.ts'
import { edit, react, send } from './talking/talk.ts'
import { readWindow } from './reading/windows.ts'

const talk = defineFeature({
  contract,
  queries: {
    readMessages: (scope, { conversation, ...window }) => readWindow(scope, conversation, window),
    listMessages: (scope, { messages }) => listMessagesFor(scope, messages),
    async listRevisions(scope, { message: id }) {
      const { message } = await readMessageFor(scope, id)
      return message.gone === null ? listRevisions(scope.db, message) : []
    },
    async readSource(scope, { message: id }) {
      const { message } = await readMessageFor(scope, id)
      if (message.author_id !== scope.reader.actor.id) throw refuse('not_yours')
      if (message.gone !== null) throw refuse('already_gone')
      const files = (await listAttached(scope.db, [message.id])).get(message.id) ?? []
      return { markdown: message.markdown, revision: message.revision, files }
    },
    readStanding,
    countUnread,
    listReplies,
    catchUp,
    listReaders,
    listHeld,
    listDrafts: ({ db, activity, reader }) => listDrafts(db, { activity: activity.id, person: reader.actor.id }),
    async listPositions(scope, { conversations }) {
      const readable = await listConversationsFor(scope, conversations)
      const ids = readable.map((conversation) => conversation.id)
      return listPositions(scope.db, scope.reader.actor.id, ids)
    },
  },
  commands: {
    keepDraft,
    send,
    edit,
    remove,
    restore,
    react,
    letThrough,
    returnHeld,
    takeBack,
    markRead,
    markAllRead,
    follow,
    arrive,
  },
})

/** Talk, for every activity. */
export const conversationsFeature = (plugins: Plugins): Feature => ({
  ...talk,
  downloads: {
    conversation: downloadConversation,
    own: (scope) => writeOwnWords(scope, plugins),
    ownInCourse: (scope) => writeOwnWordsInCourse(scope, plugins),
  },
})
