import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ActivityId } from '../../../plugins/api/contract.ts'
import type { BusListener, JoinBus } from '../../../server/live/nodes/bus.ts'
import { encodeNews } from '../../../server/live/nodes/node-news.ts'
import type { Frame } from '../../../server/live/publication.ts'
import { openTestDatabase } from '../../support/databases.ts'
import { everybodyIn, LiveHouse } from './house.ts'
import type { Listener } from './listener.ts'

let house: LiveHouse
let activity: ActivityId
let page: Listener
let listener: BusListener
let saidHere: string[]

/** A bus that carries what the test says, when it says it. */
const join: JoinBus = (joined) => {
  listener = joined
  saidHere = []
  return { isUp: true, say: (text) => saidHere.push(text), close: async () => undefined }
}

beforeEach(async () => {
  house = await LiveHouse.open({}, openTestDatabase, join)
  activity = await house.addActivity()
  page = await house.visit(activity, await house.signIn(await house.enrol('Ada')))
})
afterEach(() => house.close())

const commit = (data: string) => house.commit(everybodyIn(activity), data)
const hearOfOthers = (frames: readonly Frame[]) =>
  listener.hear(encodeNews({ node: 'another', frames, whispers: [], moved: [], complete: false, asks: false }))

test('what is committed here is heard after what another node committed before it, though news of that come later', async () => {
  const theirs = await commit('theirs')
  house.live.deliver(await commit('ours'))
  hearOfOthers(theirs)
  await page.until(({ said }) => said.length === 2)
  expect(page.said).toEqual(['theirs', 'ours'])
})

test('what the bus lost is heard in its place', async () => {
  await commit('lost')
  house.live.deliver(await commit('ours'))
  await page.until(({ said }) => said.length === 2)
  expect(page.said).toEqual(['lost', 'ours'])
})

test('what another node said is heard though nothing is said here', async () => {
  for (const data of ['one', 'two', 'three']) hearOfOthers(await commit(data))
  await page.until(({ said }) => said.length === 3)
  expect(page.said).toEqual(['one', 'two', 'three'])
})

test('a node knows its own words at their beginning, and hears those of others with the same content', async () => {
  house.live.whisper(everybodyIn(activity), 'poll.whispered', 'once')
  const whispers = () => page.messages.filter((message) => 'event' in message && message.event === 'poll.whispered')
  await page.until(() => whispers().length === 1)
  await expect.poll(() => saidHere.at(-1)).toContain('poll.whispered')
  const own = saidHere.at(-1) ?? ''
  const read = vi.spyOn(JSON, 'parse')
  listener.hear(own)
  expect(read).not.toHaveBeenCalled()
  read.mockRestore()
  listener.hear(own.replace(/"node":"[^"]+"/, '"node":"another"'))
  await page.until(() => whispers().length === 2)
  hearOfOthers(await commit('after it'))
  await page.until(({ said }) => said.includes('after it'))
  expect(whispers()).toHaveLength(2)
})
