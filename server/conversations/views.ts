import type { ConversationSummary } from '../../plugins/api/conversations.ts'
import type { PersonId } from '../../plugins/api/contract.ts'
import type { Audience, ConversationView } from '../../plugins/api/server.ts'
import type { Scope } from '../operations/feature.ts'
import { listActiveCards } from '../people/cards.ts'
import { listReaders } from '../people/reader.ts'
import type { Conversation } from './conversations.ts'
import { readFaces } from './messages/faces.ts'
import { listWearersIn } from './talking/masks.ts'
import { isPostFirst, mustPostFirst } from './rules.ts'
import { summarise } from './reading/summaries.ts'

/**
 * Who sees what of a conversation: mostly its whole audience sees the same. Where one speaks first, those who have spoken
 * (or have nothing to say first) see everything, and the others its first message.
 */
export async function listViews(scope: Scope, conversation: Conversation): Promise<ConversationView[]> {
  const whole: Conversation = { ...conversation, ...(await readBounds(scope, conversation)), locked: false }
  const [summary] = await summarise(scope.db, [whole])
  if (!summary) return []
  if (!isPostFirst(scope)) return [{ audience: conversation.audience, summary }]
  const { open, locked } = await divide(scope, conversation)
  const held = await summarise(scope.db, [{ ...whole, locked: true }])
  return [
    ...(open.length > 0 ? [{ audience: toPeople(open), summary }] : []),
    ...held.flatMap((view: ConversationSummary) =>
      locked.length > 0 ? [{ audience: toPeople(locked), summary: view }] : [],
    ),
  ]
}

const toPeople = (people: readonly PersonId[]): Audience => ({ kind: 'people', people })

/** How much there is in it by now, whoever asks. */
async function readBounds(
  { db }: Scope,
  { id }: Conversation,
): Promise<Pick<Conversation, 'count' | 'lastSeq' | 'closed' | 'slow' | 'holds' | 'faces'>> {
  const row = await db
    .selectFrom('conversations')
    .select(['message_count', 'last_seq', 'closed_at', 'slow_seconds', 'holds', 'faces'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    count: row.message_count,
    lastSeq: row.last_seq,
    closed: row.closed_at !== null,
    slow: row.slow_seconds ?? 0,
    holds: row.holds === 1,
    faces: readFaces(row.faces),
  }
}

async function divide(
  { db, activity }: Scope,
  { id, audience }: Conversation,
): Promise<{ open: PersonId[]; locked: PersonId[] }> {
  const members = await listActiveCards(db, activity.course, null)
  const ids = members.map((member) => member.id)
  const readers = new Set(await listReaders(db, { course: activity.course, audience }, ids))
  const rows = await db
    .selectFrom('conversation_authors')
    .select('person_id')
    .where('conversation_id', '=', id)
    .execute()
  const masked = await listWearersIn(db, id)
  const spoke = new Set([...rows.map((row) => row.person_id), ...masked])
  const inside = members.filter((member) => readers.has(member.id))
  const isLocked = (member: (typeof members)[number]) => mustPostFirst(member.role) && !spoke.has(member.id)
  return {
    open: inside.filter((member) => !isLocked(member)).map((member) => member.id),
    locked: inside.filter(isLocked).map((member) => member.id),
  }
}
