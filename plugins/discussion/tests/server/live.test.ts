import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId, PersonId } from '../../../api/contract.ts'
import { startTestApp, type TestApp } from '../../../../tests/support/app.ts'
import type { HeardEvent } from '../../../../tests/support/test-page.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { Said } from '../../../api/conversations.ts'
import type { ThreadList, ThreadWithPeople } from '../../contract.ts'
import { states } from '../../state.ts'
import { plugin } from '../../server/index.ts'

let house: TestApp
let activity: ActivityId
let kwame: TestPerson
let ines: TestPerson
let tomas: TestPerson

beforeAll(async () => {
  house = await startTestApp({ plugins: [plugin] })
  kwame = await house.enrol('Kwame Boateng')
  ines = await house.enrol('Inés Carrasco')
  tomas = await house.enrol('Tomás Echeverri', { role: 'facilitator' })
  activity = await house.place('discussion')
})
afterAll(async () => {
  for (const person of [kwame, ines, tomas]) person.leave()
  await house.close()
})

type Reducer = (state: ThreadList, data: unknown, me: PersonId) => ThreadList

/** The list as a page keeps it: what it was, and what was heard since. */
function follow(list: ThreadList, events: readonly HeardEvent[]): ThreadList {
  const reducers = states.listThreads as Readonly<Record<string, Reducer | undefined>>
  return events.reduce((now, { event, data }) => {
    const reducer = reducers[event.replace(/^discussion\./, '')]
    return reducer ? reducer(now, data, ines.id) : now
  }, list)
}

const readList = async (person: TestPerson) =>
  (await person.query<ThreadList>(activity, 'discussion.listThreads')).answer

async function start(person: TestPerson, title: string) {
  const input = { title, markdown: 'What would you look at first?' }
  return (await person.command<ThreadWithPeople>(activity, 'discussion.startThread', input)).answer.thread
}

test('an open list follows whatever happens in any thread, and is what a reload would show', async () => {
  const morning = await start(kwame, 'Mornings')
  const bakery = await start(kwame, 'Bakery')
  const before = await readList(ines)
  const page = await ines.listen(activity)

  const rules = await start(tomas, 'How we talk here')
  const { answer } = await tomas.command<Said>(activity, 'conversations.send', {
    conversation: morning.talk.id,
    markdown: 'Look at the water.',
  })
  await tomas.command(activity, 'discussion.pin', { thread: rules.id, pinned: true })
  await kwame.command(activity, 'discussion.rename', { thread: bakery.id, title: 'The bakery at night' })
  await kwame.command(activity, 'discussion.close', { thread: bakery.id, closed: true })
  await tomas.command(activity, 'conversations.remove', { message: answer.message.id })
  await ines.command(activity, 'conversations.send', { conversation: rules.talk.id, markdown: 'Thanks.' })

  const reloaded = await readList(ines)
  await expect.poll(() => follow(before, page.events)).toEqual(reloaded)
  expect(follow(reloaded, page.events)).toEqual(reloaded)
})

test('what happens in a thread leaves a line for the reports', async () => {
  const thread = await start(kwame, 'Reported')
  await tomas.command(activity, 'discussion.pin', { thread: thread.id, pinned: true })
  const lines = await house.house.database.read((db) =>
    db
      .selectFrom('events')
      .select(['verb', 'actor_id', 'toward'])
      .where('object', '=', thread.id)
      .orderBy('id')
      .execute(),
  )
  expect(lines).toEqual([
    { verb: 'discussion.started', actor_id: kwame.id, toward: '[]' },
    { verb: 'discussion.pinned', actor_id: tomas.id, toward: JSON.stringify([kwame.id]) },
  ])
})
