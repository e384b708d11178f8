import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import BetterSqlite3 from 'better-sqlite3'
import { cpuSeconds, serve } from '../child.ts'
import { markdown, messagesOnPage, type PageServer } from './page-server.ts'

/** What a page of messages costs at the least: node's own server, one prepared read, and its rows as JSON. */
const database = new BetterSqlite3(':memory:')
database.exec('create table messages (id text, seq integer primary key, author text, html text, sent_at integer)')
const insert = database.prepare('insert into messages values (?, ?, ?, ?, ?)')
for (let seq = 1; seq <= messagesOnPage; seq += 1)
  insert.run(`1j9c2k7v0abcdefghj${seq}`, seq, `1j9c2k7v0zyxwvtsr${seq}`, `<p>${markdown}</p>`, 1_763_700_000_000 + seq)
const page = database.prepare('select * from messages where seq > ? order by seq limit 50')

const server = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.end(JSON.stringify(page.all(0)))
})

serve<PageServer>({
  listen: () =>
    new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        resolve({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, headers: {} })
      })
    }),
  cpu: cpuSeconds,
})
