import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId } from '../../../plugins/api/contract.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { roomPlugin } from '../../support/room-plugin.ts'
import type { TestPerson } from '../../support/test-person.ts'

let house: TestApp
let marisol: TestPerson
let here: ActivityId
let there: ActivityId

beforeAll(async () => {
  house = await startTestApp({ plugins: [roomPlugin] })
  marisol = await house.enrol('Marisol', { role: 'mentor' })
  await house.enrol('Marisol', { course: 'tea', role: 'learner' })
  here = await house.place('room')
  there = await house.place('room', { course: 'tea' })
})
afterAll(() => house.close())

const goOver = (person: TestPerson, activity: ActivityId) =>
  person.command<{ code: string }>(here, 'activity.goOver', { activity })

async function enter(code: string): Promise<{ status: number; token: string; activity: ActivityId }> {
  const response = await fetch(`${house.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  return { status: response.status, ...((await response.json()) as { token: string; activity: ActivityId }) }
}

const readAs = (token: string, activity: ActivityId) =>
  fetch(`${house.url}/api/activities/${activity}/activity/read`, { headers: { authorization: `Bearer ${token}` } })

test('one goes over to an activity of another course that one has been in, once, with the role that one has there', async () => {
  const { answer } = await goOver(marisol, there)
  const { token, activity } = await enter(answer.code)
  expect(activity).toBe(there)
  const read = (await (await readAs(token, there)).json()) as { answer: { me: { role: string } } }
  expect(read.answer.me.role).toBe('learner')
  expect((await readAs(token, here)).status).toBe(404)
  expect((await enter(answer.code)).status).toBe(401)
})

test('nobody goes over to where they are no member, were never seen, or have left', async () => {
  const stranger = await house.enrol('Stranger')
  expect((await goOver(stranger, there)).error?.code).toBe('not_found')
  const named = await house.enrol('Named')
  const entry = (subject: string) => ({ person: { subject }, role: 'learner', active: true }) as const
  const course = { tenant: 'test', externalId: 'tea' }
  await house.house.arrivals.replaceRoster(course, [entry('Named')], Date.now())
  // On the roster, and never come: the LMS has not shown them in yet.
  expect((await goOver(named, there)).error?.code).toBe('not_found')
  // The same roster has Marisol no more.
  expect((await goOver(marisol, there)).error?.code).toBe('not_found')
})

test('the same name on another LMS is somebody else', async () => {
  const arrival = {
    person: { subject: 'Marisol', name: 'Marisol' },
    course: { externalId: 'tea' },
    role: 'mentor',
  } as const
  const link = { id: 'one', activity: there }
  await house.house.arrivals.admit({ tenant: 'another LMS', ...arrival, link })
  const theirs = await house.house.database.read((db) =>
    db.selectFrom('courses').select('id').where('tenant', '=', 'another LMS').executeTakeFirstOrThrow(),
  )
  await house.house.database.write((db) =>
    db.updateTable('activities').set({ course_id: theirs.id }).where('id', '=', there).execute(),
  )
  expect((await goOver(marisol, there)).error?.code).toBe('not_found')
})
