import type { Kysely } from 'kysely'
import type { ConversationId, PersonId } from '../../plugins/api/contract.ts'
import type { ConversationSummary } from '../../plugins/api/conversations.ts'
import type { Tables } from '../database/tables.ts'
import { listAttached } from '../files/attached.ts'
import type { Conversation } from './conversations.ts'

const excerptLength = 140
const authorsShown = 6

/** Conversations in a few words each; two queries for all of them. */
export async function summarise(
  db: Kysely<Tables>,
  conversations: readonly Conversation[],
): Promise<ConversationSummary[]> {
  if (conversations.length === 0) return []
  const ids = conversations.map((conversation) => conversation.id)
  const last = await listLast(db, ids)
  const authors = await listAuthors(db, ids)
  return conversations.map(({ id, count, lastSeq, closed, audience }) => ({
    id,
    count,
    lastSeq,
    lastMessage: last.get(id) ?? null,
    authors: authors.get(id) ?? [],
    closed,
    audience: audience.kind,
  }))
}

async function listLast(db: Kysely<Tables>, ids: readonly ConversationId[]) {
  const rows = await db
    .selectFrom('conversations')
    .innerJoin('messages', 'messages.conversation_id', 'conversations.id')
    .select(['conversations.id', 'messages.id as message', 'messages.author_id', 'messages.text', 'messages.sent_at'])
    .where('conversations.id', 'in', ids)
    .where('messages.seq', '=', ({ selectFrom }) =>
      selectFrom('messages as other')
        .select('other.seq')
        .whereRef('other.conversation_id', '=', 'conversations.id')
        .where('other.gone', 'is', null)
        .orderBy('other.seq', 'desc')
        .limit(1),
    )
    .execute()
  // Who sent files and no words is told by what they sent.
  const files = await listAttached(
    db,
    rows.filter(({ text }) => text === '').map(({ message }) => message),
  )
  return new Map(
    rows.map((row) => [
      row.id,
      {
        author: row.author_id,
        excerpt: shorten(row.text || (files.get(row.message)?.at(0)?.name ?? '')),
        sentAt: row.sent_at,
      },
    ]),
  )
}

async function listAuthors(
  db: Kysely<Tables>,
  ids: readonly ConversationId[],
): Promise<Map<ConversationId, PersonId[]>> {
  const rows = await db
    .selectFrom('conversation_authors')
    .selectAll()
    .where('conversation_id', 'in', ids)
    .orderBy('last_seq', 'desc')
    // Of one conversation no more are read than are shown: each message in it asks.
    .$if(ids.length === 1, (query) => query.limit(authorsShown))
    .execute()
  const authors = new Map<ConversationId, PersonId[]>()
  for (const row of rows) {
    const known = authors.get(row.conversation_id) ?? []
    if (known.length < authorsShown) authors.set(row.conversation_id, [...known, row.person_id])
  }
  return authors
}

/** Cuts between characters, not between the halves of one: a character has two at most. */
function shorten(text: string): string {
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
