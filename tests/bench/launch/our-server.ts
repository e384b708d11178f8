import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ltiPart } from '../../../lti/register.ts'
import { buildApp } from '../../../server/app.ts'
import { readConfiguration } from '../../../server/configuration.ts'
import { migrateCore, openDatabase } from '../../../server/database/open.ts'
import { makeHouse } from '../../../server/house.ts'
import { openLog } from '../../../server/log.ts'
import { cpuSeconds, serve } from '../child.ts'
import { clientId, deployment, type LaunchServer } from './launches.ts'

const folder = mkdtempSync(join(tmpdir(), 'tertulia-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

serve<LaunchServer>({
  async listen({ issuer }) {
    const configuration = readConfiguration({
      TERTULIA_DATA: folder,
      TERTULIA_LOG_LEVEL: 'error',
      TERTULIA_LIMITS: 'off',
      TERTULIA_TRUSTED_HOSTS: new URL(issuer).host,
    })
    const database = openDatabase(configuration.database)
    const house = makeHouse({ configuration, database, plugins: new Map(), log: openLog('error'), now: Date.now })
    const part = ltiPart(house)
    await migrateCore(database)
    await database.migrate(part.name, part.migrations)
    const app = await buildApp({ house, parts: [part], pages: folder })
    const words = ['--issuer', issuer, '--client-id', clientId, '--deployment', deployment]
    const urls = ['authorize', 'token', 'jwks'].flatMap((name) => [`--${name}-url`, `${issuer}/${name}`])
    await part.commands['platform add']?.run([...words, ...urls], () => undefined)
    await app.listen({ port: 0, host: '127.0.0.1' })
    return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  },
  cpu: cpuSeconds,
})
