import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Plugin } from '../../plugins/api/server.ts'
import { readConfiguration } from '../../server/configuration.ts'
import { openDatabase } from '../../server/database/open.ts'
import { approveWaiting, connectByInvitation, enter, placeActivity, postJson } from '../support/connected-lms.ts'
import { copyHouseWith } from '../support/copied-house.ts'
import { openTestAddress } from '../support/databases.ts'
import { findFreePort } from '../support/free-port.ts'
import { marksPlugin } from '../support/marks-plugin.ts'
import { startPracticeLms, type Activity, type PracticeLms } from '../support/practice-lms/index.ts'
import { startProduct } from '../support/product.ts'
import { startServer, type StartedServer } from '../support/started-server.ts'

describe.each(['moodle', 'canvas'] as const)('A grade for a %s', (mood) => {
  let lms: PracticeLms
  let activity: Activity
  let give: (points: number, comment: string) => Promise<void>
  let start: () => Promise<StartedServer>
  let server: StartedServer
  const ends: (() => Promise<void>)[] = []

  beforeEach(async () => {
    lms = await startPracticeLms({ mood })
    const house = await copyHouseWith('marks', { file: 'marks-plugin.ts', name: 'marksPlugin' })
    const { address, remove } = await openTestAddress()
    if (!address) throw new Error('This needs a database that another process can open.')
    const port = await findFreePort()
    const environment = {
      ...{ PORT: String(port), TERTULIA_URL: `http://localhost:${port}`, TERTULIA_DATABASE: address },
      ...{ TERTULIA_DATA: house.path, TERTULIA_TRUSTED_HOSTS: new URL(lms.url).host, TERTULIA_LOG_LEVEL: 'error' },
    }
    const prepared = await prepare(environment)
    activity = prepared.activity
    give = prepared.give
    start = () => startServer({ house: house.path, data: house.path, port, environment })
    server = await start()
    ends.push(() => lms.close(), house.remove, remove)
    /** As if the time of what the dead process had claimed were over. */
    endClaims = async () => {
      const database = openDatabase(address)
      await database.write((db) => db.updateTable('grades').set({ claimed_until: 0 }).execute())
      await database.close()
    }
  }, 60_000)
  afterEach(async () => {
    await server.stop()
    for (const end of ends.splice(0)) await end()
  })

  let endClaims: () => Promise<void>

  /** Connects the two and places the activity, before the server is started on the same data. */
  async function prepare(environment: Record<string, string>) {
    const configuration = readConfiguration(environment)
    const database = openDatabase(configuration.database)
    const plugins = new Map([['marks', marksPlugin as unknown as Plugin]])
    const product = await startProduct({ configuration, database, plugins })
    const tool = await connectByInvitation(product, lms)
    const designer = lms.person('paul')
    await lms.launch(designer, undefined, { tool })
    await approveWaiting(product)
    const setUp = { plugin: 'marks', title: 'First visits', settings: {} }
    const placed = await placeActivity(product, lms, { designer, tool, setUp })
    const teacher = await enter(product, lms, { person: lms.person('agnieszka'), activity: placed })
    await enter(product, lms, { person: lms.person('kwame'), activity: placed })
    const { id } = await database.read((db) =>
      db.selectFrom('people').select('id').where('subject', '=', lms.person('kwame').sub).executeTakeFirstOrThrow(),
    )
    await product.close()
    await database.close()
    const at = `${product.url}/api/activities/${teacher.activity}/marks/give`
    return {
      activity: placed,
      give: async (given: number, comment: string) =>
        void (await postJson(at, { person: id, given, comment }, teacher.token)),
    }
  }

  const inGradebook = () => lms.findGrade(activity, lms.person('kwame'))
  const arrives = (given: number) => expect.poll(() => inGradebook()?.given).toBe(given)

  test('arrives once when the process is killed between the commit and the score', async () => {
    // The look into the gradebook comes before the score, and takes so long that the process dies in it.
    lms.slow('results', 3000)
    await give(7, 'Well seen.')
    await expect.poll(() => lms.counts.results).toBeGreaterThan(0)
    await server.stop('SIGKILL')
    expect(lms.counts.scores).toBe(0)
    lms.slow('results', 0)
    await endClaims()
    server = await start()
    await arrives(7)
    expect(inGradebook()).toMatchObject({ comments: ['Well seen.'] })
    expect(lms.received.scores).toHaveLength(1)
  }, 90_000)

  test('and its comment arrive once when the process is killed between the score and its mark', async () => {
    // The score arrives, and whoever sent it is not there any more when the answer comes.
    lms.keepAnswers('scores', 'held')
    await give(7, 'Well seen.')
    await arrives(7)
    await server.stop('SIGKILL')
    lms.keepAnswers('scores', false)
    await endClaims()
    server = await start()
    await expect.poll(() => lms.counts.scores).toBe(2)
    expect(inGradebook()).toMatchObject({ given: 7, comments: ['Well seen.'] })
    await give(8, 'Better.')
    await arrives(8)
    const comments = mood === 'canvas' ? ['Well seen.', 'Better.'] : ['Better.']
    expect(inGradebook()).toMatchObject({ comments, attempts: mood === 'canvas' ? 0 : 1 })
  }, 90_000)
})
