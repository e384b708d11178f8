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

const keep = (person: TestPerson, place: string, words: string, writtenAt: number) =>
  person.command(talk.activity, 'conversations.keepDraft', { place, words, writtenAt })
const draftsOf = async (person: TestPerson) => (await person.query(talk.activity, 'conversations.listDrafts')).answer

test('A draft is there on every device of the person, and of nobody else', async () => {
  const [phone, other] = [await ada.listen(talk.activity), await ben.listen(talk.activity)]
  const { position } = await keep(ada, 'reply', 'Half a sen', 1000)
  await phone.hasHeard(position)
  const draft = { place: 'reply', words: 'Half a sen', writtenAt: 1000 }
  expect(phone.events).toMatchObject([{ event: 'conversations.draftKept', data: draft }])
  expect(await draftsOf(ada)).toEqual([draft])
  expect([await draftsOf(ben), other.events]).toEqual([[], []])
})

test('An older draft that arrives late does not replace a newer one', async () => {
  await keep(ada, 'late', 'Second', 2000)
  await keep(ada, 'late', 'First', 1000)
  expect(await draftsOf(ada)).toContainEqual({ place: 'late', words: 'Second', writtenAt: 2000 })
})

test('A draft that was sent is gone, also when an older one of it arrives after', async () => {
  await keep(ada, 'sent', 'Words', 1000)
  await keep(ada, 'sent', '', 3000)
  await keep(ada, 'sent', 'Word', 900)
  expect(await draftsOf(ada)).toContainEqual({ place: 'sent', words: '', writtenAt: 3000 })
})

test('More places than anybody writes in push the oldest out', async () => {
  const cleo = await talk.enrol('Cleo')
  for (let place = 0; place < 103; place += 1) await keep(cleo, `place-${place}`, 'Words', 1000 + place)
  const kept = (await draftsOf(cleo)) as { place: string }[]
  expect(kept).toHaveLength(100)
  expect(kept.map(({ place }) => place)).not.toContain('place-2')
})

test('A draft far beyond what can be sent is refused with a reason', async () => {
  const { status, error } = await keep(ada, 'long', 'x'.repeat(50_000), 1)
  expect([status, error?.code, error?.path]).toEqual([422, 'message_too_long', '/words'])
})
