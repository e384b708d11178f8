import { randomBytes } from 'node:crypto'
import { openDatabase } from '../../server/database/open.ts'
import { makeFolder } from '../support/folders.ts'
import { openGate, type Gate } from '../support/gate.ts'
import { prepareTalk } from '../support/prepared-talk.ts'
import { describeHistory, makeUp, type Fault, type History } from './history.ts'
import { Page } from './page.ts'
import { Chance } from './random.ts'
import { RunningNode } from './running-node.ts'

export interface Ground {
  /** An empty database. */
  readonly address: string
  /** A Redis, for two nodes; they need PostgreSQL. */
  readonly redis?: string | undefined
}

/** For everybody to have heard everything, in ms. */
const longestHearing = 60_000

/**
 * Runs what a seed makes up, on an empty database, and checks it: everything that was acknowledged is there, once, each
 * person's words in their order, and every page heard all of it in the order in which it is there. Fails with a sentence.
 */
export async function runSeed(seed: number, { address, redis }: Ground): Promise<string> {
  const history = makeUp(new Chance(seed), redis === undefined ? 1 : 2)
  const folder = await makeFolder()
  const gate = redis === undefined ? undefined : await openGate(redis)
  const talk = await prepareTalk(address, history.people)
  const environment = {
    TERTULIA_URL: 'https://tertulia.test',
    TERTULIA_DATA: folder.path,
    TERTULIA_DATABASE: address,
    TERTULIA_LIMITS: 'off',
    TERTULIA_SECRET: randomBytes(24).toString('hex'),
    ...(gate && { TERTULIA_REDIS: gate.address }),
    // What a thread of its own brings to the disk is promised as much.
    ...(address.startsWith('file:') && seed % 5 < 2 && { TERTULIA_WRITER_THREAD: 'on' }),
  }
  const nodes = Array.from({ length: gate ? 2 : 1 }, () => new RunningNode(environment))
  const pages = talk.tokens.map((token, number) => {
    let turn = number
    const findNode = () => nodes[(turn += 1) % nodes.length]?.url
    return new Page({ talk, token, name: `${number}`, findNode })
  })
  try {
    await Promise.all(nodes.map((node) => node.start()))
    await playOut(history, { pages, nodes, gate })
    await check(history, { pages, address })
    return describeHistory(history)
  } catch (error) {
    throw new Error(`Seed ${seed} (${describeHistory(history)}): ${String(error)}`, { cause: error })
  } finally {
    for (const page of pages) page.close()
    await Promise.all(nodes.map((node) => node.kill()))
    await gate?.shut()
    await folder.remove()
  }
}

interface Cast {
  readonly pages: readonly Page[]
  readonly nodes: readonly RunningNode[]
  readonly gate: Gate | undefined
}

async function playOut({ each, cuts, faults }: History, cast: Cast): Promise<void> {
  const { pages } = cast
  await Promise.all(pages.map((page) => page.arrive()))
  const due = [...faults]
  // One after the other: who is being started is not killed before they are there.
  let happening: Promise<void> = Promise.resolve()
  const befallNext = () => {
    const fault = due.shift()
    happening = happening.then(() => befall(fault, cast))
    // Told at the end, when everybody has written.
    happening.catch(() => undefined)
  }
  let acknowledged = 0
  const write = async (page: Page, person: number) => {
    for (let number = 0; number < each; number += 1) {
      await page.send(number, cuts[person]?.[number] ?? 'nowhere')
      acknowledged += 1
      while (due[0] && due[0].after < acknowledged) befallNext()
    }
  }
  await Promise.all(pages.map(write))
  await happening
}

async function befall(fault: Fault | undefined, { pages, nodes, gate }: Cast): Promise<void> {
  const node = nodes[fault?.node ?? 0]
  if (fault?.kind === 'cut everybody') for (const page of pages) page.cut()
  if (fault?.kind === 'clock') node?.stepClock(fault.by)
  if (fault?.kind === 'kill') {
    await node?.kill()
    await node?.start()
  }
  if (fault?.kind === 'bus') {
    await gate?.shut()
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await gate?.open()
  }
}

async function check({ people, each }: History, { pages, address }: { pages: readonly Page[]; address: string }) {
  for (const page of pages) await page.untilHeard(people * each, longestHearing)
  const database = openDatabase(address)
  const rows = await database.read((db) => db.selectFrom('messages').select(['seq', 'text']).orderBy('seq').execute())
  await database.close()
  const said = rows.map(({ text }) => text)
  const expected = Array.from({ length: people }, (_, person) =>
    Array.from({ length: each }, (_, number) => `${person}-${number}`),
  )
  if (said.length !== people * each) throw new Error(`${people * each} were acknowledged, ${said.length} are there.`)
  if (rows.some(({ seq }, index) => seq !== index + 1)) throw new Error('The numbers have a gap.')
  for (const [person, own] of expected.entries())
    if (said.filter((text) => text.startsWith(`${person}-`)).join() !== own.join())
      throw new Error(`The words of ${person} are not in their order, or not once each.`)
  for (const page of pages) if (page.resyncs === 0 && wordsOf(page) !== said.join()) throw new Error(unlike(page, said))
}

const wordsOf = ({ heard }: Page): string =>
  heard.map(({ data }) => (data as { message: { html: string } }).message.html.replace(/<[^>]+>/g, '')).join()

const unlike = (page: Page, said: readonly string[]): string =>
  `A page heard ${wordsOf(page)}, and there is ${said.join()}.`
