import type { Kysely } from 'kysely'
import type { ConversationId, PersonId } from '../../../plugins/api/contract.ts'
import { keepQuery } from '../../database/kept-query.ts'
import type { Tables } from '../../database/tables.ts'

export interface Position {
  readonly conversation: ConversationId
  readonly seq: number
  readonly readAt: number
}

export async function savePosition(
  db: Kysely<Tables>,
  person: PersonId,
  position: Omit<Position, 'readAt'>,
  now: number,
): Promise<void> {
  const { conversation, seq } = position
  await putPosition(db, { conversation, person, seq, now })
}

const putPosition = keepQuery((db: Kysely<Tables>, { conversation, person, seq, now }: Put) =>
  db
    .insertInto('read_positions')
    .values({ conversation_id: conversation, person_id: person, seq, read_at: now })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'person_id']).doUpdateSet({ seq, read_at: now })),
)

type Put = { conversation: ConversationId; person: PersonId; seq: number; now: number }

/** How far a person has read; conversations never opened are left out. */
export async function listPositions(
  db: Kysely<Tables>,
  person: PersonId,
  conversations: readonly ConversationId[],
): Promise<Position[]> {
  if (conversations.length === 0) return []
  return db
    .selectFrom('read_positions')
    .select(['conversation_id as conversation', 'seq', 'read_at as readAt'])
    .where('person_id', '=', person)
    .where('conversation_id', 'in', conversations)
    .execute()
}
