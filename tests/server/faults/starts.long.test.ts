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
