import type { MessageId } from '../../../plugins/api/contract.ts'
import type { Said } from '../../../plugins/api/conversations.ts'
import type { MessageRow } from '../../database/tables.ts'
import { refuse } from '../../errors.ts'
import { appendAudit } from '../../moderation/audit.ts'
import type { CommandScope } from '../../operations/feature.ts'
import { may } from '../../people/roles.ts'
import { findConversation, readMessageFor } from '../conversations.ts'
import { authorOf } from './masks.ts'
import { saveGone } from '../messages/messages.ts'
import { appendTalkLine } from './talk-log.ts'
import { tell } from './telling.ts'

const minuteForUndo = 60_000

/** The author deletes; who facilitates hides, with a reason that the author is told; nobody else does either. */
export async function remove(
  scope: CommandScope,
  { message: id, reason = '' }: { message: MessageId; reason?: string },
): Promise<Said> {
  const { message } = await readMessageFor(scope, id)
  if (message.gone !== null) throw refuse('already_gone')
  if (message.author_id === scope.reader.actor.id) return takeAway(scope, message, { gone: 'deleted', reason: null })
  if (!may(scope.reader.role, 'facilitate')) throw refuse('not_yours')
  if (reason.trim() === '') throw refuse('invalid_input', '/reason')
  return hideNow(scope, message, reason)
}

/** Hides a message that the caller has found to be there. */
export async function hideNow(scope: CommandScope, message: MessageRow, reason: string): Promise<Said> {
  const subject = { conversation: message.conversation_id, toward: authorOf(message), object: message.id }
  await appendAudit(scope, { deed: 'hid', reason, ...subject })
  return takeAway(scope, message, { gone: 'hidden', reason })
}

async function takeAway(
  scope: CommandScope,
  message: MessageRow,
  { gone, reason }: { gone: 'deleted' | 'hidden'; reason: string | null },
): Promise<Said> {
  const by = scope.reader.actor.id
  const changes = { gone, gone_at: scope.now, gone_by: by, gone_reason: reason }
  return tellOf(scope, gone, await saveGone(scope.db, message, changes))
}

/** The author brings back what they deleted, within a minute; who facilitates what was hidden, whenever. */
export async function restore(scope: CommandScope, { message: id }: { message: MessageId }): Promise<Said> {
  const { message } = await readMessageFor(scope, id)
  if (!mayRestore(scope, message)) throw refuse('already_gone')
  if (message.gone === 'hidden') {
    const subject = { conversation: message.conversation_id, toward: authorOf(message), object: message.id }
    await appendAudit(scope, { deed: 'restored', ...subject })
  }
  const back = { gone: null, gone_at: null, gone_by: null, gone_reason: null }
  return tellOf(scope, 'restored', await saveGone(scope.db, message, back))
}

function mayRestore({ reader, now }: CommandScope, { gone, gone_at, gone_by }: MessageRow): boolean {
  if (gone === 'hidden') return may(reader.role, 'facilitate')
  return gone === 'deleted' && gone_by === reader.actor.id && now - (gone_at ?? 0) <= minuteForUndo
}

async function tellOf(scope: CommandScope, verb: string, row: MessageRow): Promise<Said> {
  const own = row.author_id === scope.reader.actor.id
  const as = own && row.mask_id !== null ? { as: row.mask_id } : {}
  const toward = own ? [] : [authorOf(row)]
  await appendTalkLine(scope, { verb, conversation: row.conversation_id, object: row.id, toward, ...as })
  const conversation = await findConversation(scope.db, row.conversation_id)
  if (!conversation) throw refuse('not_found')
  return tell(scope, 'messageChanged', { conversation, row })
}
