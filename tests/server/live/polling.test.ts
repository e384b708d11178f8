import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LiveEvent, ServerMessage } from '../../../server/live/contract.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

let talk: Talk
let ada: TestPerson
let grace: TestPerson

beforeEach(async () => {
  talk = await startTalk()
  ada = await talk.enrol('Ada')
  grace = await talk.enrol('Grace')
})
afterEach(() => talk.close())

const room = () => `${talk.activity}/course`

const ask = (token: string, body: object, signal?: AbortSignal) =>
  fetch(`${talk.house.url}/live/poll`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ activity: talk.activity, since: {}, patient: false, ...body }),
    ...(signal && { signal }),
  })

async function poll(since: Record<string, number>, patient: boolean): Promise<ServerMessage[]> {
  const reply = await ask(ada.token, { since, patient })
  expect([reply.status, reply.headers.get('cache-control')]).toEqual([200, 'no-store'])
  return (await reply.json()) as ServerMessage[]
}

const eventsOf = (messages: readonly ServerMessage[]): LiveEvent[] =>
  messages.filter((message): message is LiveEvent => 'seq' in message)
const welcomeOf = (messages: readonly ServerMessage[]) =>
  messages.flatMap((message) => ('welcome' in message ? [message.welcome] : []))[0]

test('A poll is welcomed with where everything stands, and the next gets what came after', async () => {
  await talk.say(grace, 'one')
  const first = await poll({}, false)
  expect(welcomeOf(first)?.rooms[room()]).toBe(1)
  expect(eventsOf(first)).toEqual([])
  await talk.say(grace, 'two')
  expect(eventsOf(await poll({ [room()]: 1 }, true)).map(({ seq }) => seq)).toEqual([2])
})

test('A patient poll waits for news, and nothing is lost between one and the next', async () => {
  let since = welcomeOf(await poll({}, false))?.rooms ?? {}
  const heard: number[] = []
  const saying = (async () => {
    for (let count = 1; count <= 20; count += 1) await talk.say(grace, `number ${count}`)
  })()
  while (heard.length < 20) {
    const events = eventsOf(await poll(since, true))
    heard.push(...events.filter((event) => event.room === room()).map(({ seq }) => seq))
    since = { ...since, ...Object.fromEntries(events.map((event) => [event.room, event.seq])) }
  }
  await saying
  expect(heard).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
})

test('Who polls is here for others while they go on', async () => {
  const page = await grace.listen(talk.activity)
  const since = welcomeOf(await poll({}, false))?.rooms ?? {}
  await expect.poll(() => page.here.map(({ name }) => name).toSorted()).toEqual(['Ada', 'Grace'])
  await talk.say(grace, 'still here?')
  await poll(since, true)
  expect(page.here).toHaveLength(2)
  grace.leave()
})

test('Whoever goes away in the middle of a poll is not waited for', async () => {
  const page = await grace.listen(talk.activity)
  const since = welcomeOf(await poll({}, false))?.rooms ?? {}
  await expect.poll(() => page.here.length).toBe(2)
  const going = new AbortController()
  const asking = ask(ada.token, { since, patient: true }, going.signal).catch(() => undefined)
  going.abort()
  await asking
  await expect.poll(() => page.here.length).toBe(1)
  grace.leave()
})

describe('A poll is refused', () => {
  test.each([
    ['without a session', [401, 'not_signed_in'], () => 'nobody', {}],
    ['at an activity that is not here', [404, 'not_found'], () => ada.token, { activity: 'elsewhere' }],
    ['that is not as agreed', [400, 'invalid_input'], () => ada.token, { since: { somewhere: -1 } }],
    ['with more than was agreed', [400, 'invalid_input'], () => ada.token, { token: 'in the body' }],
  ])('%s', async (_what, refusal, token, body) => {
    const reply = await ask(token(), body)
    expect([reply.status, ((await reply.json()) as { error: { code: string } }).error.code]).toEqual(refusal)
  })

  test('at the latest when it is given again, when the person may no longer be here', async () => {
    const since = welcomeOf(await poll({}, false))?.rooms ?? {}
    const asking = ask(ada.token, { since, patient: true })
    const { database } = talk.house.house
    await database.write((db) => db.deleteFrom('sessions').where('person_id', '=', ada.id).execute())
    await talk.enrol('News of the course')
    // The news itself may be there before the door has been asked again.
    expect([200, 401]).toContain((await asking).status)
    expect((await ask(ada.token, { since, patient: true })).status).toBe(401)
  })
})
