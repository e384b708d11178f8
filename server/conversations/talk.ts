import type { ConversationId, FileId, MessageId, PersonId } from '../../plugins/api/contract.ts'
import type { ConversationSummary, Message, Said } from '../../plugins/api/conversations.ts'
import type { MessageRow } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import { appendLine } from '../events/log.ts'
import { attachFiles, countAttached } from '../files/attached.ts'
import type { CommandScope, Scope } from '../operations/feature.ts'
import { listCards } from '../people/cards.ts'
import { listReaders } from '../people/reader.ts'
import { may } from '../people/roles.ts'
import {
  readConversationFor,
  readMessageFor,
  saveClosed,
  listConversationsFor,
  type Conversation,
} from './conversations.ts'
import { draw, parse, type Rendered } from './markdown.ts'
import { saveMentions } from './mentions.ts'
import { insertMessage, peopleIn, saveGone, toMessages } from './messages.ts'
import { addReaction, checkReaction, removeReaction } from './reactions.ts'
import { savePosition } from './read-positions.ts'
import { saveRevision } from './revisions.ts'
import { checkInTime, isPostFirst } from './rules.ts'
import { peopleInSummary, summarise } from './summaries.ts'
import { listViews } from './views.ts'

/** About ten pages: more than talk, less than a book. In characters of Markdown. */
const longest = 20_000
/** A few pages of Markdown can be a table of thousands of cells; nobody's page should have to show that. */
const longestHtml = 10 * longest
const mostMentions = 50
const minuteForUndo = 60_000

export async function send(
  scope: CommandScope,
  words: { conversation: ConversationId; markdown: string; replyTo?: MessageId; files?: readonly FileId[] },
): Promise<Said> {
  const conversation = await readConversationFor(scope, words.conversation)
  if (conversation.closed) throw refuse('conversation_closed')
  await checkInTime(scope)
  const replied = words.replyTo === undefined ? undefined : await readMessageFor(scope, words.replyTo)
  if (replied && replied.conversation.id !== conversation.id) throw refuse('invalid_input', '/replyTo')
  const { markdown, files = [] } = words
  const rendered = await renderFor(scope, conversation, { markdown, files: files.length })
  const author = scope.reader.actor.id
  const row = await insertMessage(
    scope.db,
    { ...rendered, markdown, conversation: conversation.id, author, answered: replied?.message },
    scope.now,
  )
  await saveMentions(scope.db, row.id, rendered.mentions)
  await attachFiles(scope, { message: row.id, revision: 1, author, files })
  await readOn(scope, conversation, row)
  await log(scope, 'sent', row, [...(replied ? [replied.message.author_id] : []), ...rendered.mentions])
  return tell(scope, 'messageSent', { conversation, row })
}

export async function edit(
  scope: CommandScope,
  words: { message: MessageId; markdown: string; revision: number; files?: readonly FileId[] },
): Promise<Said> {
  const { message, conversation } = await readPresent(scope, words.message)
  const { markdown, files } = words
  if (message.author_id !== scope.reader.actor.id) throw refuse('not_yours')
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

/** The author deletes; who facilitates hides; nobody else does either. */
export async function remove(scope: CommandScope, { message: id }: { message: MessageId }): Promise<Said> {
  const { message, conversation } = await readPresent(scope, id)
  const { actor, role } = scope.reader
  const own = message.author_id === actor.id
  if (!own && !may(role, 'facilitate')) throw refuse('not_yours')
  const gone = own ? 'deleted' : 'hidden'
  const row = await saveGone(scope.db, message, { gone, gone_at: scope.now, gone_by: actor.id })
  await log(scope, gone, row, own ? [] : [message.author_id])
  return tell(scope, 'messageChanged', { conversation, row })
}

export async function restore(scope: CommandScope, { message: id }: { message: MessageId }): Promise<Said> {
  const { message, conversation } = await readMessageFor(scope, id)
  const inTime = message.gone_at !== null && scope.now - message.gone_at <= minuteForUndo
  if (message.gone_by !== scope.reader.actor.id || !inTime) throw refuse('already_gone')
  const row = await saveGone(scope.db, message, { gone: null, gone_at: null, gone_by: null })
  await log(scope, 'restored', row)
  return tell(scope, 'messageChanged', { conversation, row })
}

export async function react(
  scope: CommandScope,
  { message: id, reaction, on }: { message: MessageId; reaction: string; on: boolean },
): Promise<Said> {
  checkReaction(reaction)
  const { message, conversation } = await readPresent(scope, id)
  const given = { message: message.id, person: scope.reader.actor.id, reaction }
  if (on) await addReaction(scope.db, given, scope.now)
  else await removeReaction(scope.db, given)
  if (on) await log(scope, `reacted.${reaction}`, message, [message.author_id])
  return tell(scope, 'messageChanged', { conversation, row: message })
}

/** The position is the person's own; all their pages hear of it, nobody else does. */
export async function markRead(
  scope: CommandScope,
  { conversation: id, seq }: { conversation: ConversationId; seq: number },
): Promise<{ seq: number }> {
  const conversation = await readConversationFor(scope, id)
  const position = { conversation: conversation.id, seq: Math.min(seq, conversation.lastSeq) }
  await movePosition(scope, position)
  return { seq: position.seq }
}

export async function close(scope: CommandScope, id: ConversationId, closed: boolean): Promise<void> {
  const conversation = await readConversationFor(scope, id)
  await saveClosed(scope, conversation.id, closed)
  for (const { audience, summary } of await listViews(scope, conversation))
    scope.publish('conversations.conversationChanged', summary, audience)
}

/** The conversation as it is after what this command did to it. */
async function summariseNow(scope: Scope, id: ConversationId): Promise<ConversationSummary> {
  const [summary] = await summarise(scope.db, await listConversationsFor(scope, [id]))
  if (!summary) throw refuse('not_found')
  return summary
}

async function readPresent(scope: Scope, id: MessageId) {
  const found = await readMessageFor(scope, id)
  if (found.message.gone !== null) throw refuse('already_gone')
  return found
}

interface Words {
  readonly markdown: string
  /** How many files go with them: a message may be files alone. */
  readonly files: number
}

/** Renders, and refuses what is no message. Only people who can read the conversation are mentioned; other names stay words. */
async function renderFor(scope: Scope, { audience }: Conversation, { markdown, files }: Words): Promise<Rendered> {
  if (markdown.length > longest) throw refuse('message_too_long', '/markdown')
  const parsed = parse(markdown)
  if (parsed.text === '' && files === 0) throw refuse('message_empty', '/markdown')
  if (parsed.names.length > mostMentions) throw refuse('too_many_mentions', '/markdown')
  const mentions = await listReaders(scope.db, { course: scope.activity.course, audience }, parsed.names)
  const rendered = draw(parsed, mentions)
  if (rendered.html.length > longestHtml) throw refuse('message_too_long', '/markdown')
  return rendered
}

/** Who had read everything has read their own words, too; who had not keeps their place. */
async function readOn(scope: CommandScope, conversation: Conversation, row: MessageRow): Promise<void> {
  const { db, reader } = scope
  const position = await db
    .selectFrom('read_positions')
    .select('seq')
    .where('conversation_id', '=', conversation.id)
    .where('person_id', '=', reader.actor.id)
    .executeTakeFirst()
  if ((position?.seq ?? 0) === row.seq - 1) await movePosition(scope, { conversation: conversation.id, seq: row.seq })
}

async function movePosition(
  scope: CommandScope,
  position: { conversation: ConversationId; seq: number },
): Promise<void> {
  const person = scope.reader.actor.id
  await savePosition(scope.db, person, position, scope.now)
  scope.publish('conversations.positionMoved', position, { kind: 'people', people: [person] })
}

/** Tells the audience, and answers the same to who did it. */
async function tell(
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

const log = (scope: CommandScope, verb: string, row: MessageRow, toward: readonly PersonId[] = []) =>
  appendLine(scope.db, {
    at: scope.now,
    course: scope.activity.course,
    activity: scope.activity.id,
    conversation: row.conversation_id,
    actor: scope.reader.actor.id,
    verb: `conversations.${verb}`,
    object: row.id,
    toward: [...new Set(toward)].filter((person) => person !== scope.reader.actor.id),
  })
