import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

let talk: Talk
let ada: TestPerson
let facilitator: TestPerson
let now: number
const minute = 60_000

beforeAll(async () => {
  now = Date.UTC(2026, 10, 21, 9)
  talk = await startTalk({ now: () => now, limited: true })
  ada = await talk.enrol('Ada')
  facilitator = await talk.enrol('Fay', 'facilitator')
})
beforeEach(() => {
  now += 60 * minute
})
afterAll(() => talk.close())

/** How many of these are let through, and what is said to the first that is not. */
async function push(person: TestPerson, most: number) {
  for (let done = 0; done < most; done += 1) {
    const { status, error } = await talk.send(person, `Number ${done}`)
    if (status !== 200) return { done, error }
  }
  return { done: most, error: undefined }
}

test('Nobody sends faster than people talk, and whoever does is told when it goes on', async () => {
  const { done, error } = await push(ada, 40)
  expect([done, error?.code]).toEqual([30, 'too_fast'])
  expect(error).toMatchObject({ values: { until: now + minute } })
  now += minute - 1
  expect((await talk.send(ada, 'Now?')).status).toBe(429)
  now += 1
  expect((await talk.send(ada, 'Now.')).status).toBe(200)
})

test('Who facilitates may be faster', async () => {
  expect(await push(facilitator, 60)).toEqual({ done: 60, error: undefined })
})

test('Each kind of deed has its own pace', async () => {
  await push(ada, 40)
  const message = (await talk.read(ada)).at(-1)?.id
  const react = (on: boolean) => ada.command(talk.activity, 'conversations.react', { message, reaction: 'same', on })
  for (let time = 0; time < 60; time += 1) expect((await react(time % 2 === 0)).status).toBe(200)
  expect((await react(true)).error?.code).toBe('too_fast')
})
