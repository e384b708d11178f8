import { sql, type Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Candidate, IndexedMessage, WordIndex } from './word-index.ts'
import type { Condition } from './wanted.ts'

/** tsvector, made of our terms as they are: no parser or dictionary of the server has a say in what a word is. */
export const postgresIndex: WordIndex = {
  async save(db, messages) {
    if (messages.length > 0) await saveMessages(db, messages)
  },
  async remove(db, messages) {
    if (messages.length > 0) await db.deleteFrom('search_documents').where('message_id', 'in', messages).execute()
  },
  async removeAll(db) {
    await db.deleteFrom('search_documents').execute()
  },
  async list(db, conditions, { after, before, limit }) {
    const { rows } = await sql<Candidate>`
      select id, message_id as message
      from search_documents
      where words @@ ${toQuery(conditions)}::tsquery and id > ${after} and id < ${before}
      order by id desc
      limit ${limit}
    `.execute(db)
    return rows
  },
}

/** One statement for all, however many terms each has. */
async function saveMessages(db: Kysely<Tables>, messages: readonly IndexedMessage[]): Promise<void> {
  const rows = messages.map(({ message, terms }) => sql`(${message}, array_to_tsvector(${[...terms]}::text[]))`)
  await sql`
    insert into search_documents (message_id, words) values ${sql.join(rows)}
    on conflict (message_id) do update set words = excluded.words
  `.execute(db)
}

/** Every term between quotes: nothing in it is an operator. Terms have no quotes or backslashes in them. */
const toQuery = (conditions: readonly Condition[]): string =>
  conditions.map(({ term, begun }) => `'${term}'${begun ? ':*' : ''}`).join(' & ')
