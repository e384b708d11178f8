import type { ConversationId, FileId, Id } from '../../../plugins/api/contract.ts'
import type { Said } from '../../../plugins/api/conversations.ts'
import type { MessageRow } from '../../database/tables.ts'
import { refuse } from '../../errors.ts'
import { appendLine } from '../../events/log.ts'
import { attachKept, releaseKept } from '../../files/attached.ts'
import { appendAudit } from '../../moderation/audit.ts'
import type { CommandScope } from '../../operations/feature.ts'
import { readConversationFor, type Conversation } from '../conversations.ts'
import { saveMentions } from '../messages/mentions.ts'
import { insertMessage } from '../messages/messages.ts'
import { renderFor } from '../messages/rendering.ts'
import type { HeldRow } from '../tables.ts'
import { filesOf, keeperOfHeld, tellHeld } from './holding.ts'
import { authorOf } from './masks.ts'
import { tell } from './telling.ts'

type Named = { readonly held: Id<'held'> }

/** Lets a message through: it is said now, by whoever wrote it. */
export async function letThrough(scope: CommandScope, { held: id }: Named): Promise<Said> {
  const { row, conversation } = await readHeld(scope, id)
  if (row.returned_at !== null) throw refuse('already_decided')
  return say(scope, conversation, row)
}

/** Lets everything through that waits, in the order in which it was written. */
export async function letAllThrough(scope: CommandScope, id: ConversationId): Promise<void> {
  const rows = await scope.db
    .selectFrom('held_messages')
    .selectAll()
    .where('conversation_id', '=', id)
    .where('returned_at', 'is', null)
    .orderBy('place')
    .execute()
  // Each is said in the conversation as the one before left it.
  for (const row of rows) await say(scope, await readConversationFor(scope, id), row)
}

async function say(scope: CommandScope, conversation: Conversation, held: HeldRow): Promise<Said> {
  const { db, now, activity } = scope
  const files = filesOf(held)
  const { markdown, author_id: author, mask_id: mask } = held
  const rendered = await renderFor(scope, conversation, { markdown, files: files.length })
  const answered = await findAnswered(scope, held)
  const { row } = await insertMessage(scope, { ...rendered, markdown, conversation, author, mask, answered })
  if (rendered.mentions.length > 0) await saveMentions(db, row.id, rendered.mentions)
  await attachKept(db, keeperOfHeld, { message: row.id, files })
  await db.deleteFrom('held_messages').where('id', '=', held.id).execute()
  await appendLine(db, {
    at: now,
    course: activity.course,
    activity: activity.id,
    conversation: conversation.id,
    actor: authorOf(row),
    verb: 'conversations.sent',
    object: row.id,
    toward: [...new Set([...(answered ? [authorOf(answered)] : []), ...rendered.mentions])],
  })
  const where = { conversation: conversation.id, toward: authorOf(row), object: row.id }
  await appendAudit(scope, { deed: 'admitted', ...where })
  await tellHeld(scope, conversation, author)
  return tell(scope, 'messageSent', { conversation, row })
}

/** What it answers, unless that has moved elsewhere meanwhile. */
async function findAnswered({ db }: CommandScope, held: HeldRow): Promise<MessageRow | undefined> {
  if (held.reply_to === null) return undefined
  const row = await db.selectFrom('messages').selectAll().where('id', '=', held.reply_to).executeTakeFirst()
  if (row?.conversation_id !== held.conversation_id) return undefined
  return { ...row, revision: held.replied_revision ?? row.revision }
}

/** Returns a message to its author, who is told why; nobody else learns of it. */
export async function returnHeld(
  scope: CommandScope,
  { held: id, reason }: Named & { reason: string },
): Promise<Record<string, never>> {
  const { row, conversation } = await readHeld(scope, id)
  if (row.returned_at !== null) throw refuse('already_decided')
  const returned = { returned_at: scope.now, returned_by: scope.reader.actor.id, reason }
  await scope.db.updateTable('held_messages').set(returned).where('id', '=', id).execute()
  await appendAudit(scope, { deed: 'returned', conversation: conversation.id, toward: authorOf(row), reason })
  await tellHeld(scope, conversation, row.author_id)
  return {}
}

/** The author takes theirs back, to write it anew or to leave it. Answers what they wrote. */
export async function takeBack(
  scope: CommandScope,
  { held: id }: Named,
): Promise<{ markdown: string; files: FileId[] }> {
  const { row, conversation } = await readHeld(scope, id)
  if (row.author_id !== scope.reader.actor.id) throw refuse('not_found')
  const files = filesOf(row)
  await releaseKept(scope.db, keeperOfHeld, { files, now: scope.now })
  await scope.db.deleteFrom('held_messages').where('id', '=', id).execute()
  await tellHeld(scope, conversation, row.author_id)
  return { markdown: row.markdown, files }
}

async function readHeld(scope: CommandScope, id: Id<'held'>): Promise<{ row: HeldRow; conversation: Conversation }> {
  const row = await scope.db.selectFrom('held_messages').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw refuse('not_found')
  return { row, conversation: await readConversationFor(scope, row.conversation_id) }
}
