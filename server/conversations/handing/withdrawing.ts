import type { ConversationId } from '../../../plugins/api/contract.ts'
import { findActivity } from '../../activities/activities.ts'
import { refuse } from '../../errors.ts'
import type { CommandScope } from '../../operations/feature.ts'
import { findConversation, readConversationFor, saveWithdrawn } from '../conversations.ts'
import { listRows, saveGone } from '../messages/messages.ts'
import { appendTalkLine } from '../talking/talk-log.ts'
import type { HandedRow } from '../tables.ts'
import { findHandedTo, forgetHanded } from './handed.ts'

const minuteForUndo = 60_000

/**
 * Undoes what the actor made of talk: nobody finds it any more, and where it was said nothing leads there. Throws
 * `already_gone` after a minute, or once somebody has written there.
 */
export async function withdraw(scope: CommandScope, id: ConversationId): Promise<void> {
  const { db, now, reader } = scope
  const conversation = await readConversationFor(scope, id)
  const handed = await findHandedTo(db, id)
  if (handed?.handed_by !== reader.actor.id) throw refuse('not_yours')
  const rows = await listRows(db, id, { after: 0 })
  const isTakenUp = rows.some((row) => row.handed === 0)
  if (now - handed.handed_at > minuteForUndo || isTakenUp) throw refuse('already_gone')
  const gone = { gone: 'deleted', gone_at: now, gone_by: reader.actor.id, gone_reason: null } as const
  for (const row of rows) if (row.gone === null) await saveGone(db, row, gone)
  await saveWithdrawn(db, id)
  await forgetHanded(db, handed)
  await appendTalkLine(scope, { verb: 'withdrawn', conversation: id })
  scope.publish('conversations.conversationWithdrawn', { conversation: id }, conversation.audience)
  await tellWhereSaid(scope, handed)
}

async function tellWhereSaid(scope: CommandScope, { from_activity, from_message, to_conversation }: HandedRow) {
  const { db } = scope
  const said = db.selectFrom('messages').select('conversation_id').where('id', '=', from_message)
  const row = await said.executeTakeFirst()
  const [activity, from] = [
    await findActivity(db, from_activity),
    row && (await findConversation(db, row.conversation_id)),
  ]
  if (!activity || !from) return
  scope.publishIn(activity, 'conversations.conversationWithdrawn', { conversation: to_conversation }, from.audience)
}
