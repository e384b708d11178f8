import { openFanout } from '../chat/fanout.ts'
import { openSide } from '../live/delivery.ts'
import type { Figure } from '../figure.ts'

const load = { bursts: 10, perBurst: 8 }

export const figure: Figure = {
  name: 'chat-fanout',
  unit: 'deliveries per CPU-second',
  aim: 6,
  better: 'more',
  warmUps: 20,
  about:
    'Durable chat to 1,000 receivers: 32 people write through their sockets, everything is validated, rendered, committed, acknowledged and delivered. Bare is ws.send of each. Receivers count bytes and check the order.',
  async open() {
    const ours = await openFanout([{}])
    const bare = await openSide('bare-server.ts', load)
    return {
      ours: () => ours.run(),
      bare: () => bare.run(),
      close: async () => void (await Promise.all([ours.stop(), bare.stop()])),
    }
  },
}
