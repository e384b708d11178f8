import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '../../../server/app.ts'
import { readConfiguration } from '../../../server/configuration.ts'
import { openDatabase } from '../../../server/database/open.ts'
import { makeHouse } from '../../../server/house.ts'
import { openLog } from '../../../server/log.ts'
import { post, prepareTalk } from '../../support/prepared-talk.ts'
import { cpuSeconds, serve } from '../child.ts'
import { markdown, messagesOnPage, type PageServer } from './page-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'tertulia-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const configuration = readConfiguration({ TERTULIA_DATA: folder, TERTULIA_LOG_LEVEL: 'error', TERTULIA_LIMITS: 'off' })
const talk = await prepareTalk(configuration.database, messagesOnPage)
const database = openDatabase(configuration.database)
const house = makeHouse({ configuration, database, plugins: new Map(), log: openLog('error'), now: Date.now })
const app = await buildApp({ house, parts: [], pages: folder })

serve<PageServer>({
  async listen() {
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    for (const [index, token] of talk.tokens.entries())
      await post(url, talk, { token, markdown, key: `message-${index}` })
    const input = encodeURIComponent(JSON.stringify({ conversation: talk.conversation }))
    const headers = { authorization: `Bearer ${talk.tokens[0]}` }
    return { url: `${url}/api/activities/${talk.activity}/conversations/readMessages?input=${input}`, headers }
  },
  cpu: cpuSeconds,
})
