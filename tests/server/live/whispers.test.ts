import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ActivityId, Role } from '../../../plugins/api/contract.ts'
import { roomsOf } from '../../../server/live/rooms.ts'
import { everybodyIn, LiveHouse } from './house.ts'
import type { Listener } from './listener.ts'

let house: LiveHouse
let activity: ActivityId
let adasPage: Listener

beforeEach(async () => {
  house = await LiveHouse.open({ pause: 20 })
  activity = await house.addActivity()
  adasPage = await visitAs('Ada')
})

afterEach(async () => {
  expect(house.errors).toEqual([])
  await house.close()
})

async function visitAs(name: string, role: Role = 'learner', where = activity): Promise<Listener> {
  return house.visit(where, await house.signIn(await house.enrol(name, { role })))
}

const whispersOf = ({ messages }: Listener) =>
  messages.flatMap((message) => ('whispered' in message ? [message.whispered] : []))

/** Publishes something, and waits until the page has heard it: whatever was said to the page before is there by then. */
async function untilHeard(page: Listener, words: string, where = activity): Promise<void> {
  await house.publish(everybodyIn(where), words)
  await page.until(({ said }) => said.includes(words))
}

test('what a page whispers reaches everybody else once, with the name of who said it', async () => {
  const alan = await house.enrol('Alan')
  const [his, graces] = [await house.visit(activity, await house.signIn(alan)), await visitAs('Grace')]
  his.say({ whisper: { event: 'typing', data: { person: 'somebody else', at: [1] } } })
  for (const page of [adasPage, graces]) {
    await page.until((listener) => whispersOf(listener).length > 0)
    await untilHeard(page, `the end for ${whispersOf(graces).length}`)
    expect(whispersOf(page)).toEqual([{ event: 'typing', data: { person: 'somebody else', at: [1] }, person: alan }])
  }
})

test('nobody hears their own whisper, on none of their pages, and misses nothing else by it', async () => {
  const token = await house.signIn(await house.enrol('Alan'))
  const [laptop, phone] = [await house.visit(activity, token), await house.visit(activity, token)]
  laptop.say({ whisper: { event: 'typing' } })
  await adasPage.until((listener) => whispersOf(listener).length > 0)
  for (const page of [laptop, phone]) {
    await untilHeard(page, 'something else')
    expect(whispersOf(page)).toEqual([])
  }
})

test('people of another cohort, and of another activity, hear nothing', async () => {
  const [spring, autumn] = [await house.addCohort('Spring'), await house.addCohort('Autumn')]
  const [springs, autumns] = [await house.addActivity(spring), await house.addActivity(autumn)]
  const enter = async (name: string, cohort: typeof spring, where: ActivityId) =>
    house.visit(where, await house.signIn(await house.enrol(name, { cohort })))
  const [grace, alan, linus] = [
    await enter('Grace', spring, springs),
    await enter('Alan', spring, springs),
    await enter('Linus', autumn, autumns),
  ]
  grace.say({ whisper: { event: 'typing' } })
  await alan.until((listener) => whispersOf(listener).length > 0)
  await house.publish([...roomsOf(autumns, { kind: 'cohort', cohort: autumn }), ...everybodyIn(activity)], 'the end')
  for (const page of [linus, adasPage]) {
    await page.until(({ said }) => said.includes('the end'))
    expect(whispersOf(page)).toEqual([])
  }
})

test('who only observes is not heard', async () => {
  const observer = await visitAs('Olga', 'observer')
  observer.say({ whisper: { event: 'typing' } })
  observer.say({ beat: 1 })
  await observer.until(({ beats }) => beats > 0)
  await untilHeard(adasPage, 'the end')
  expect(whispersOf(adasPage)).toEqual([])
  // The same by somebody who takes part is heard.
  ;(await visitAs('Alan')).say({ whisper: { event: 'typing' } })
  await adasPage.until((listener) => whispersOf(listener).length > 0)
})

test('of too many only two are passed on, and the page stays connected', async () => {
  const his = await visitAs('Alan')
  for (let count = 1; count <= 10; count += 1) his.say({ whisper: { event: 'typing', data: count } })
  his.say({ beat: 1 })
  await his.until(({ beats }) => beats > 0)
  await untilHeard(adasPage, 'the end')
  expect(whispersOf(adasPage).map(({ data }) => data)).toEqual([1, 2])
})

test.each([
  ['more than a KiB', { event: 'typing', data: 'x'.repeat(1100) }],
  ['a name that is none', { event: 'live here' }],
  ['no name', { data: 1 }],
])('%s closes with 4400', async (_, whisper) => {
  const his = await visitAs('Alan')
  his.say({ whisper })
  expect((await his.untilClosed()).code).toBe(4400)
  await untilHeard(adasPage, 'the end')
  expect(whispersOf(adasPage)).toEqual([])
})

test('a whisper before hello closes with 4400', async () => {
  const page = await house.dial()
  page.say({ whisper: { event: 'typing' } })
  expect((await page.untilClosed()).code).toBe(4400)
})

test('nothing of a whisper is kept: who comes later, or comes back, does not hear it', async () => {
  const his = await visitAs('Alan')
  his.say({ whisper: { event: 'typing' } })
  await adasPage.until((listener) => whispersOf(listener).length > 0)
  const later = await visitAs('Grace')
  await untilHeard(later, 'the end')
  expect(whispersOf(later)).toEqual([])
  const stored = await house.database.read((db) => db.selectFrom('room_events').select('frame').execute())
  expect(stored.filter(({ frame }) => frame.includes('typing'))).toEqual([])
})
