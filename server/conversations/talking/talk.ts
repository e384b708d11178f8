import type { ConversationId, FileId, MessageId, PersonId } from '../../../plugins/api/contract.ts'
import type { HeldMessage, Said } from '../../../plugins/api/conversations.ts'
import type { MessageRow } from '../../database/tables.ts'
import { refuse } from '../../errors.ts'
import { attachFiles, countAttached } from '../../files/attached.ts'
import { appendAudit } from '../../moderation/audit.ts'
import type { CommandScope } from '../../operations/feature.ts'
import { readConversationFor, readMessageFor, saveClosed } from '../conversations.ts'
import { hold, isHeld } from './holding.ts'
import { anonymityOf, authorOf, takeMask } from './masks.ts'
import { saveMentions } from '../messages/mentions.ts'
import { insertMessage } from '../messages/messages.ts'
import { addReaction, checkReaction, removeReaction } from '../messages/reactions.ts'
import { hasLeft } from '../moving/moved.ts'
import { readOn } from '../reading/reading.ts'
import { renderFor } from '../messages/rendering.ts'
import { saveRevision } from '../messages/revisions.ts'
import { checkInTime } from '../rules.ts'
import { keepSlow } from './paces.ts'
import { checkMaySpeak, checkNotMuted } from './speaking.ts'
import { tellStanding } from '../reading/standing.ts'
import { appendTalkLine } from './talk-log.ts'
import { tell, tellSent } from './telling.ts'
import { listViews } from '../views.ts'

interface Words {
  readonly conversation: ConversationId
  readonly markdown: string
  readonly replyTo?: MessageId
  /** The revision of what is answered that its author has before them. */
  readonly repliedRevision?: number
  readonly files?: readonly FileId[]
  /** Without a name, where the designer allows it. */
  readonly anonymous?: boolean
}

/**
 * Says it; or, where messages are read first, keeps it until it is let through. What is answered may have moved since its
 * author began, or was cut off: then it is said where that stands now.
 */
export async function send(scope: CommandScope, words: Words): Promise<Said | { waits: HeldMessage }> {
  await checkMaySpeak(scope, 'send')
  const begun = await readConversationFor(scope, words.conversation)
  const answered = await readAnswered(scope, words)
  const moved = answered !== undefined && answered.conversation_id !== begun.id
  const conversation = moved ? await readConversationFor(scope, answered.conversation_id) : begun
  if (conversation.closed) throw refuse('conversation_closed')
  await checkInTime(scope)
  await keepSlow(scope, conversation)
  const { markdown, files = [] } = words
  const rendered = await renderFor(scope, conversation, { markdown, files: files.length })
  const author = scope.reader.actor.id
  const mask = words.anonymous ? await wearMask(scope, conversation.id) : null
  if (isHeld(scope, conversation)) {
    const replied = { reply_to: answered?.id ?? null, replied_revision: answered?.revision ?? null }
    return hold(scope, conversation, { ...replied, markdown, html: rendered.html, mask_id: mask, files })
  }
  const inserted = await insertMessage(scope, { ...rendered, markdown, conversation, author, mask, answered })
  const { row } = inserted
  if (rendered.mentions.length > 0) await saveMentions(scope.db, row.id, rendered.mentions)
  await attachFiles(scope, { message: row.id, revision: 1, author, files })
  await readOn(scope, conversation, row.seq)
  await log(scope, 'sent', row, [...(answered ? [authorOf(answered)] : []), ...rendered.mentions])
  return tellSent(scope, { ...inserted, mentions: rendered.mentions, files })
}

/** What is answered, as whoever answers it had it before them: it may have been edited since. */
async function readAnswered(scope: CommandScope, words: Words): Promise<MessageRow | undefined> {
  if (words.replyTo === undefined) return undefined
  const { message } = await readMessageFor(scope, words.replyTo)
  if (message.conversation_id !== words.conversation && !(await hasLeft(scope.db, message.id, words.conversation)))
    throw refuse('invalid_input', '/replyTo')
  return { ...message, revision: Math.min(words.repliedRevision ?? message.revision, message.revision) }
}

/** Throws `no_anonymity` where the designer does not allow it: also when they did until a moment ago. */
async function wearMask(scope: CommandScope, conversation: ConversationId): Promise<PersonId> {
  const promise = anonymityOf(scope.activity)
  if (promise === 'none') throw refuse('no_anonymity', '/anonymous')
  const { mask, isNew } = await takeMask(scope, conversation, promise)
  if (isNew) await tellStanding(scope)
  return mask
}

export async function edit(
  scope: CommandScope,
  words: { message: MessageId; markdown: string; revision: number; files?: readonly FileId[] },
): Promise<Said> {
  checkNotMuted(scope)
  const { message, conversation } = await readPresent(scope, words.message)
  const { markdown, files } = words
  if (message.author_id !== scope.reader.actor.id) throw refuse('not_yours')
  if (isHeld(scope, conversation)) throw refuse('read_first')
  if (conversation.closed) throw refuse('conversation_closed')
  if (message.revision !== words.revision) throw refuse('edited_meanwhile')
  const count = files?.length ?? (await countAttached(scope.db, message.id))
  const rendered = await renderFor(scope, conversation, { markdown, files: count })
  const row = await saveRevision(scope.db, message, { ...rendered, markdown }, scope.now)
  await saveMentions(scope.db, row.id, rendered.mentions)
  const { id, revision, author_id: author } = row
  if (files) await attachFiles(scope, { message: id, revision, author, files })
  await log(scope, 'edited', row)
  return tell(scope, 'messageChanged', { conversation, row })
}

/** What is given a second time changes nothing, and is not recorded again. */
export async function react(
  scope: CommandScope,
  { message: id, reaction, on }: { message: MessageId; reaction: string; on: boolean },
): Promise<Said> {
  checkReaction(reaction)
  await checkMaySpeak(scope, 'react')
  const { message, conversation } = await readPresent(scope, id)
  const given = { message: message.id, person: scope.reader.actor.id, reaction }
  const added = on && (await addReaction(scope.db, given, scope.now))
  if (!on) await removeReaction(scope.db, given)
  if (added) await log(scope, `reacted.${reaction}`, message, [authorOf(message)])
  return tell(scope, 'messageChanged', { conversation, row: message })
}

interface Closing {
  readonly id: ConversationId
  readonly closed: boolean
  /** The mask in whose name. */
  readonly as?: PersonId | undefined
}

export async function close(scope: CommandScope, { id, closed, as }: Closing): Promise<void> {
  const conversation = await readConversationFor(scope, id)
  await saveClosed(scope, conversation.id, closed)
  // What the house closes at a time that was set before, nobody did.
  if (!scope.reader.everywhere) await appendAudit(scope, { deed: closed ? 'closed' : 'reopened', conversation: id, as })
  for (const { audience, summary } of await listViews(scope, conversation))
    scope.publish('conversations.conversationChanged', summary, audience)
}

async function readPresent(scope: CommandScope, id: MessageId) {
  const found = await readMessageFor(scope, id)
  if (found.message.gone !== null) throw refuse('already_gone')
  return found
}

/** What somebody does with words of their own that they said without a name, they do without one. */
function log(scope: CommandScope, verb: string, row: MessageRow, toward: readonly PersonId[] = []): Promise<void> {
  const isOwn = row.author_id === scope.reader.actor.id
  const as = isOwn && row.mask_id !== null ? { as: row.mask_id } : {}
  return appendTalkLine(scope, { verb, conversation: row.conversation_id, object: row.id, toward, ...as })
}
