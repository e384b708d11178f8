import type { ConversationId } from '../../plugins/api/contract.ts'
import type { ReaderRules, TalkRules } from '../../plugins/api/contract.ts'
import { refuse } from '../errors.ts'
import { listMaskedIn, listOwnMasks } from './talking/masks.ts'
import type { Scope } from '../operations/feature.ts'
import { may } from '../people/roles.ts'

/**
 * The settings that the house keeps for every plugin that has them; the schemas are in plugins/api. The settings of any other
 * plugin are none of the core's business, and then these are missing.
 */
const rulesOf = ({ activity }: Scope): Partial<TalkRules & ReaderRules> => activity.settings

/** Whether in this activity one sees what others said only after having said something. */
export const isPostFirst = (scope: Scope): boolean => rulesOf(scope).postFirst === true

/** Whether people may know how far others have read. */
export const showsReaders = (scope: Scope): boolean => rulesOf(scope).showReaders === true

/** Those who tend the course, help in it or only watch have nothing of their own to say first. */
export const mustPostFirst = (role: Scope['reader']['role']): boolean =>
  may(role, 'participate') && !may(role, 'mentor') && !may(role, 'design')

/** Those of the conversations of which the reader sees the first message alone, until they have said something in it. */
export async function listLocked(
  scope: Scope,
  conversations: readonly ConversationId[],
): Promise<ReadonlySet<ConversationId>> {
  if (conversations.length === 0 || !isPostFirst(scope)) return new Set()
  // Who asks is looked at in any case: what is said here is told to each person apart, so no two share an answer.
  const { id } = scope.reader.actor
  if (!mustPostFirst(scope.reader.role)) return new Set()
  const rows = await scope.db
    .selectFrom('conversation_authors')
    .select('conversation_id')
    .where('person_id', '=', id)
    .where('conversation_id', 'in', conversations)
    .execute()
  const masked = await listMaskedIn(scope.db, id, conversations)
  const own = new Set([...rows.map((row) => row.conversation_id), ...masked])
  return new Set(conversations.filter((conversation) => !own.has(conversation)))
}

/** Throws once the time is over for what the reader is about to say; those who lead the course may always. */
export async function checkInTime(scope: Scope): Promise<void> {
  const { dates } = rulesOf(scope)
  if (!dates || may(scope.reader.role, 'facilitate')) return
  const first = momentOf(dates.firstCloses)
  const replies = momentOf(dates.repliesClose)
  if (scope.now <= Math.min(first, replies)) return
  const spoke = await hasSpoken(scope)
  if (spoke && scope.now > replies) throw refuse('replies_closed')
  if (!spoke && scope.now > first) throw refuse('first_post_closed')
}

/** An empty date is none. */
const momentOf = (date: string): number => (date === '' ? Infinity : Date.parse(date))

async function hasSpoken({ db, activity, reader }: Scope): Promise<boolean> {
  const row = await db
    .selectFrom('conversation_authors')
    .innerJoin('conversations', 'conversations.id', 'conversation_authors.conversation_id')
    .select('conversations.id')
    .where('conversations.activity_id', '=', activity.id)
    .where('conversation_authors.person_id', '=', reader.actor.id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined || (await listOwnMasks(db, activity.id, reader.actor.id)).length > 0
}
