import { start } from '../child.ts'
import { helloOf } from '../chat/chat-server.ts'
import { findNodesGround } from '../chat/grounds.ts'
import type { Latency } from '../chat/latency.ts'
import { saidOf, startOurs } from '../chat/sides.ts'
import type { Figure } from '../figure.ts'

const readers = 25
const allowance = 5

export const figure: Figure = {
  name: 'cross-node-p99',
  unit: 'ms',
  aim: 1,
  better: 'less',
  about:
    '99 of 100 deliveries at the node beside the one that was written to, 25 readers, twenty messages a second; bare is the same at the node itself, and 5 ms.',
  async open() {
    const ground = await findNodesGround()
    if ('unmeasured' in ground) return ground
    const { database, redis } = ground
    const here = await startOurs({ people: 2 * readers + 2, database, redis })
    const there = await startOurs({ people: 0, database, redis, joins: here.talk })
    const { talk } = here
    const line = (address: string) => (token: string) => ({ address, hello: helloOf(talk, token) })
    const open = async (address: string, tokens: readonly string[]) => {
      const pages = start<Latency>(new URL('../chat/latency.ts', import.meta.url).href)
      const [writer = '', ...reading] = tokens
      const [writers, readers] = [[line(talk.address)(writer)], reading.map(line(address))]
      await pages.call('connect', { origin: talk.origin, writers, readers })
      return pages
    }
    const across = await open(there.talk.address, talk.tokens.slice(0, readers + 1))
    const local = await open(talk.address, talk.tokens.slice(readers + 1))
    const pace = { messages: 60, every: 50, said: saidOf(talk) }
    return {
      ours: () => across.call('measure', pace),
      bare: async () => (await local.call('measure', pace)) + allowance,
      async close() {
        await Promise.all([here.server, there.server, across, local].map((child) => child.stop()))
        await ground.remove()
      },
    }
  },
}
