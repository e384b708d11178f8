import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../server/database/open.ts'
import { openTestAddress } from '../../support/databases.ts'
import { post, prepareTalk, productFolder } from '../../support/prepared-talk.ts'
import { startServer } from '../../support/started-server.ts'
import { makeFolder } from '../../support/folders.ts'

const people = 30

test.each([
  ['kill -9', 'SIGKILL'],
  ['a stop in good order', 'SIGTERM'],
] as const)(
  'After %s while thirty people write, every acknowledged message is there, once, in order',
  async (_how, signal) => {
    const { address, remove } = await openTestAddress()
    if (!address) throw new Error('This needs a database that another process can open.')
    const folder = await makeFolder()
    const talk = await prepareTalk(address, people)
    const environment = { TERTULIA_DATABASE: address, TERTULIA_LOG_LEVEL: 'error' }
    const server = await startServer({ house: productFolder, data: folder.path, environment })
    const acknowledged: string[] = []
    const unanswered: { token: string; markdown: string; key: string }[] = []
    let writing = true

    const write = async (token: string, person: number): Promise<void> => {
      for (let count = 0; writing; count += 1) {
        const message = { token, markdown: `${person}-${count}`, key: `person-${person}-message-${count}` }
        const status = await post(server.url, talk, message)
        if (status === 200) acknowledged.push(message.markdown)
        else unanswered.push(message)
        if (status === undefined) return
      }
    }
    const writers = talk.tokens.map(write)
    await expect.poll(() => acknowledged.length).toBeGreaterThan(300)
    const exitCode = await server.stop(signal)
    writing = false
    await Promise.all(writers)
    expect(exitCode).toBe(signal === 'SIGTERM' ? 0 : null)
    expect(unanswered.length, 'somebody was cut in the middle, or came too late').toBeGreaterThan(0)

    const again = await startServer({ house: productFolder, data: folder.path, environment })
    for (const message of unanswered) expect(await post(again.url, talk, message)).toBe(200)
    await again.stop()

    const database = openDatabase(address)
    const rows = await database.read((db) => db.selectFrom('messages').select(['seq', 'text']).orderBy('seq').execute())
    await database.close()
    const said = rows.map(({ text }) => text)
    const expected = [...acknowledged, ...unanswered.map(({ markdown }) => markdown)]
    expect(said.toSorted()).toEqual(expected.toSorted())
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
    for (let person = 0; person < people; person += 1) {
      const own = said.filter((text) => text.startsWith(`${person}-`)).map((text) => Number(text.split('-')[1]))
      expect(own, 'each in the order they wrote').toEqual(own.toSorted((a, b) => a - b))
    }
    await folder.remove()
    await remove()
  },
  60_000,
)

test('After kill -9 in the middle of an upload, nothing of it is left when the server starts again', async () => {
  const { address, remove } = await openTestAddress()
  if (!address) throw new Error('This needs a database that another process can open.')
  const folder = await makeFolder()
  const { activity, tokens } = await prepareTalk(address, 1)
  const environment = { TERTULIA_DATABASE: address, TERTULIA_LOG_LEVEL: 'error' }
  const server = await startServer({ house: productFolder, data: folder.path, environment })
  const sending = request(`${server.url}/api/activities/${activity}/files?name=shift.mp4&size=1000000`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens[0]}`, 'content-length': '1000000' },
  })
  sending.on('error', () => undefined)
  sending.write(Buffer.alloc(200_000))
  const listFiles = async () => {
    const entries = await readdir(folder.path, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  }
  await expect.poll(listFiles).toHaveLength(2)
  await server.stop('SIGKILL')
  expect(await listFiles(), 'half of a file, and the secret').toHaveLength(2)
  const again = await startServer({ house: productFolder, data: folder.path, environment })
  await expect.poll(listFiles).toEqual(['secret'])
  await again.stop()
  await folder.remove()
  await remove()
}, 60_000)
