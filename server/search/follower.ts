import type { Kysely } from 'kysely'
import type { MessageId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { listAttached } from '../files/attached.ts'
import type { Line } from '../events/cursor.ts'
import { authorOf } from '../conversations/talking/masks.ts'
import type { Follower } from '../events/follower.ts'
import { listTerms, withNames } from './words.ts'
import { authorTerm, courseTerm, wordIndexOf } from './word-index.ts'

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
      present.map(({ id, text, course_id, ...written }) => ({
        message: id,
        terms: [courseTerm(course_id), authorTerm(authorOf(written)), ...listTerms(withNames(text, files.get(id)))],
      })),
    )
  },
  forget: (db, dialect) => wordIndexOf(dialect).removeAll(db),
}

/** Reactions and positions change nothing that is looked for. */
const concernsWords = ({ verb }: Line): boolean =>
  verb.startsWith('conversations.') && !verb.startsWith('conversations.reacted')

async function listPresent(db: Kysely<Tables>, ids: readonly MessageId[]) {
  if (ids.length === 0) return []
  return (
    db
      .selectFrom('messages')
      .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
      .select(['messages.id', 'messages.text', 'messages.author_id', 'messages.mask_id', 'conversations.course_id'])
      .where('messages.id', 'in', ids)
      .where('messages.gone', 'is', null)
      // In the order of sending, which is that of ids: documents are numbered as they come.
      .orderBy('messages.id')
      .execute()
  )
}
