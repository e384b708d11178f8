import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connectPostgres } from '../../../server/database/postgres.ts'

/** A message of PostgreSQL's protocol: its letter, its length, what it says. */
function message(letter: string, ...said: number[]): Buffer {
  const head = Buffer.alloc(5)
  head.write(letter)
  head.writeInt32BE(said.length + 4, 1)
  return Buffer.concat([head, Buffer.from(said)])
}

const welcome = message('R', 0, 0, 0, 0)
const ready = message('Z', 'I'.charCodeAt(0))
const done = message('C', ...Buffer.from('BEGIN\0'))

/** The beginning of a PostgreSQL: it lets everybody in, begins their transaction, and knows nothing else. */
async function startServer(): Promise<{ url: string; cut: () => Promise<void>; close: () => void }> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.once('data', () => {
      socket.write(Buffer.concat([welcome, ready]))
      socket.once('data', () => socket.write(Buffer.concat([done, ready])))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `postgres://somebody@127.0.0.1:${port}/any`,
    async cut() {
      for (const socket of sockets) socket.destroy()
      // The other end is in this process, too: it has to hear of it before the next query.
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    },
    close: () => void server.close(),
  }
}

test('A PostgreSQL that goes away in the middle of a write ends that write, and not the process', async () => {
  const server = await startServer()
  const database = connectPostgres(server.url)
  const writing = database.write(async (db) => {
    await server.cut()
    await sql`select 1`.execute(db)
  })
  await expect(writing).rejects.toMatchObject({ code: 'unavailable', status: 503 })
  await database.close()
  server.close()
})

test('A PostgreSQL that is not there is said to be unavailable', async () => {
  const server = await startServer()
  server.close()
  const database = connectPostgres(server.url)
  await expect(database.read((db) => sql`select 1`.execute(db))).rejects.toMatchObject({ code: 'unavailable' })
  await database.close()
})
