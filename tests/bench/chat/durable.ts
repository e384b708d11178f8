import { start, type Child } from '../child.ts'
import type { Bench } from '../figure.ts'
import type { GroupCommit } from './group-commit.ts'
import { startOurs } from './sides.ts'
import type { Writers } from './writers.ts'

const writers = 128
const each = 12
const eachRaw = 60

/** Rounds answer messages a second: of 128 people through their sockets, and of 128 submitters of bare commits. */
export async function openDurable(raw: Child<GroupCommit>): Promise<Bench> {
  const { server, talk } = await startOurs({ people: writers })
  const pages = start<Writers>(new URL('writers.ts', import.meta.url).href)
  await pages.call('connect', talk)
  return {
    ours: async () => (writers * each) / (await pages.call('write', { each })),
    bare: async () => (writers * eachRaw) / (await raw.call('commit', { submitters: writers, each: eachRaw })),
    close: async () => void (await Promise.all([server.stop(), pages.stop(), raw.stop()])),
  }
}
