import { createConnection } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLog, warningsAtMost } from '../../server/log.ts'
import { openTestAddress } from '../support/databases.ts'
import { makeFolder } from '../support/folders.ts'
import { post, prepareTalk, productFolder, type PreparedTalk } from '../support/prepared-talk.ts'
import { startServer, type StartedServer } from '../support/started-server.ts'

let folder: Awaited<ReturnType<typeof makeFolder>>
let remove: () => Promise<void>
let talk: PreparedTalk
let server: StartedServer

beforeAll(async () => {
  folder = await makeFolder()
  const test = await openTestAddress()
  remove = test.remove
  // Where the tests' database is inside this process, a file serves as well: what is logged is the same.
  const address = test.address ?? `file:${folder.path}/tertulia.db`
  talk = await prepareTalk(address, 1)
  const environment = { TERTULIA_DATABASE: address, TERTULIA_LOG_LEVEL: 'trace' }
  server = await startServer({ house: productFolder, data: folder.path, environment })
})
afterAll(async () => {
  await server.stop()
  await remove()
  await folder.remove()
})

/** Speaks to the server in a way that no HTTP client would. */
async function sendRaw(text: string): Promise<void> {
  const socket = createConnection(Number(new URL(server.url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  socket.resume()
  socket.write(text)
  await once(socket, 'close')
}

test('The log holds nothing of what people write, nor what lets them in, even when it tells everything it can', async () => {
  const [token] = talk.tokens
  if (!token) throw new Error('Nobody was prepared.')
  const authorization = { authorization: `Bearer ${token}` }
  const address = `${server.url}/api/activities/${talk.activity}/conversations`
  expect(await post(server.url, talk, { token, markdown: 'A confession', key: 'a-key-of-mine' })).toBe(200)
  const json = { ...authorization, 'content-type': 'application/json' }
  await fetch(`${address}/send`, { method: 'POST', headers: json, body: '{"A confession": 1}' })
  await fetch(`${address}/send`, { method: 'POST', headers: json, body: '{"A confession' })
  await fetch(`${address}/readMessages?input=A+confession`, { headers: authorization })
  await fetch(`${server.url}/api/session`, { method: 'POST', headers: json, body: '{"code":"A confession"}' })
  const head = `GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n`
  await sendRaw(`${head}Broken header A confession\r\n\r\n`)
  await sendRaw(`${head}Long: ${'x'.repeat(20_000)}\r\n\r\n`)
  await expect.poll(server.log).toContain('Refused.')
  for (const secret of [token, 'A confession', 'a-key-of-mine', 'Person 0']) {
    expect(server.log()).not.toContain(secret)
    expect(server.log(), 'as bytes').not.toContain([...Buffer.from(secret)].join())
  }
})

test.each([
  ['info', 'warn'],
  ['warn', 'warn'],
  ['error', 'error'],
  ['silent', 'silent'],
] as const)('Where the log is kept at %s, a route that keeps quiet is kept at %s', (level, route) => {
  expect(warningsAtMost(openLog(level))).toBe(route)
})
