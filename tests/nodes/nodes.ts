import { randomBytes } from 'node:crypto'
import type { ActivityId, ConversationId, PersonId, CourseId } from '../../plugins/api/contract.ts'
import { buildApp } from '../../server/app.ts'
import { openDatabase } from '../../server/database/open.ts'
import { readConfiguration, type Environment } from '../../server/configuration.ts'
import { makeHouse, type House } from '../../server/house.ts'
import { openLog } from '../../server/log.ts'
import { openTestAddress } from '../support/databases.ts'
import { makeFolder } from '../support/folders.ts'
import { openGate, type Gate } from '../support/gate.ts'
import { prepareTalk, type PreparedTalk } from '../support/prepared-talk.ts'
import { TestPerson } from '../support/test-person.ts'

/** One process's part of an installation, in this process. */
export interface Node {
  readonly url: string
  readonly house: House
  close(): Promise<void>
}

/** Several nodes on one PostgreSQL, with a bus between them that can be taken away. */
export interface Nodes {
  readonly gate: Gate
  readonly activity: ActivityId
  readonly conversation: ConversationId
  /** Starts another node; without a bus it finds by itself what the others committed. `environment` is its own. */
  start(options?: {
    readonly bus?: boolean
    readonly secret?: string
    readonly environment?: Environment
  }): Promise<Node>
  /** A person of the talk, as they are at a node. */
  person(number: number, at: Node): TestPerson
  close(): Promise<void>
}

export async function openNodes(people: number): Promise<Nodes> {
  const redis = process.env['TERTULIA_TEST_REDIS']
  const { address, remove } = await openTestAddress()
  if (!address?.startsWith('postgres') || !redis) throw new Error('Several nodes need a PostgreSQL and a Redis.')
  const folder = await makeFolder()
  const gate = await openGate(redis)
  const talk = await prepareTalk(address, people)
  const own = randomBytes(24).toString('hex')
  const nodes: Node[] = []
  const persons: TestPerson[] = []
  return {
    gate,
    activity: talk.activity,
    conversation: talk.conversation,
    async start({ bus = true, secret = own, environment = {} } = {}) {
      const node = await startNode({
        TERTULIA_DATA: folder.path,
        TERTULIA_DATABASE: address,
        TERTULIA_SECRET: secret,
        ...(bus ? { TERTULIA_REDIS: gate.address } : {}),
        ...environment,
      })
      nodes.push(node)
      return node
    },
    person(number, at) {
      const person = personOf(talk, number, at)
      persons.push(person)
      return person
    },
    async close() {
      for (const person of persons) person.leave()
      for (const node of nodes) await node.close()
      await gate.shut()
      await folder.remove()
      await remove()
    },
  }
}

async function startNode(environment: Environment): Promise<Node> {
  const configuration = readConfiguration({ ...environment, TERTULIA_LOG_LEVEL: 'silent', TERTULIA_LIMITS: 'off' })
  const database = openDatabase(configuration.database)
  const house = makeHouse({ configuration, database, plugins: new Map(), log: openLog('silent'), now: Date.now })
  const app = await buildApp({ house, parts: [], pages: configuration.data })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  let closing: Promise<void> | undefined
  const close = async () => {
    await app.close()
    await database.close()
  }
  return { url, house, close: () => (closing ??= close()) }
}

function personOf({ tokens }: PreparedTalk, number: number, { url, house }: Node): TestPerson {
  const identity = { id: `person ${number}` as PersonId, name: `Person ${number}`, course: '' as CourseId }
  return new TestPerson({
    ...identity,
    token: tokens[number] ?? '',
    url,
    origin: new URL(house.configuration.url).origin,
  })
}
