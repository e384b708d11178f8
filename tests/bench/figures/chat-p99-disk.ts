import { openLatency } from '../chat/sides.ts'
import type { Figure } from '../figure.ts'

export const figure: Figure = {
  name: 'chat-p99-disk',
  unit: 'ms',
  aim: 1,
  better: 'less',
  about: 'The same while somebody else writes to the disk and waits for it all the time; bare is ws and 10 ms.',
  open: () => openLatency({ disk: true, allowance: 10 }),
}
