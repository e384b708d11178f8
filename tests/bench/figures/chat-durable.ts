import { openDurable } from '../chat/durable.ts'
import type { RawCommits } from '../chat/raw-commits.ts'
import { start } from '../child.ts'
import type { Figure } from '../figure.ts'

export const figure: Figure = {
  name: 'chat-durable',
  unit: 'messages a second',
  aim: 0.5,
  better: 'more',
  warmUps: 6,
  about:
    '128 people write through their sockets, each when the message before is acknowledged; all hear all of it. Bare is raw group commit: 128 submitters, one row with one unique index a message, FULL, nothing else.',
  open: () => openDurable(start<RawCommits>(new URL('../chat/raw-commits.ts', import.meta.url).href)),
}
