import { start } from '../child.ts'
import { receiverCount } from '../live/load.ts'
import type { Receivers } from '../live/receivers.ts'
import { helloOf, type ChatGround } from './chat-server.ts'
import { startOurs } from './sides.ts'
import type { Writers } from './writers.ts'

const writers = 32
const each = 5

/**
 * Nodes of one talk, with a thousand receivers spread over them. Rounds answer deliveries per CPU-second of the nodes. People
 * write as fast as they are acknowledged, or each every so many ms.
 */
export async function openFanout(grounds: readonly Omit<ChatGround, 'people' | 'joins'>[], every = 0) {
  const people = receiverCount + writers
  const [firstGround = {}, ...otherGrounds] = grounds
  const first = await startOurs({ people, ...firstGround })
  const others = await Promise.all(otherGrounds.map((ground) => startOurs({ people, ...ground, joins: first.talk })))
  const nodes = [first, ...others]
  const sides = await Promise.all(
    nodes.map(async ({ talk }, node) => {
      const own = talk.tokens.filter((_, number) => number % nodes.length === node)
      const receiving = own.slice(writers / nodes.length)
      const receivers = start<Receivers>(new URL('../live/receivers.ts', import.meta.url).href)
      const hellos = receiving.map((token) => helloOf(talk, token))
      await receivers.call('connect', { address: talk.address, origin: talk.origin, hellos })
      const pages = start<Writers>(new URL('writers.ts', import.meta.url).href)
      await pages.call('connect', { ...talk, tokens: own.slice(0, writers / nodes.length) })
      return { receivers, pages, count: receiving.length }
    }),
  )
  const cpu = async () =>
    (await Promise.all(nodes.map(({ server }) => server.call('cpu')))).reduce((sum, one) => sum + one, 0)
  let messages = 0
  return {
    async run() {
      messages += writers * each
      const before = await cpu()
      await Promise.all(sides.map(({ pages }) => pages.call('write', { each, every })))
      await Promise.all(sides.map(({ receivers }) => receivers.call('untilHeard', { each: messages })))
      const delivered = writers * each * sides.reduce((sum, { count }) => sum + count, 0)
      return delivered / ((await cpu()) - before)
    },
    stop: async () =>
      void (await Promise.all([
        ...nodes.map(({ server }) => server.stop()),
        ...sides.flatMap(({ receivers, pages }) => [receivers.stop(), pages.stop()]),
      ])),
  }
}
