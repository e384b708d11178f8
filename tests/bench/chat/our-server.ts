import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '../../../server/app.ts'
import { readConfiguration } from '../../../server/configuration.ts'
import { openDatabase } from '../../../server/database/open.ts'
import { makeHouse } from '../../../server/house.ts'
import { openLog } from '../../../server/log.ts'
import { prepareTalk } from '../../support/prepared-talk.ts'
import { cpuSeconds, serve } from '../child.ts'
import type { ChatServer } from './chat-server.ts'

/** The whole product on a file, but for plugins and the front door. */
const folder = mkdtempSync(join(tmpdir(), 'tertulia-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

serve<ChatServer>({
  async listen(people) {
    const configuration = readConfiguration({
      TERTULIA_DATA: folder,
      TERTULIA_LOG_LEVEL: 'error',
      TERTULIA_LIMITS: 'off',
    })
    const { tokens, activity, conversation } = await prepareTalk(configuration.database, people)
    const database = openDatabase(configuration.database)
    const house = makeHouse({ configuration, database, plugins: new Map(), log: openLog('error'), now: Date.now })
    const app = await buildApp({ house, parts: [], pages: folder })
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    const address = `${url.replace('http', 'ws')}/live`
    return { address, origin: new URL(configuration.url).origin, activity, conversation, tokens }
  },
  cpu: cpuSeconds,
})
