import type { PersonId } from '../../plugins/api/contract.ts'
import type { Plugin } from '../../plugins/api/server.ts'
import { readConfiguration } from '../../server/configuration.ts'
import { openDatabase } from '../../server/database/open.ts'
import { approveWaiting, connectByInvitation, enter, placeActivity, postJson } from './connected-lms.ts'
import { copyHouseWith } from './copied-house.ts'
import { openTestAddress } from './databases.ts'
import { makeFolder } from './folders.ts'
import { findFreePort } from './free-port.ts'
import { marksPlugin } from './marks-plugin.ts'
import type { Activity, Person, PracticeLms } from './practice-lms/index.ts'
import { startProduct } from './product.ts'
import { startServer, type StartedServer } from './started-server.ts'

/**
 * The product with a plugin that gives marks. One for all tests of a file: what was read as TypeScript in a folder starts there
 * again in half the time.
 */
export const copyGradedHouse = () => copyHouseWith('marks', { file: 'marks-plugin.ts', name: 'marksPlugin' })

interface Wanted {
  /** The folder of the product. */
  readonly house: string
  readonly lms: PracticeLms
  /** They have been in the activity. */
  readonly learners: readonly Person[]
}

/** The product with a graded activity in an LMS, started as often as wanted on the same data: to be killed. */
export interface GradedHouse {
  readonly activity: Activity
  /** The real server, in a process of its own. */
  start(): Promise<StartedServer>
  /** A facilitator gives a mark at one of the servers. */
  give(at: StartedServer, person: Person, mark: { given: number; comment: string }): Promise<void>
  /** As if the time of what dead processes had claimed were over. */
  endClaims(): Promise<void>
  close(): Promise<void>
}

/** Needs a database that other processes can open. */
export async function openGradedHouse({ house, lms, learners }: Wanted): Promise<GradedHouse> {
  const data = await makeFolder()
  const { address, remove } = await openTestAddress()
  if (!address) throw new Error('This needs a database that another process can open.')
  const url = `http://localhost:${await findFreePort()}`
  const environment = {
    ...{ TERTULIA_URL: url, TERTULIA_DATABASE: address, TERTULIA_DATA: data.path, TERTULIA_LOG_LEVEL: 'error' },
    TERTULIA_TRUSTED_HOSTS: new URL(lms.url).host,
  }
  const { activity, teacher, ids } = await prepare({ ...environment, PORT: new URL(url).port }, { lms, learners })
  const servers: StartedServer[] = []
  return {
    activity,
    async start() {
      const port = servers.length === 0 ? Number(new URL(url).port) : await findFreePort()
      const server = await startServer({
        ...{ house, data: data.path, port },
        environment: { ...environment, PORT: String(port) },
      })
      servers.push(server)
      return server
    },
    async give(server, person, mark) {
      const at = `${server.url}/api/activities/${teacher.activity}/marks/give`
      await postJson(at, { person: ids.get(person.sub), ...mark }, teacher.token)
    },
    async endClaims() {
      const database = openDatabase(address)
      await database.write((db) => db.updateTable('grades').set({ claimed_until: 0 }).execute())
      await database.close()
    },
    async close() {
      await Promise.all(servers.map((server) => server.stop('SIGKILL')))
      await data.remove()
      await remove()
    },
  }
}

/** Connects the two and places the activity, before a server is started on the same data. */
async function prepare(
  environment: Record<string, string>,
  { lms, learners }: { lms: PracticeLms; learners: readonly Person[] },
) {
  const configuration = readConfiguration(environment)
  const database = openDatabase(configuration.database)
  const plugins = new Map([['marks', marksPlugin as unknown as Plugin]]) // its own types end where the house begins
  const product = await startProduct({ configuration, database, plugins })
  const tool = await connectByInvitation(product, lms)
  const designer = lms.person('paul')
  await lms.launch(designer, undefined, { tool })
  await approveWaiting(product)
  const setUp = { plugin: 'marks', title: 'First visits', settings: {} }
  const activity = await placeActivity(product, lms, { designer, tool, setUp })
  const teacher = await enter(product, lms, { person: lms.person('agnieszka'), activity })
  for (const person of learners) await enter(product, lms, { person, activity })
  const people = await database.read((db) => db.selectFrom('people').select(['id', 'subject']).execute())
  await product.close()
  await database.close()
  return { activity, teacher, ids: new Map<string, PersonId>(people.map(({ id, subject }) => [subject, id])) }
}
