import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { buildApp } from '../../../server/app.ts'
import { readConfiguration } from '../../../server/configuration.ts'
import { openDatabase } from '../../../server/database/open.ts'
import { makeHouse } from '../../../server/house.ts'
import { openLog } from '../../../server/log.ts'
import { prepareTalk } from '../../support/prepared-talk.ts'
import { cpuSeconds, serve } from '../child.ts'
import { heldMemory } from '../memory.ts'
import { secret, type OurServer } from './chat-server.ts'

/** The whole product on a file, or a node of it on PostgreSQL, but for plugins and the front door. */
const folder = mkdtempSync(join(tmpdir(), 'tertulia-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const turns = monitorEventLoopDelay({ resolution: 1 })

serve<OurServer>({
  async listen({ people, joins, database: address, redis, writerThread }) {
    const configuration = readConfiguration({
      TERTULIA_DATA: folder,
      TERTULIA_LOG_LEVEL: 'error',
      TERTULIA_LIMITS: 'off',
      TERTULIA_SECRET: secret,
      ...(address && { TERTULIA_DATABASE: address }),
      ...(redis && { TERTULIA_REDIS: redis }),
      ...(writerThread && { TERTULIA_WRITER_THREAD: 'on' }),
    })
    const { tokens, activity, conversation } = joins ?? (await prepareTalk(configuration.database, people))
    const database = openDatabase(configuration.database, configuration)
    const house = makeHouse({ configuration, database, plugins: new Map(), log: openLog('error'), now: Date.now })
    const app = await buildApp({ house, parts: [], pages: folder })
    const url = await app.listen({ port: 0, host: '127.0.0.1', backlog: 4096 })
    return {
      address: `${url.replace('http', 'ws')}/live`,
      origin: new URL(configuration.url).origin,
      activity,
      conversation,
      tokens,
    }
  },
  cpu: cpuSeconds,
  memory: heldMemory,
  stall() {
    const longest = turns.percentile(99) / 1e6
    // It measures from the first time that it is asked: its timer would disturb whoever does not.
    turns.enable()
    turns.reset()
    return longest
  },
})
