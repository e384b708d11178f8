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
