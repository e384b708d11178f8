import { afterEach, expect, test } from 'vitest'
import type { ConversationId, PersonId } from '../../../plugins/api/contract.ts'
import { makeHouseClient, type OpenActivity, type Opened } from '../../../client/connection/activity-client.ts'
import { unreachableRefusal } from '../../../client/connection/http.ts'
import { makeBlockedStorage, makeStorage } from './memory-storage.ts'

const conversation = 'talk' as ConversationId

let close = () => {}
afterEach(() => close())

/** What a page has of the house while nobody answers. */
function openHouse(storage: Opened['storage']) {
  const unreachable = () => Promise.reject(unreachableRefusal())
  const live = { listen: () => () => {}, eventsAfter: () => [], command: async () => undefined }
  const activity = { id: 'activity', me: { id: 'nadia' as PersonId }, may: [] } as unknown as OpenActivity
  const lines = { http: { get: unreachable, post: unreachable }, live, activity: activity.id, me: activity.me.id }
  const openElsewhere = unreachable
  // Only what is asked of it while nothing is drawn is there.
  const opened = { lines, activity, token: () => '', storage, kept: [], openElsewhere } as unknown as Opened
  const house = makeHouseClient(opened)
  close = () => house.close()
  return house
}

test('A message that waits is kept beyond the page, where the browser keeps anything', () => {
  const house = openHouse(makeStorage())
  expect(house.readUnsent()).toEqual({ count: 0, whileOpen: false })
  house.outbox.send({ conversation, markdown: 'I pass at nine.' }, 'foot')
  expect(house.readUnsent()).toEqual({ count: 1, whileOpen: false })
})

test('Where the browser keeps nothing it is said to be kept only while the page is open', () => {
  const house = openHouse(makeBlockedStorage())
  house.outbox.send({ conversation, markdown: 'I pass at nine.' }, 'foot')
  expect(house.readUnsent()).toEqual({ count: 1, whileOpen: true })
})

test('So is what was done with a press, and the page hears of it', () => {
  const house = openHouse(makeStorage())
  const counts: number[] = []
  house.onUnsent(() => counts.push(house.readUnsent().count))
  void house.carryOut(() => Promise.reject(unreachableRefusal()))
  house.outbox.send({ conversation, markdown: 'I pass at nine.' }, 'foot')
  expect(house.readUnsent()).toEqual({ count: 2, whileOpen: true })
  expect(counts).toEqual([1, 2])
})
