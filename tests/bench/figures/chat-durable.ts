import { start } from '../child.ts'
import type { RawCommits } from '../chat/raw-commits.ts'
import { startOurs } from '../chat/sides.ts'
import type { Writers } from '../chat/writers.ts'
import type { Figure } from '../figure.ts'

const writers = 128
const each = 12
const eachRaw = 60

export const figure: Figure = {
  name: 'chat-durable',
  unit: 'messages a second',
  aim: 0.5,
  better: 'more',
  about:
    '128 people write through their sockets, each when the message before is acknowledged; all hear all of it. Bare is raw group commit: 128 submitters, one row with one unique index a message, FULL, nothing else.',
  async open() {
    const { server, talk } = await startOurs({ people: writers })
    const pages = start<Writers>(new URL('../chat/writers.ts', import.meta.url).href)
    const raw = start<RawCommits>(new URL('../chat/raw-commits.ts', import.meta.url).href)
    await pages.call('connect', talk)
    return {
      ours: async () => (writers * each) / (await pages.call('write', { each })),
      bare: async () => (writers * eachRaw) / (await raw.call('commit', { submitters: writers, each: eachRaw })),
      close: async () => void (await Promise.all([server.stop(), pages.stop(), raw.stop()])),
    }
  },
}
