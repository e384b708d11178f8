import { sql, type Kysely } from 'kysely'
import type { MessageId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import type { Candidate, IndexedMessage, WordIndex } from './word-index.ts'
import type { Condition } from './wanted.ts'

/** FTS5. Its table holds terms alone; search_documents says whose they are. */
export const sqliteIndex: WordIndex = {
  async save(db, messages) {
    if (messages.length > 0) await saveMessages(db, messages)
  },
  async remove(db, messages) {
    for (const message of messages) await removeMessage(db, message)
  },
  async removeAll(db) {
    await sql`insert into search_words (search_words) values ('delete-all')`.execute(db)
    await db.deleteFrom('search_documents').execute()
  },
  async list(db, conditions, { after, before, limit }) {
    const { rows } = await sql<Candidate>`
      select search_words.rowid as id, message_id as message
      from search_words
      cross join search_documents on search_documents.id = search_words.rowid
      where search_words match ${toMatch(conditions)}
        and search_words.rowid > ${after} and search_words.rowid < ${before}
      order by search_words.rowid desc
      limit ${limit}
    `.execute(db)
    return rows
  },
}

/**
 * Two statements, however many messages there are: each statement about a full-text table costs more than a message in it.
 * New documents are numbered in the order of the messages, and what is known already keeps its number.
 */
async function saveMessages(db: Kysely<Tables>, messages: readonly IndexedMessage[]): Promise<void> {
  const documents = JSON.stringify(messages.map(({ message, terms }) => ({ message, words: terms.join(' ') })))
  await sql`
    insert into search_documents (message_id)
    select value ->> 'message' from json_each(${documents}) where true
    on conflict (message_id) do nothing
  `.execute(db)
  await sql`
    insert or replace into search_words (rowid, words)
    select search_documents.id, value ->> 'words'
    from json_each(${documents}) cross join search_documents on message_id = value ->> 'message'
  `.execute(db)
}

async function removeMessage(db: Kysely<Tables>, message: MessageId): Promise<void> {
  const document = await ofMessage(db, message).select('id').executeTakeFirst()
  if (!document) return
  await sql`delete from search_words where rowid = ${document.id}`.execute(db)
  await db.deleteFrom('search_documents').where('id', '=', document.id).execute()
}

const ofMessage = (db: Kysely<Tables>, message: MessageId) =>
  db.selectFrom('search_documents').where('message_id', '=', message)

/** Every term between quotes: nothing in it is an operator. Terms have no quotes in them. */
const toMatch = (conditions: readonly Condition[]): string =>
  conditions.map(({ term, begun }) => `"${term}"${begun ? '*' : ''}`).join(' AND ')
