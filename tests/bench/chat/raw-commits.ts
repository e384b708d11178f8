import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { serve } from '../child.ts'
import { markdown } from './chat-server.ts'

/** What the bare side answers: the seconds that so many commits took. */
export type RawCommits = { commit(work: { submitters: number; each: number }): Promise<number> }

/** Raw group commit: one row with one unique index per message, prepared, synchronous FULL, all of a turn in one transaction. */
const folder = mkdtempSync(join(tmpdir(), 'tertulia-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const database = new BetterSqlite3(join(folder, 'raw.db'))
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.exec('create table messages (id text primary key, author integer, text text, at integer) without rowid')
const insert = database.prepare('insert into messages values (?, ?, ?, ?)')
const [begin, end] = [database.prepare('begin'), database.prepare('commit')]

let waiting: { readonly id: string; readonly author: number; readonly settle: () => void }[] = []

function commitTurn(): void {
  const turn = waiting
  waiting = []
  begin.run()
  for (const { id, author } of turn) insert.run(id, author, markdown, Date.now())
  end.run()
  for (const { settle } of turn) settle()
}

const submit = (id: string, author: number) =>
  new Promise<void>((settle) => {
    if (waiting.length === 0) setImmediate(commitTurn)
    waiting.push({ id, author, settle })
  })

let round = 0

serve<RawCommits>({
  async commit({ submitters, each }) {
    round += 1
    const begun = performance.now()
    const write = async (author: number) => {
      for (let count = 0; count < each; count += 1) await submit(`${round}-${author}-${count}`, author)
    }
    await Promise.all(Array.from({ length: submitters }, (_, author) => write(author)))
    return (performance.now() - begun) / 1000
  },
})
