import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId } from '../../../api/contract.ts'
import { startTestApp, type TestApp } from '../../../../tests/support/app.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import { plugin } from '../../server/index.ts'
import { listRooms, openDirect, openRoom, say } from './rooms-world.ts'

let house: TestApp
let nadia: TestPerson
let kwame: TestPerson
let tomas: TestPerson
let paul: TestPerson

beforeAll(async () => {
  house = await startTestApp({ plugins: [plugin] })
  const cohort = await house.makeCohort('coffee', 'March starters')
  const other = await house.makeCohort('coffee', 'April starters')
  nadia = await house.enrol('Nadia Rahal', { cohort })
  kwame = await house.enrol('Kwame Boateng', { cohort: other })
  tomas = await house.enrol('Tomás Echeverri', { role: 'mentor' })
  paul = await house.enrol('Paul Martin', { role: 'designer' })
})
afterAll(() => house.close())

const setUp = async (activity: ActivityId, settings: object) => {
  const { status } = await paul.command(activity, 'activity.setUp', {
    plugin: 'chat',
    title: 'Between visits',
    settings,
  })
  expect(status).toBe(200)
  await house.house.schedule.runDue()
}

test('switched off, direct messages can be read and not written; switched on, they go on', async () => {
  const activity = await house.place('chat', { settings: { direct: 'everybody' } })
  const [peers, mentored] = [await openDirect(nadia, activity, kwame), await openDirect(nadia, activity, tomas)]
  await say(nadia, activity, peers, 'Is the big gauge with you?')
  await say(nadia, activity, mentored, 'May I ask something?')
  const write = async ({ answer }: typeof peers) => {
    const input = { conversation: answer.room.talk?.id, markdown: 'And now?' }
    return (await kwameOrTomas(answer).command(activity, 'conversations.send', input)).error?.code
  }
  const kwameOrTomas = ({ room }: (typeof peers)['answer']) => (room.people.includes(kwame.id) ? kwame : tomas)
  await setUp(activity, { direct: 'mentors' })
  expect([await write(peers), await write(mentored)]).toEqual(['conversation_closed', undefined])
  await setUp(activity, { direct: 'nobody' })
  expect([await write(peers), await write(mentored)]).toEqual(['conversation_closed', 'conversation_closed'])
  const read = await kwame.query<{ messages: unknown[] }>(activity, 'conversations.readMessages', {
    conversation: peers.answer.room.talk?.id,
  })
  expect(read.answer.messages).toHaveLength(1)
  expect((await listRooms(kwame, activity)).map(({ kind, talk }) => [kind, talk?.closed])).toContainEqual([
    'direct',
    true,
  ])
  await setUp(activity, { direct: 'everybody' })
  expect([await write(peers), await write(mentored)]).toEqual([undefined, undefined])
})

test('with other rooms, what was written stays with those who could read it, and with nobody else', async () => {
  const activity = await house.place('chat', { settings: { rooms: 'all' } })
  await say(nadia, activity, await openRoom(nadia, activity), 'Hello, everybody.')
  await setUp(activity, { rooms: 'cohorts' })
  const keys = async (person: TestPerson) => (await listRooms(person, activity)).map(({ key }) => key)
  const [all, hers] = await keys(nadia)
  expect([all, hers]).toEqual(['all', expect.not.stringContaining('all')])
  await say(nadia, activity, await openRoom(nadia, activity, hers), 'Only we of March.')
  await setUp(activity, { rooms: 'circles' })
  expect(await keys(nadia)).toEqual(['all', hers])
  const his = await keys(kwame)
  expect(his).toContain('all')
  expect(his).not.toContain(hers)
  const names = (await listRooms(nadia, activity)).map(({ name }) => name)
  expect(names).toEqual(['', 'March starters'])
})
