import type { Kysely } from 'kysely'
import type { ConversationId, PersonId } from '../../../plugins/api/contract.ts'
import type { ConversationSummary } from '../../../plugins/api/conversations.ts'
import { keepQuery } from '../../database/kept-query.ts'
import type { MessageRow, Tables } from '../../database/tables.ts'
import { listAttached } from '../../files/attached.ts'
import { groupOf } from '../../groups/audiences.ts'
import { lockedAfter, type Conversation } from '../conversations.ts'
import { authorOf } from '../talking/masks.ts'

const excerptLength = 140

/** No number is higher; PostgreSQL does not even compare with one that is. */
const highest = 2 ** 31 - 1

/** Conversations in a few words each; one query for all of them, two where some are locked. */
export async function summarise(
  db: Kysely<Tables>,
  conversations: readonly Conversation[],
): Promise<ConversationSummary[]> {
  if (conversations.length === 0) return []
  const [locked, open] = [true, false].map((which) =>
    conversations.filter((conversation) => conversation.locked === which).map(({ id }) => id),
  )
  const last = new Map([...(await listLast(db, open ?? [])), ...(await listLast(db, locked ?? [], lockedAfter))])
  return conversations.map((conversation) => toSummary(conversation, last.get(conversation.id) ?? null))
}

/** A conversation that is open to its reader, in a few words; its last message is at hand. */
export const summariseAt = (conversation: Conversation, last: MessageRow): ConversationSummary =>
  toSummary(conversation, toLast(last))

function toSummary(
  { id, count, lastSeq, closed, slow, holds, audience, locked, faces }: Conversation,
  lastMessage: ConversationSummary['lastMessage'],
): ConversationSummary {
  const first = lastMessage ? [lastMessage.author] : []
  return {
    ...{ id, lastMessage, closed },
    count: locked ? Math.min(count, lockedAfter) : count,
    lastSeq: locked ? Math.min(lastSeq, lockedAfter) : lastSeq,
    authors: locked ? first : [...faces],
    ...toAudienceWords(audience),
    ...(locked ? { locked: true as const } : {}),
    ...(slow > 0 ? { slow } : {}),
    ...(holds ? { holds: true as const } : {}),
  }
}

function toAudienceWords(audience: Conversation['audience']): Pick<ConversationSummary, 'audience' | 'group'> {
  const group = groupOf(audience)
  return { audience: audience.kind, ...(group === undefined ? {} : { group }) }
}

/** @param upTo the highest number that counts */
async function listLast(db: Kysely<Tables>, ids: readonly ConversationId[], upTo?: number) {
  if (ids.length === 0) return new Map<never, never>()
  const rows = await selectLast(db, { ids, upTo: upTo ?? highest })
  // Who sent files and no words is told by what they sent.
  const files = await listAttached(
    db,
    rows.filter(({ text }) => text === '').map(({ message }) => message),
  )
  return new Map(rows.map((row) => [row.id, toLast(row, files.get(row.message)?.at(0)?.name)]))
}

const toLast = (row: Pick<MessageRow, 'author_id' | 'mask_id' | 'text' | 'sent_at'>, file = '') => ({
  author: authorOf(row),
  excerpt: shorten(row.text || file),
  sentAt: row.sent_at,
})

const selectLast = keepQuery((db: Kysely<Tables>, { ids, upTo }: { ids: readonly ConversationId[]; upTo: number }) =>
  db
    .selectFrom('conversations')
    .innerJoin('messages', 'messages.conversation_id', 'conversations.id')
    .select(['conversations.id', 'messages.id as message', 'messages.author_id', 'messages.mask_id'])
    .select(['messages.text', 'messages.sent_at'])
    .where('conversations.id', 'in', ids)
    .where('messages.seq', '=', ({ selectFrom }) =>
      selectFrom('messages as other')
        .select('other.seq')
        .whereRef('other.conversation_id', '=', 'conversations.id')
        .where('other.gone', 'is', null)
        .where('other.seq', '<=', upTo)
        .orderBy('other.seq', 'desc')
        .limit(1),
    ),
)

/** Cuts between characters, not between the halves of one: a character has two at most. */
export function shorten(text: string): string {
  const characters = [...text.slice(0, (excerptLength + 1) * 2)]
  return characters.length <= excerptLength
    ? text
    : `${characters
        .slice(0, excerptLength - 1)
        .join('')
        .trimEnd()}…`
}

/** Everybody whom a summary names. */
export const peopleInSummary = ({ authors, lastMessage }: ConversationSummary): PersonId[] =>
  lastMessage ? [...new Set([...authors, lastMessage.author])] : [...authors]
