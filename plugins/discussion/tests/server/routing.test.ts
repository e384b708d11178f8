import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId } from '../../../api/contract.ts'
import type { Said } from '../../../api/conversations.ts'
import { startTestApp, type TestApp } from '../../../../tests/support/app.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { Standing, Thread, ThreadWithPeople, WaitingList } from '../../contract.ts'
import { plugin } from '../../server/index.ts'

let house: TestApp
let activity: ActivityId
let kwame: TestPerson
let ines: TestPerson
let nadia: TestPerson
let tomas: TestPerson
let now = Date.parse('2026-04-20T10:00:00Z')
const hour = 3_600_000

beforeAll(async () => {
  house = await startTestApp({ plugins: [plugin], now: () => (now += 1000) })
  kwame = await house.enrol('Kwame Boateng')
  ines = await house.enrol('Inés Carrasco')
  nadia = await house.enrol('Nadia Rahal')
  tomas = await house.enrol('Tomás Echeverri', { role: 'mentor' })
  activity = await house.place('discussion', { settings: { routing: { offers: 1, hours: 1 } } })
  const offers = { work: '', place: '', seeks: '' }
  await ines.command(activity, 'people.saveProfile', { ...offers, offers: 'Water pressure, softeners, filters' })
  await nadia.command(activity, 'people.saveProfile', { ...offers, offers: 'Pressure gauges' })
})
afterAll(async () => {
  for (const person of [kwame, ines, nadia, tomas]) person.leave()
  await house.close()
})

async function ask(person: TestPerson, title: string, markdown: string): Promise<Thread> {
  const input = { title, markdown, kind: 'question' }
  return (await person.command<ThreadWithPeople>(activity, 'discussion.startThread', input)).answer.thread
}

const waitsFor = async (person: TestPerson) =>
  (await person.query<WaitingList>(activity, 'discussion.listWaiting')).answer.waiting.map(({ title }) => title)

const standing = async (person: TestPerson, { id }: Thread) =>
  (await person.query<Standing | null>(activity, 'discussion.readStanding', { thread: id })).answer

test('a question waits for who is likely to know, until they say something in it', async () => {
  const thread = await ask(kwame, 'Water pressure drops', 'Before or after the softener?')
  expect(await waitsFor(ines)).toEqual(['Water pressure drops'])
  expect(await waitsFor(nadia)).toEqual([])
  const input = { conversation: thread.talk.id, markdown: 'Before it.' }
  await ines.command<Said>(activity, 'conversations.send', input)
  expect(await waitsFor(ines)).toEqual([])
})

test('it is not the same person each time', async () => {
  const first = await ask(kwame, 'Pressure again', 'Which gauge?')
  expect([await waitsFor(ines), await waitsFor(nadia)].flat()).toEqual(['Pressure again'])
  const second = await ask(tomas, 'Pressure once more', 'Which one?')
  const waiting = [await waitsFor(ines), await waitsFor(nadia)]
  expect(waiting.map((titles) => titles.length)).toEqual([1, 1])
  await kwame.command(activity, 'discussion.close', { thread: first.id, closed: true })
  await tomas.command(activity, 'discussion.close', { thread: second.id, closed: true })
  expect([await waitsFor(ines), await waitsFor(nadia)].flat()).toEqual([])
})

test('who passes a question on does so quietly: somebody else gets it, and the asker hears no name', async () => {
  const thread = await ask(kwame, 'A softener that hums', 'Water pressure?')
  const [first, next] = (await waitsFor(ines)).length > 0 ? [ines, nadia] : [nadia, ines]
  const page = await kwame.listen(activity)
  const { answer, position } = await first.command<WaitingList>(activity, 'discussion.passOn', { thread: thread.id })
  expect(answer.waiting).toEqual([])
  expect(await waitsFor(next)).toEqual(['A softener that hums'])
  expect(await standing(kwame, thread)).toMatchObject({ offered: 1, mentors: 0 })
  expect(await standing(nadia, thread)).toBeNull()
  await page.hasHeard(Object.fromEntries(Object.entries(position).filter(([room]) => room.includes(kwame.id))))
  expect(JSON.stringify(page.events)).not.toContain(first.id)
  const refused = await first.command(activity, 'discussion.passOn', { thread: thread.id })
  expect([refused.status, refused.error?.code]).toEqual([409, 'not_offered'])
})

test('what nobody has answered goes to the mentors; what was answered in time does not', async () => {
  const waiting = await ask(kwame, 'Who has the drawing?', 'The new drip tray.')
  const answered = await ask(kwame, 'Which gasket?', 'The blind one.')
  const { answer } = await ines.command<Said>(activity, 'conversations.send', {
    conversation: answered.talk.id,
    markdown: '58 mm.',
  })
  const mark = { thread: answered.id, message: answer.message.id, mark: 'answer', on: true }
  await kwame.command(activity, 'discussion.mark', mark)
  now += hour
  await house.house.schedule.runDue()
  expect(await waitsFor(tomas)).toContain('Who has the drawing?')
  expect(await waitsFor(tomas)).not.toContain('Which gasket?')
  expect(await standing(kwame, waiting)).toMatchObject({ mentors: 1 })
})

test('an answer that is accepted waits for nobody any more', async () => {
  const thread = await ask(kwame, 'A filter for hard water', 'Which softeners do you take?')
  const [asked] = (await waitsFor(ines)).includes('A filter for hard water') ? [ines] : [nadia]
  const { answer } = await tomas.command<Said>(activity, 'conversations.send', {
    conversation: thread.talk.id,
    markdown: 'The small one.',
  })
  const page = await asked.listen(activity)
  const mark = { thread: thread.id, message: answer.message.id, mark: 'answer', on: true }
  await kwame.command(activity, 'discussion.mark', mark)
  expect(await waitsFor(asked)).not.toContain('A filter for hard water')
  await expect.poll(() => page.events.some(({ event }) => event === 'discussion.waitingChanged')).toBe(true)
})
