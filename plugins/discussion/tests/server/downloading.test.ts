import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId } from '../../../api/contract.ts'
import type { Said } from '../../../api/conversations.ts'
import { startTestApp, type TestApp } from '../../../../tests/support/app.ts'
import { fetchDownload, openDownload } from '../../../../tests/support/downloads.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { Thread, ThreadWithPeople } from '../../contract.ts'
import { plugin } from '../../server/index.ts'

let house: TestApp
let activity: ActivityId
let kwame: TestPerson
let ines: TestPerson
let nadia: TestPerson
let clock = Date.parse('2026-04-20T10:00:00Z')

beforeAll(async () => {
  house = await startTestApp({ plugins: [plugin], now: () => (clock += 1000) })
  kwame = await house.enrol('Kwame Boateng')
  ines = await house.enrol('Inés Carrasco')
  nadia = await house.enrol('Nadia Rahal')
})
afterAll(() => house.close())

async function start(settings: object, kind: string): Promise<Thread> {
  activity = await house.place('discussion', { settings })
  const input = { title: 'Pressure: *drops*', markdown: 'Where do I start?', kind }
  return (await kwame.command<ThreadWithPeople>(activity, 'discussion.startThread', input)).answer.thread
}

const say = async (person: TestPerson, { talk }: Thread, markdown: string, more = {}) =>
  (await person.command<Said>(activity, 'conversations.send', { conversation: talk.id, markdown, ...more })).answer

async function take(person: TestPerson, { id: thread }: Thread): Promise<string> {
  const { answer } = await openDownload(person, activity, 'discussion.thread', { thread })
  const { files } = await fetchDownload(house.url, answer.address)
  expect([...files.keys()]).toEqual(['Pressure_ _drops_.md'])
  return String(files.get('Pressure_ _drops_.md'))
}

test('a thread that is taken along says what it is, how it ended and who stands where', async () => {
  const thread = await start({ anonymity: 'sealed' }, 'question')
  const { message } = await say(ines, thread, 'Look at the street.', { anonymous: true })
  const mark = { thread: thread.id, message: message.id, mark: 'answer', on: true }
  await kwame.command(activity, 'discussion.mark', mark)
  const text = await take(nadia, thread)
  expect(text).toMatch(/^# Pressure: \\\*drops\\\*\n\n\*Question\*\n\n- Answer: 2 \(Kwame Boateng\)\n\n## 1\. Kwame/)
  expect(text).toContain('## 2. Someone 1 ·')
  expect(text).not.toContain('Inés')

  const proposal = await start({}, 'proposal')
  const stand = { thread: proposal.id, stance: 'for' }
  for (const person of [ines, nadia]) await person.command(activity, 'discussion.takeStance', stand)
  expect(await take(kwame, proposal)).toContain('- For it: Inés Carrasco, Nadia Rahal')
})

test('what is one’s own and no message is among one’s own words: where one stands, when one would meet', async () => {
  const proposal = await start({}, 'proposal')
  await ines.command(activity, 'discussion.takeStance', { thread: proposal.id, stance: 'for' })
  const visit = { title: 'At the bar', markdown: 'Who comes?', kind: 'visit' }
  const meeting = { at: Date.parse('2026-04-29T16:00:00Z'), place: 'Bar Arriaga' }
  await ines.command(activity, 'discussion.startThread', { ...visit, meeting })
  const takeOwn = async (person: TestPerson) => {
    const { answer } = await openDownload(person, activity, 'conversations.own')
    return String((await fetchDownload(house.url, answer.address)).files.get('What I said.md'))
  }
  const own = await takeOwn(ines)
  expect(own).toContain('## I am for it: Pressure: \\*drops\\*')
  expect(own).toMatch(/## When and where: At the bar\n\n\*.*\*\n\nApril 29, 2026 at 4:00\sPM UTC, Bar Arriaga/)
  expect(await takeOwn(kwame)).not.toContain('Bar Arriaga')
})

test('where one speaks first, one takes along what one sees', async () => {
  const thread = await start({ postFirst: true }, 'proposal')
  await say(ines, thread, 'It was the street.')
  await kwame.command(activity, 'discussion.takeStance', { thread: thread.id, stance: 'for' })
  const before = await take(nadia, thread)
  expect(before).toContain('Where do I start?')
  for (const trace of ['street', 'For it']) expect(before).not.toContain(trace)
  await say(nadia, thread, 'I would look at the pump.')
  expect(await take(nadia, thread)).toContain('It was the street.')
})
