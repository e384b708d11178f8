import { unmask, wornBy } from './talking/masks.ts'
import type { Message } from '../../plugins/api/conversations.ts'
import type { ConversationReading, ConversationWriting } from '../../plugins/api/server.ts'
import { refuse } from '../errors.ts'
import { groupOf } from '../groups/audiences.ts'
import type { CommandScope, Scope } from '../operations/feature.ts'
import { appendAudit } from '../moderation/audit.ts'
import { findReader, isIn } from '../people/reader.ts'
import { removeDescription, saveDescription } from '../search/descriptions.ts'
import { findSimilar } from '../search/similar.ts'
import { changeAudience } from './audiences.ts'
import { createConversation, listConversationsFor, listNewestFor, readConversationFor } from './conversations.ts'
import { writeConversation } from './exporting/conversation.ts'
import { listRows, toMessages } from './messages/messages.ts'
import { listMessagesFor } from './messages/named-messages.ts'
import { countSaidBy, listSaidBy } from './messages/said-by.ts'
import { summarise } from './reading/summaries.ts'
import { moveBranch } from './moving/moving.ts'
import { checkMaySpeak, checkNotMuted } from './talking/speaking.ts'
import { close, send } from './talking/talk.ts'
import { listViews } from './views.ts'
import { listWriters, listWrittenIn } from './messages/written-in.ts'

/** Conversations as a plugin's queries see them. */
export const conversationReading = (scope: Scope): ConversationReading => ({
  summarise: async (conversations) => summarise(scope.db, await listConversationsFor(scope, conversations)),
  listMessages: async (messages) => (await listMessagesFor(scope, messages)).messages,
  async findOpening(id) {
    const conversation = await readConversationFor(scope, id)
    const [opening] = await toMessages(scope.db, await listRows(scope.db, conversation.id, { after: 0, limit: 1 }))
    return opening
  },
  listWrittenIn: () => listWrittenIn(scope),
  listSaidBy: (person, most) => listSaidBy(scope, person, most),
  countSaidBy: (people) => countSaidBy(scope, people),
  listWriters: (conversation, people) => listWriters(scope, conversation, people),
  findSimilar: (about) => findSimilar(scope, about),
  write: (id) => writeConversation(scope, id),
  listNewest: async (page) => summarise(scope.db, await listNewestFor(scope, page)),
})

/** Conversations as a plugin's commands use them, in the name of whoever gave the command. */
export const conversationWriting = (scope: CommandScope): ConversationWriting => ({
  ...conversationReading(scope),
  async open(wanted = {}) {
    if (!scope.reader.everywhere) await checkMaySpeak(scope, 'start')
    const { audience } = 'like' in wanted ? await readConversationFor(scope, wanted.like) : wanted
    if (audience && groupOf(audience) !== undefined && !isIn(audience, scope.reader)) throw refuse('not_found')
    return createConversation(scope, audience ?? scope.activity.audience)
  },
  async send(conversation, words) {
    return saidBy(await send(scope, { conversation, ...words }))
  },
  async as(person) {
    const [wearer = person] = await unmask(scope.db, [person])
    const reader = await findReader(scope.db, scope.activity.course, wearer)
    return reader && conversationReading({ ...scope, reader })
  },
  listViews: async (conversation) => listViews(scope, await readConversationFor(scope, conversation)),
  async setAudience(conversation, audience, noted) {
    await changeAudience(scope, conversation, audience)
    if (!noted) return
    const as = await wornBy(scope, noted.as)
    await appendAudit(scope, { deed: 'regrouped', conversation, as })
  },
  describe: (conversation, description) =>
    description ? saveDescription(scope, conversation, description) : removeDescription(scope, conversation),
  checkMaySpeak: async () => checkNotMuted(scope),
  moveBranch: (message, to) => moveBranch(scope, { message, to }),
  close: async (conversation, closed, as) => close(scope, { id: conversation, closed, as: await wornBy(scope, as) }),
})

/** A plugin goes on with what was said; where that has to wait it cannot, and nothing of it happens. */
function saidBy(answer: Awaited<ReturnType<typeof send>>): Message {
  if ('waits' in answer) throw refuse('read_first')
  return answer.message
}
