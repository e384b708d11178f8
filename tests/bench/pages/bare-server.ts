import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import BetterSqlite3 from 'better-sqlite3'
import { cpuSeconds, serve } from '../child.ts'
import type { BarePageServer, SentMessage } from './page-server.ts'

/** What a page of messages costs at the least: node's own server, one prepared read of one table, and its rows as JSON. */
serve<BarePageServer>({
  listen(messages) {
    const page = keep(messages)
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json; charset=utf-8')
      response.end(JSON.stringify(page.all(0)))
    })
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        resolve({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, headers: {} })
      })
    })
  },
  cpu: cpuSeconds,
})

/** A table with a column for everything that our page says of a message; what is a list or an object is kept as text. */
function keep(messages: readonly SentMessage[]): BetterSqlite3.Statement {
  const columns = Object.keys(messages[0] ?? {})
  const database = new BetterSqlite3(':memory:')
  database.exec(`create table messages (${columns.map((name) => `"${name}"`).join(', ')}, primary key (seq))`)
  const insert = database.prepare(`insert into messages values (${columns.map(() => '?').join(', ')})`)
  for (const message of messages) insert.run(columns.map((name) => toColumn(message[name])))
  return database.prepare('select * from messages where seq > ? order by seq limit 50')
}

const toColumn = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : value
