import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

let talk: Talk
let ada: TestPerson
let ben: TestPerson

beforeAll(async () => {
  talk = await startTalk()
  ada = await talk.enrol('Ada')
  ben = await talk.enrol('Ben')
})
afterAll(() => talk.close())

const evening = { from: 1200, to: 480, zone: 'Europe/Madrid' }
const set = (hours: unknown) => ada.command(talk.activity, 'people.setQuietHours', { hours })
const read = async (person: TestPerson) => (await person.query(talk.activity, 'people.readQuietHours')).answer

test('quiet hours are a person’s own, on all their pages, and nobody else hears of them', async () => {
  const [mine, other] = [await ada.listen(talk.activity), await ben.listen(talk.activity)]
  const { position } = await set(evening)
  await mine.hasHeard(position)
  expect(mine.events.at(-1)).toMatchObject({ event: 'people.quietHoursChanged', data: { hours: evening } })
  expect([await read(ada), await read(ben)]).toEqual([{ hours: evening }, { hours: null }])
  const { position: later } = await ben.command(talk.activity, 'conversations.send', {
    conversation: talk.conversation,
    markdown: 'Good night.',
  })
  await other.hasHeard(later)
  expect(other.frames.join()).not.toContain('quietHours')
  await set(null)
  expect(await read(ada)).toEqual({ hours: null })
})

test('a time of day and a zone that there are not are refused', async () => {
  for (const hours of [
    { ...evening, zone: 'Europe/Nowhere' },
    { ...evening, from: 1440 },
  ]) {
    const { status, error } = await set(hours)
    expect([status, error?.code]).toEqual([400, 'invalid_input'])
  }
})
