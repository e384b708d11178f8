import { start } from '../child.ts'
import type { Bench } from '../figure.ts'
import { helloOf, type ChatGround } from './chat-server.ts'
import type { DiskLoad } from './disk-load.ts'
import type { Latency } from './latency.ts'
import { saidOf, startOurs } from './sides.ts'

const people = 20
/** As many that nobody has more under way than one may, when the disk takes long. */
const writing = 10
const pace = { messages: 300, every: 5 }

/** How long the event loop stands still while messages are committed and somebody else writes to the same disk. */
export async function openStall(ours: Partial<ChatGround>, other: Partial<ChatGround>): Promise<Bench> {
  const load = start<DiskLoad>(new URL('disk-load.ts', import.meta.url).href)
  const sides = [await openSide(ours), await openSide(other)] as const
  await load.call('begin')
  return {
    ours: () => sides[0].measure(),
    bare: () => sides[1].measure(),
    close: async () => void (await Promise.all([load.stop(), ...sides.map((side) => side.close())])),
  }
}

async function openSide(ground: Partial<ChatGround>) {
  const { server, talk } = await startOurs({ people, ...ground })
  const pages = start<Latency>(new URL('latency.ts', import.meta.url).href)
  const lines = talk.tokens.map((token) => ({ address: talk.address, hello: helloOf(talk, token) }))
  await pages.call('connect', { origin: talk.origin, writers: lines.slice(0, writing), readers: lines.slice(writing) })
  return {
    async measure() {
      await server.call('stall')
      await pages.call('measure', { ...pace, said: saidOf(talk) })
      return server.call('stall')
    },
    close: async () => void (await Promise.all([server.stop(), pages.stop()])),
  }
}
