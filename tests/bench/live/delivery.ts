import { start } from '../child.ts'
import type { Bench } from '../figure.ts'
import { receiverCount, type DeliveryServer, type Load } from './load.ts'
import type { Receivers } from './receivers.ts'

interface Loads {
  readonly ours: Load
  readonly bare: Load
}

/** Both servers in processes of their own, each with its receivers in another one. Rounds answer deliveries per CPU-second. */
export async function openDelivery(loads: Loads): Promise<Bench> {
  const ours = await openSide('our-server.ts', loads.ours)
  const bare = await openSide('bare-server.ts', loads.bare)
  return {
    ours: () => ours.run(),
    bare: () => bare.run(),
    close: async () => void (await Promise.all([ours.stop(), bare.stop()])),
  }
}

export async function openSide(file: string, load: Load) {
  const server = start<DeliveryServer>(new URL(file, import.meta.url).href)
  const receivers = start<Receivers>(new URL('receivers.ts', import.meta.url).href)
  const hellos = Array.from({ length: receiverCount }, (_, number) =>
    JSON.stringify({ hello: { token: `person ${number}`, activity: 'activity', since: {} } }),
  )
  const address = await server.call('listen')
  await receivers.call('connect', { address, origin: 'http://127.0.0.1', hellos })
  const each = load.bursts * load.perBurst
  let rounds = 0
  return {
    async run() {
      rounds += 1
      await server.call('prepare', load)
      const before = await server.call('cpu')
      await server.call('send', load)
      await receivers.call('untilHeard', { each: rounds * each })
      return (each * receiverCount) / ((await server.call('cpu')) - before)
    },
    stop: () => Promise.all([server.stop(), receivers.stop()]),
  }
}
