import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestAddress } from '../../support/databases.ts'
import { makeFolder } from '../../support/folders.ts'
import { productFolder } from '../../support/prepared-talk.ts'
import { startServer } from '../../support/started-server.ts'

test('Three that start at once on an empty database and an empty folder all serve, with one secret', async () => {
  const { address, remove } = await openTestAddress()
  if (!address) throw new Error('This needs a database that another process can open.')
  const folder = await makeFolder()
  const environment = { TERTULIA_DATABASE: address, TERTULIA_LOG_LEVEL: 'error' }
  const start = () => startServer({ house: productFolder, data: folder.path, environment })
  const servers = await Promise.all([start(), start(), start()])
  const answers = await Promise.all(servers.map(({ url }) => fetch(`${url}/health`)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  for (const server of servers) expect(await server.stop()).toBe(0)
  await folder.remove()
  await remove()
})

/** Resolves when it has ended by itself, with its code and what it complained of. */
async function runToItsEnd(word: string, environment: Record<string, string>): Promise<[number | null, string]> {
  const command = spawn(process.execPath, [join(productFolder, 'server/tertulia.mjs'), word], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  command.stderr.on('data', (part: Buffer) => (complaint += part.toString()))
  const [code] = (await once(command, 'close')) as [number | null]
  return [code, complaint]
}

test('A command, and a start that fails, end although they have a bus to look for', async () => {
  const folder = await makeFolder()
  const environment = {
    TERTULIA_DATA: folder.path,
    TERTULIA_DATABASE: 'postgres://nobody@127.0.0.1:1/nothing',
    TERTULIA_REDIS: 'redis://127.0.0.1:1',
    TERTULIA_LOG_LEVEL: 'silent',
  }
  const ends = await Promise.all(['migrate', 'serve'].map((word) => runToItsEnd(word, environment)))
  expect(ends).toEqual(ends.map(() => [1, expect.stringContaining('The database does not answer')]))
  await folder.remove()
})

test('A command whose reader has read enough ends without a word', async () => {
  const help = spawn(process.execPath, [join(productFolder, 'server/tertulia.mjs'), 'help'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const complaints: string[] = []
  help.stderr.on('data', (part: Buffer) => void complaints.push(part.toString()))
  help.stdout.destroy()
  const [code] = (await once(help, 'close')) as [number | null]
  expect([code, complaints.join('')]).toEqual([0, ''])
})
