import type { MessageId, PersonCard } from '../../plugins/api/contract.ts'
import { readMessageFor } from '../conversations/conversations.ts'
import { findMask } from '../conversations/talking/masks.ts'
import { tellStandingOf } from '../conversations/reading/standing.ts'
import { refuse } from '../errors.ts'
import type { CommandScope } from '../operations/feature.ts'
import { listCards } from '../people/cards.ts'
import { appendAudit } from './audit.ts'

/**
 * Tells who facilitates who wrote a message without a name; to everybody else its author stays without one. Throws `sealed`
 * where it was promised that nobody would ever know.
 */
export async function lift(
  scope: CommandScope,
  { message: id, reason }: { message: MessageId; reason: string },
): Promise<PersonCard> {
  const { db, activity, now, reader } = scope
  const { message } = await readMessageFor(scope, id)
  const mask = message.mask_id === null ? undefined : await findMask(db, message.mask_id)
  if (!mask) throw refuse('not_found')
  if (mask.promise === 'sealed') throw refuse('sealed')
  const lifted = { lifted_at: now, lifted_by: reader.actor.id, lifted_because: reason }
  await db.updateTable('masks').set(lifted).where('id', '=', mask.id).execute()
  const where = { conversation: message.conversation_id, object: message.id }
  await appendAudit(scope, { deed: 'lifted', toward: mask.id, reason, ...where })
  await tellStandingOf(scope, mask.person_id)
  const [card] = await listCards(db, activity.course, [mask.person_id])
  if (!card) throw refuse('not_found')
  return card
}
