import { existsSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { coreMigrations } from '../../../migrations/index.ts'
import { writeTime } from '../../../server/ids.ts'
import { listTerms } from '../../../server/search/words.ts'
import { authorTerm, courseTerm } from '../../../server/search/word-index.ts'
import { prepareTalk } from '../../support/prepared-talk.ts'
import { makeChance, makeText } from './words.ts'

const messages = 1_000_000
const inConversation = 500
const people = 100

/** A database of a million messages in one course, all in the index; made once for each state of the migrations, and kept. */
export async function findMillion(): Promise<string> {
  const state = Object.keys(coreMigrations)
    .join('-')
    .replaceAll(/[^\d-]/g, '')
  const file = join(tmpdir(), `tertulia-bench-million-${state}.db`)
  if (existsSync(file)) return file
  console.error('Writing a million messages once; this takes some minutes.')
  const making = `${file}.making`
  for (const end of ['', '-wal', '-shm']) rmSync(making + end, { force: true })
  await prepareTalk(`file:${making}`, people)
  fill(new BetterSqlite3(making))
  renameSync(making, file)
  return file
}

/** Written past the product, which would take an hour over it: rows as the product writes them. */
function fill(database: BetterSqlite3.Database): void {
  database.pragma('synchronous = OFF')
  const { id: course } = database.prepare('select id from courses').get() as { id: never }
  const { id: activity } = database.prepare('select id from activities').get() as { id: string }
  const authors = (database.prepare('select id from people').all() as { id: never }[]).map(({ id }) => id)
  const chance = makeChance(1)
  const begin = Date.now() - messages * 1000
  const insertConversation = database.prepare(`insert into conversations
    (id, activity_id, course_id, audience, last_seq, message_count, last_message_at, created_at)
    values (?, ?, ?, 'course', ${inConversation}, ${inConversation}, ?, ?)`)
  const insertMessage = database.prepare(`insert into messages
    (id, conversation_id, seq, author_id, markdown, html, text, revision, sent_at) values (?, ?, ?, ?, '', '', ?, 1, ?)`)
  const insertDocument = database.prepare('insert into search_documents (id, message_id) values (?, ?)')
  const insertWords = database.prepare('insert into search_words (rowid, words) values (?, ?)')
  const save = (number: number) => {
    const at = begin + number * 1000
    const conversation = `conversation${Math.floor(number / inConversation)}`
    const seq = (number % inConversation) + 1
    if (seq === 1) insertConversation.run(conversation, activity, course, at, at)
    const author = authors[Math.floor(chance() * authors.length)] ?? authors[0]
    if (!author) throw new Error('There is nobody to say anything.')
    const id = `${writeTime(at)}${String(number).padStart(12, '0')}`
    const text = makeText(chance)
    insertMessage.run(id, conversation, seq, author, text, at)
    insertDocument.run(number + 1, id)
    insertWords.run(number + 1, [courseTerm(course), authorTerm(author), ...listTerms(text)].join(' '))
  }
  const saveMany = database.transaction((from: number) => {
    for (let number = from; number < from + inConversation * 20; number += 1) save(number)
  })
  for (let from = 0; from < messages; from += inConversation * 20) saveMany(from)
  database.pragma('wal_checkpoint(truncate)')
  database.close()
}
