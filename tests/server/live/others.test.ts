import { afterEach, beforeEach, expect, test } from 'vitest'
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

/** A bus that carries what the test says, when it says it. */
const join: JoinBus = (joined) => {
  listener = joined
  return { isUp: true, say: () => undefined, close: async () => undefined }
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
