import type { Kysely } from 'kysely'
import type { ActivityId, ConversationId, PersonId } from '../../../plugins/api/contract.ts'
import type { Tables } from '../../database/tables.ts'
import type { FollowRow } from '../tables.ts'

export interface Follow {
  readonly conversation: ConversationId
  readonly level: FollowRow['level']
}

export async function saveFollow(
  db: Kysely<Tables>,
  person: PersonId,
  { conversation, level }: Follow,
  now: number,
): Promise<void> {
  await db
    .insertInto('follows')
    .values({ conversation_id: conversation, person_id: person, level, set_at: now })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'person_id']).doUpdateSet({ level, set_at: now }))
    .execute()
}

/** What a person chose in an activity; conversations where they chose nothing are left out. */
export const listFollows = (db: Kysely<Tables>, activity: ActivityId, person: PersonId): Promise<Follow[]> =>
  db
    .selectFrom('follows')
    .innerJoin('conversations', 'conversations.id', 'follows.conversation_id')
    .select(['follows.conversation_id as conversation', 'follows.level'])
    .where('conversations.activity_id', '=', activity)
    .where('follows.person_id', '=', person)
    .orderBy('follows.conversation_id')
    .execute()
