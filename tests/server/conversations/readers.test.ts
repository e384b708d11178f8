import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId } from '../../../plugins/api/contract.ts'
import type { Said } from '../../../plugins/api/conversations.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { roomPlugin } from '../../support/room-plugin.ts'
import type { TestPerson } from '../../support/test-person.ts'

interface Readers {
  readonly shown: boolean
  readonly readers: readonly { readonly person: string; readonly seq: number }[]
}

let house: TestApp
let ada: TestPerson
let ben: TestPerson
let cleo: TestPerson

beforeAll(async () => {
  house = await startTestApp({ plugins: [roomPlugin] })
  ada = await house.enrol('Ada')
  ben = await house.enrol('Ben')
  cleo = await house.enrol('Cleo')
})
afterAll(async () => {
  for (const person of [ada, ben, cleo]) person.leave()
  await house.close()
})

/** Ada and some others in a conversation in which one message was said. */
async function talkAmong(others: readonly TestPerson[], activity: ActivityId) {
  const people = [ada, ...others].map(({ id }) => id)
  const { answer: conversation } = await ada.command<string>(activity, 'room.open', { people })
  const say = () => ada.command<Said>(activity, 'conversations.send', { conversation, markdown: 'Hello.' })
  await say()
  const read = (person: TestPerson) => person.command(activity, 'conversations.markRead', { conversation, seq: 1 })
  const readers = async (person: TestPerson) =>
    (await person.query<Readers>(activity, 'conversations.listReaders', { conversation })).answer
  return { read, readers, say }
}

test('where the designer allows it, a few people see how far each has read, as it happens', async () => {
  const activity = await house.place('room', { settings: { showReaders: true } })
  const [page, outside] = [await ada.listen(activity), await cleo.listen(activity)]
  const { read, readers } = await talkAmong([ben], activity)
  expect((await readers(ada)).readers).toEqual([{ person: ada.id, seq: 1 }])
  const { position } = await read(ben)
  await page.hasHeard(position)
  expect(page.events.findLast(({ event }) => event === 'conversations.readerMoved')?.data).toMatchObject({
    person: ben.id,
    seq: 1,
  })
  expect((await readers(ada)).readers.map(({ person }) => person)).toEqual([ada.id, ben.id].toSorted())
  expect(outside.frames.join()).not.toContain('readerMoved')
})

test('where it is not allowed, nothing of how far anybody has read leaves the server but to themselves', async () => {
  const activity = await house.place('room')
  const page = await ada.listen(activity)
  const { read, readers, say } = await talkAmong([ben], activity)
  const mine = await ben.listen(activity)
  const { position } = await read(ben)
  await mine.hasHeard(position)
  await page.hasHeard((await say()).position)
  expect(mine.events.map(({ event }) => event)).toContain('conversations.positionMoved')
  expect(page.frames.join()).not.toContain('readerMoved')
  expect(page.frames.join()).not.toContain(`"${ben.id}","seq"`)
  expect(await readers(ada)).toMatchObject({ shown: false, readers: [], people: [] })
})

test('among many, nobody’s reading is shown, whatever the designer allows', async () => {
  const activity = await house.place('room', { settings: { showReaders: true } })
  const many: TestPerson[] = []
  for (let n = 1; n <= 12; n += 1) many.push(await house.enrol(`Reader ${n}`))
  const { readers } = await talkAmong(many, activity)
  expect((await readers(ada)).shown).toBe(false)
  expect((await (await talkAmong(many.slice(1), activity)).readers(ada)).shown).toBe(true)
})
