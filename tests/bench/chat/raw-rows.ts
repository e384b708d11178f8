import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { newKey } from '../../../client/connection/key.ts'
import { listTerms } from '../../../server/search/words.ts'
import { prepareTalk } from '../../support/prepared-talk.ts'
import { serve } from '../child.ts'
import { markdown } from './chat-server.ts'
import { committingTogether } from './group-commit.ts'

/**
 * Raw group commit of the very rows of a message, in the product's own tables: nothing is looked at, rendered, numbered or
 * told, every value is at hand. What is kept of a message cannot be written faster than that by SQLite. As with the product the
 * words for the search follow, those of many messages at once.
 */
const folder = mkdtempSync(join(tmpdir(), 'tertulia-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'raw.db')
const people = 128
const { activity, conversation } = await prepareTalk(file, people)

const database = new BetterSqlite3(file)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.pragma('foreign_keys = ON')
const authors = database.prepare<[], { person_id: string; course_id: string }>('select * from members').all()
const [html, text] = [`<p>${markdown}</p>`, markdown]
/** As long as the event that everybody hears, and what is kept of it for a retry. */
const [frame, answer] = ['x'.repeat(1400), 'x'.repeat(115)]
const words = listTerms(text).join(' ')
const faces = JSON.stringify(authors.slice(0, 6).map(({ person_id }) => person_id))
/** As many lines as a follower of the log reads at once. */
const wordsAtOnce = 200

const message = database.prepare(
  `insert into messages (id, conversation_id, seq, author_id, markdown, html, text, revision, sent_at, branch, twig, handed)
   values (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, 0, 0)`,
)
const counted = database.prepare(
  'update conversations set last_seq = ?, message_count = ?, last_message_at = ?, faces = ? where id = ?',
)
const author = database.prepare('insert into conversation_authors values (?, ?) on conflict do nothing')
const line = database.prepare(
  `insert into events (at, course_id, activity_id, conversation_id, actor_id, verb, object, toward)
   values (?, ?, ?, ?, ?, 'conversations.sent', ?, '[]')`,
)
const number = database.prepare('insert into rooms values (?, ?) on conflict (room) do update set seq = excluded.seq')
const event = database.prepare('insert into room_events values (?, ?, ?, ?)')
const retry = database.prepare('insert into answered_commands values (?, ?, ?, ?)')
const documented = database.prepare('insert into search_documents (message_id) values (?)')
const indexed = database.prepare('insert into search_words (rowid, words) values (?, ?)')
const [begin, end] = [database.prepare('begin'), database.prepare('commit')]

const room = `${activity}/course`
let seq = 0
let unindexed: string[] = []

function insert(id: string, by: number): void {
  const writer = authors[by]
  if (!writer) throw new Error('There are fewer people than write.')
  const { person_id: person, course_id: course } = writer
  const now = Date.now()
  seq += 1
  message.run(id, conversation, seq, person, markdown, html, text, now, seq)
  counted.run(seq, seq, now, faces, conversation)
  author.run(conversation, person)
  line.run(now, course, activity, conversation, person, id)
  number.run(room, seq)
  event.run(room, seq, frame, now)
  retry.run(person, `${activity} conversations.send ${newKey()}`, answer, now)
  unindexed.push(id)
}

function index(): void {
  begin.run()
  for (const id of unindexed) indexed.run(documented.run(id).lastInsertRowid, words)
  end.run()
  unindexed = []
}

export type RawRows = typeof commits
const commits = serve(
  committingTogether({
    begin: () => begin.run(),
    // Ids of the product sort by their time, as these do.
    insert: ({ author: by }) => insert(`1m7${String(seq).padStart(18, '0')}`, by),
    end() {
      end.run()
      if (unindexed.length >= wordsAtOnce) index()
    },
  }),
)
