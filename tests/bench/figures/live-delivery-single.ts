import type { Figure } from '../figure.ts'
import { openDelivery } from '../live/delivery.ts'

const load = { bursts: 60, perBurst: 1 }

export const figure: Figure = {
  name: 'live-delivery-single',
  unit: 'deliveries per CPU-second',
  aim: 1,
  better: 'more',
  about: 'The same with one message in each turn: nothing to put together, only the frame that is encoded once.',
  open: () => openDelivery({ ours: load, bare: load }),
}
