import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { serve } from '../child.ts'
import { markdown } from './chat-server.ts'
import { committingTogether } from './group-commit.ts'

/** Raw group commit: one row with one unique index per message, prepared, synchronous FULL, all of a turn in one transaction. */
const folder = mkdtempSync(join(tmpdir(), 'tertulia-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const database = new BetterSqlite3(join(folder, 'raw.db'))
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.exec('create table messages (id text primary key, author integer, text text, at integer) without rowid')
const insertMessage = database.prepare('insert into messages values (?, ?, ?, ?)')
const [begin, end] = [database.prepare('begin'), database.prepare('commit')]

export type RawCommits = typeof commits
const commits = serve(
  committingTogether({
    begin: () => begin.run(),
    insert: ({ id, author }) => insertMessage.run(id, author, markdown, Date.now()),
    end: () => end.run(),
  }),
)
