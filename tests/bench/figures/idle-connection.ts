import { openIdle } from '../chat/idle.ts'
import type { Figure } from '../figure.ts'

export const figure: Figure = {
  name: 'idle-connection',
  unit: 'KiB',
  aim: 1.5,
  better: 'less',
  about:
    'Resident memory per connection of 5,000 people who have the chat open and say nothing (aim: 14 KiB), after all garbage was given back; bare is ws.',
  // Each round is a process that was just started, and warmed before it is measured.
  warmUps: 0,
  open: () => openIdle(5000),
}
