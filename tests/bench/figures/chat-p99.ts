import { openLatency } from '../chat/sides.ts'
import type { Figure } from '../figure.ts'

export const figure: Figure = {
  name: 'chat-p99',
  unit: 'ms',
  aim: 2,
  better: 'less',
  about:
    '99 of 100 deliveries from send to receipt, fifty readers, fifty durable messages a second; bare is ws, which keeps nothing.',
  open: () => openLatency({ disk: false, allowance: 0 }),
}
