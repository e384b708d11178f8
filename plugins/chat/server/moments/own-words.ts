import type { OwnWords } from '../../../api/downloads.ts'
import type { QueryContext } from '../../../api/server.ts'
import type { contract } from '../../contract.ts'
import type { ChatTables } from '../tables.ts'

/** What the actor opened moments with; who wrote the notes of one is not kept. Everything else in a chat is messages. */
export async function listOwnWords({
  db,
  activity,
  actor,
  conversations,
}: QueryContext<typeof contract, ChatTables>): Promise<OwnWords[]> {
  const rows = await db
    .selectFrom('chat_moments')
    .select(['conversation_id', 'question', 'starts_at'])
    .where('activity_id', '=', activity.id)
    .where('opened_by', '=', actor.id)
    .orderBy('starts_at')
    .execute()
  const talks = await conversations.summarise([...new Set(rows.map((row) => row.conversation_id))])
  const readable = new Set(talks.map(({ id }) => id))
  return rows
    .filter((row) => readable.has(row.conversation_id))
    .map(({ question, starts_at }) => ({ title: question, at: starts_at, words: '' }))
}
