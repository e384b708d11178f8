import { start } from '../child.ts'
import type { Bench } from '../figure.ts'
import type { BareServer } from './bare-socket-server.ts'
import { helloOf, markdown, type ChatAddress, type ChatGround, type OurServer } from './chat-server.ts'
import type { CrowdOfPages } from './crowd.ts'
import type { DiskLoad } from './disk-load.ts'
import type { Latency } from './latency.ts'

const file = (name: string) => new URL(name, import.meta.url).href

export async function startOurs(ground: ChatGround) {
  const server = start<OurServer>(file('our-server.ts'))
  return { server, talk: await server.call('listen', ground) }
}

export async function startBare() {
  const server = start<BareServer>(file('bare-socket-server.ts'))
  return { server, address: await server.call('listen') }
}

/** Both sides with so many idle pages each; `measure` is given one of them. */
export async function openCrowds(people: number, measure: (side: CrowdSide) => Promise<number>): Promise<Bench> {
  const ours = await startOurs({ people })
  const bare = await startBare()
  const { talk } = ours
  const hellos = talk.tokens.map((token) => helloOf(talk, token))
  const sides = [
    { server: ours.server, crowd: { address: talk.address, origin: talk.origin, hellos } },
    { server: bare.server, crowd: { address: bare.address, origin: talk.origin, hellos } },
  ].map(({ server, crowd }) => ({ server, crowd, pages: start<CrowdOfPages>(file('crowd.ts')) }))
  const run = (index: number) => {
    const side = sides[index]
    return side ? measure(side) : Promise.reject(new Error('There are two sides.'))
  }
  return {
    ours: () => run(0),
    bare: () => run(1),
    close: async () => void (await Promise.all(sides.flatMap(({ server, pages }) => [server.stop(), pages.stop()]))),
  }
}

export interface CrowdSide {
  readonly server: { call(name: 'cpu'): Promise<number> }
  readonly crowd: { readonly address: string; readonly origin: string; readonly hellos: readonly string[] }
  readonly pages: ReturnType<typeof start<CrowdOfPages>>
}

/** What a page of ours says by its socket to send a message; `#` is its number. */
export const saidOf = ({ conversation }: ChatAddress): string =>
  JSON.stringify({
    command: {
      key: 'message-number-#',
      feature: 'conversations',
      name: 'send',
      input: { conversation, markdown: `message # ${markdown}` },
    },
  })

const pace = { messages: 150, every: 20 }
/** Of a server that runs for weeks these are the first: its code is compiled while it handles them. */
const beforehand = { messages: 4000, every: 1 }
const readersOfLatency = 50

/** 99 of 100 deliveries, in ms: fifty readers, fifty messages a second. */
export async function openLatency({ disk, allowance }: { disk: boolean; allowance: number }): Promise<Bench> {
  const ours = await startOurs({ people: readersOfLatency + 2 })
  const bare = await startBare()
  const load = start<DiskLoad>(file('disk-load.ts'))
  const { talk } = ours
  const lines = (address: string) => talk.tokens.map((token) => ({ address, hello: helloOf(talk, token) }))
  const open = async (address: string) => {
    const pages = start<Latency>(file('latency.ts'))
    const [writers, readers] = [lines(address).slice(0, 2), lines(address).slice(2)]
    await pages.call('connect', { origin: talk.origin, writers, readers })
    return pages
  }
  const [oursPages, barePages] = [await open(talk.address), await open(bare.address)]
  const [oursSaid, bareSaid] = [saidOf(talk), `<p>message # ${markdown}`]
  await oursPages.call('measure', { ...beforehand, said: oursSaid })
  await barePages.call('measure', { ...beforehand, said: bareSaid })
  if (disk) await load.call('begin')
  return {
    ours: () => oursPages.call('measure', { ...pace, said: oursSaid }),
    bare: async () => (await barePages.call('measure', { ...pace, said: bareSaid })) + allowance,
    close: async () =>
      void (await Promise.all([ours.server, bare.server, oursPages, barePages, load].map((child) => child.stop()))),
  }
}
