import { Refusal } from '../../../plugins/api/refusal.ts'
import type { ConversationId } from '../../../plugins/api/contract.ts'
import type { Audience } from '../../../plugins/api/people.ts'
import { readConversationFor } from '../../conversations/conversations.ts'
import type { Database } from '../../database/database.ts'
import type { Visit } from '../../operations/visit.ts'
import { findAudience } from '../../people/reader.ts'
import { may } from '../../people/roles.ts'
import type { WhisperOut } from '../contract.ts'

/**
 * Who is to hear what a page whispers: everybody who has the activity open, those of a group, or those in a conversation.
 * Undefined where the person may not speak to them; who only observes is not heard by anybody.
 */
export async function findHearers(
  database: Database,
  visit: Visit,
  { group, conversation }: WhisperOut['whisper'],
): Promise<Audience | undefined> {
  const { reader, activity } = visit
  if (!may(reader.role, 'participate')) return undefined
  if (conversation !== undefined) return findAudienceIn(database, visit, conversation)
  return group === undefined ? activity.audience : findAudience(reader, group)
}

async function findAudienceIn(
  database: Database,
  { reader, activity }: Visit,
  id: ConversationId,
): Promise<Audience | undefined> {
  try {
    const { dialect } = database
    const { audience } = await database.read((db) =>
      readConversationFor({ db, dialect, reader, activity, now: Date.now() }, id),
    )
    return audience
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
