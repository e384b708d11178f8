import type { ConversationSummary } from '../../plugins/api/conversations.ts'
import type { PersonId } from '../../plugins/api/contract.ts'
import type { Audience, ConversationView } from '../../plugins/api/server.ts'
import type { Scope } from '../operations/feature.ts'
import { listActiveCards } from '../people/cards.ts'
import { listReaders } from '../people/reader.ts'
import { readState, type Conversation } from './conversations.ts'
import { listWearersIn } from './talking/masks.ts'
import { isPostFirst, mustPostFirst } from './rules.ts'
import { summarise } from './reading/summaries.ts'

/**
 * Who sees what of a conversation: mostly its whole audience sees the same. Where one speaks first, those who have spoken
 * (or have nothing to say first) see everything, and the others its first message.
 */
export async function listViews(scope: Scope, conversation: Conversation): Promise<ConversationView[]> {
  const whole: Conversation = { ...conversation, ...(await readNow(scope, conversation)), locked: false }
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

/** What it is by now, whoever asks. */
const readNow = async ({ db }: Scope, { id }: Conversation): Promise<ReturnType<typeof readState>> =>
  readState(await db.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirstOrThrow())

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
