import type { Figure } from '../figure.ts'
import { openDelivery } from '../live/delivery.ts'

const perBurst = 8

export const figure: Figure = {
  name: 'live-delivery',
  unit: 'deliveries per CPU-second',
  aim: 6,
  better: 'more',
  about:
    '1,000 receivers of 8 messages in each turn of the event loop, from the delivery of committed events on; bare is ws.send of each. Receivers check the order of everything.',
  open: () => openDelivery({ ours: { bursts: 50, perBurst }, bare: { bursts: 10, perBurst } }),
}
