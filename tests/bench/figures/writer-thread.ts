import { openStall } from '../chat/stall.ts'
import type { Figure } from '../figure.ts'

export const figure: Figure = {
  name: 'writer-thread',
  unit: 'ms',
  aim: 1,
  better: 'less',
  about:
    'For how long the event loop stands still, 99 of 100 turns, while two hundred messages a second are committed and somebody else writes to the same disk: with a thread that waits for the disk; bare is the same without one.',
  open: () => openStall({ writerThread: true }, {}),
}
