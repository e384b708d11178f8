import type { Kysely } from 'kysely'
import type { MessageId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { listAttached } from '../files/attached.ts'
import type { Line } from '../events/cursor.ts'
import { authorOf } from '../conversations/talking/masks.ts'
import type { Follower } from '../events/follower.ts'
import { listTerms, withNames } from './words.ts'
import { authorTerm, conversationTerm, courseTerm, wordIndexOf } from './word-index.ts'

/** Keeps the full-text index: whatever the log says was done to a message, the index then has it as it is now. */
export const searchFollower: Follower = {
  name: 'search',
  async follow(db, dialect, lines) {
    const index = wordIndexOf(dialect)
    const named = [
      ...new Set(lines.filter(concernsWords).flatMap(({ object }) => (object === null ? [] : [object as MessageId]))),
    ]
    const present = await listPresent(db, named)
    const known = new Set(present.map(({ id }) => id))
    const files = await listAttached(db, [...known])
    await index.remove(
      db,
      named.filter((id) => !known.has(id)),
    )
    await index.save(
      db,
      present.map((row) => ({
        message: row.id,
        terms: [...listPlaces(row), ...listTerms(withNames(row.text, files.get(row.id)))],
      })),
    )
  },
  forget: (db, dialect) => wordIndexOf(dialect).removeAll(db),
}

/** Reactions and positions change nothing that is looked for. */
const concernsWords = ({ verb }: Line): boolean =>
  verb.startsWith('conversations.') && !verb.startsWith('conversations.reacted')

/** Whose it is and where it was said, as far as one can ask for that alone. */
const listPlaces = (row: Awaited<ReturnType<typeof listPresent>>[number]): string[] => [
  courseTerm(row.course_id),
  conversationTerm(row.conversation_id),
  authorTerm(authorOf(row)),
]

async function listPresent(db: Kysely<Tables>, ids: readonly MessageId[]) {
  if (ids.length === 0) return []
  return (
    db
      .selectFrom('messages')
      .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
      .select(['messages.id', 'messages.text', 'messages.author_id', 'messages.mask_id'])
      .select(['messages.conversation_id', 'conversations.course_id'])
      .where('messages.id', 'in', ids)
      .where('messages.gone', 'is', null)
      // In the order of sending, which is that of ids: documents are numbered as they come.
      .orderBy('messages.id')
      .execute()
  )
}
