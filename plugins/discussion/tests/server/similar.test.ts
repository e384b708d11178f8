import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId } from '../../../api/contract.ts'
import type { Said } from '../../../api/conversations.ts'
import { startTestApp, type TestApp } from '../../../../tests/support/app.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { Similar, ThreadWithPeople } from '../../contract.ts'
import { plugin } from '../../server/index.ts'

let house: TestApp
let activity: ActivityId
let kwame: TestPerson
let ines: TestPerson

beforeAll(async () => {
  house = await startTestApp({ plugins: [plugin] })
  kwame = await house.enrol('Kwame Boateng')
  ines = await house.enrol('Inés Carrasco')
})
afterAll(() => house.close())

async function ask(title: string, markdown: string, answered = true): Promise<void> {
  const input = { title, markdown, kind: 'question' }
  const { thread } = (await kwame.command<ThreadWithPeople>(activity, 'discussion.startThread', input)).answer
  const say = { conversation: thread.talk.id, markdown: 'Look at the street.' }
  const { message } = (await ines.command<Said>(activity, 'conversations.send', say)).answer
  const mark = { thread: thread.id, message: message.id, mark: 'answer', on: true }
  if (answered) await kwame.command(activity, 'discussion.mark', mark)
}

async function titlesFor(words: string): Promise<string[]> {
  await house.house.followers.settle()
  return (await ines.query<Similar[]>(activity, 'discussion.listSimilar', { words })).answer.map(({ title }) => title)
}

test('what was asked in other words is offered once it is answered, the closest first', async () => {
  activity = await house.place('discussion')
  await ask('Machine loses its strength', 'In the mornings the pressure drops, and at noon it is there again.')
  await ask('Pressure of the pump', 'How much should it be?')
  await ask('Pressure drops at night', 'Why?', false)
  await ask('Where is the bakery?', 'I am hungry.')
  expect(await titlesFor('Why does the pressure drop in the morning?')).toEqual(['Machine loses its strength'])
  expect(await titlesFor('Pressure')).toEqual(['Pressure of the pump', 'Machine loses its strength'])
  expect(await titlesFor('Grinder')).toEqual([])
})

test('only what was asked in this activity, and only questions', async () => {
  activity = await house.place('discussion')
  const talk = { title: 'Pressure drops', markdown: 'It does.' }
  await kwame.command(activity, 'discussion.startThread', talk)
  expect(await titlesFor('Pressure drops in the morning')).toEqual([])
})
