import type { AddressInfo } from 'node:net'
import { buildApp } from '../../server/app.ts'
import { readConfiguration, type Environment } from '../../server/configuration.ts'
import { migrateCore, openDatabase } from '../../server/database/open.ts'
import { makeHouse } from '../../server/house.ts'
import { openLog } from '../../server/log.ts'

/** What the process is told: where to serve, then by how many ms its clock is wrong. */
export type NodeMessage = { readonly serve: Environment } | { readonly clock: number }

/** A process of the product, but for plugins and the front door, with a clock that can be set. Answers its port. */
let wrong = 0

async function serve(environment: Environment): Promise<void> {
  const configuration = readConfiguration(environment)
  const database = openDatabase(configuration.database, configuration)
  await migrateCore(database)
  const now = () => Date.now() + wrong
  const house = makeHouse({ configuration, database, plugins: new Map(), log: openLog('fatal'), now })
  const app = await buildApp({ house, parts: [], pages: configuration.data })
  await app.listen({ port: 0, host: '127.0.0.1' })
  process.send?.({ port: (app.server.address() as AddressInfo).port })
}

process.on('disconnect', () => process.exit())
process.on('message', (message: NodeMessage) => {
  if ('clock' in message) wrong = message.clock
  else void serve(message.serve)
})
