import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId, ConversationId, MessageId } from '../../../plugins/api/contract.ts'
import type { Message, Said } from '../../../plugins/api/conversations.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { roomPlugin } from '../../support/room-plugin.ts'
import { takerPlugin } from '../../support/taker-plugin.ts'
import type { TestPerson } from '../../support/test-person.ts'
import { upload } from '../../support/uploads.ts'

let house: TestApp
let room: ActivityId
let book: ActivityId
let kwame: TestPerson
let ines: TestPerson
let hana: TestPerson

beforeAll(async () => {
  house = await startTestApp({ plugins: [roomPlugin, takerPlugin] })
  const cohort = await house.makeCohort('coffee', 'March starters')
  room = await house.place('room', { cohort, settings: { anonymity: 'sealed' } })
  book = await house.place('book', { cohort })
  kwame = await house.enrol('Kwame', { cohort })
  ines = await house.enrol('Inés', { cohort })
  hana = await house.enrol('Hana', { role: 'facilitator' })
})
afterAll(() => house?.close())

interface Taken {
  readonly conversation: ConversationId
  readonly title: string
  readonly path: string
}

const open = async (people?: readonly TestPerson[]) =>
  (await kwame.command<ConversationId>(room, 'room.open', people ? { people: people.map(({ id }) => id) } : {})).answer

async function say(person: TestPerson, conversation: ConversationId, markdown: string, more: object = {}) {
  const { answer, error } = await person.command<Said>(room, 'conversations.send', { conversation, markdown, ...more })
  expect(error).toBeUndefined()
  return answer.message
}

const take = (person: TestPerson, messages: readonly Message[], more: object = {}, to = book) =>
  person.command<Taken>(to, 'handing.take', {
    ...{ from: room, messages: messages.map(({ id }) => id), form: 'entry', title: 'Pressure at seven' },
    ...more,
  })

const read = async (person: TestPerson, activity: ActivityId, conversation: ConversationId) =>
  (
    await person.query<{ messages: Message[]; people: { id: string; mask?: number }[] }>(
      activity,
      'conversations.readMessages',
      { conversation },
    )
  ).answer

test('puts a stretch of talk into what it becomes, by those who said it, and leads from each side to the other', async () => {
  const conversation = await open()
  const asked = await say(kwame, conversation, 'Pressure drops at **seven**. Why?')
  const beside = await say(hana, conversation, 'Lunch is here.')
  const answered = await say(ines, conversation, 'It is the street.', { replyTo: asked.id })
  const page = await kwame.listen(room)
  const { status, answer, position } = await take(ines, [answered, asked])
  expect(status).toBe(200)
  expect(answer).toMatchObject({ title: 'Pressure at seven', path: `entry/${answer.conversation}` })

  const there = await read(kwame, book, answer.conversation)
  const [first, second] = there.messages
  expect(there.messages.map(({ author, html }) => [author, html])).toEqual([
    [kwame.id, '<p>Pressure drops at <strong>seven</strong>. Why?</p>'],
    [ines.id, '<p>It is the street.</p>'],
  ])
  expect(first).toMatchObject({ sentAt: asked.sentAt, seq: 1 })
  expect(second?.replyTo).toBe(first?.id)
  expect(first?.cameFrom).toMatchObject({ by: ines.id, place: { activity: room, conversation, seq: asked.seq } })
  expect(second?.cameFrom).toBeUndefined()

  const here = await read(kwame, room, conversation)
  const became = { activity: book, title: 'Pressure at seven', conversation: answer.conversation, seq: 1, by: ines.id }
  expect(here.messages.find(({ id }) => id === asked.id)?.became).toMatchObject([became])
  expect(here.messages.find(({ id }) => id === beside.id)?.became).toBeUndefined()
  await page.hasHeard(Object.fromEntries(Object.entries(position).filter(([name]) => name.startsWith(room))))
  expect(
    page.events.filter(({ event }) => event === 'conversations.messageWentOn').map(({ data }) => data),
  ).toMatchObject([{ conversation, message: asked.id, became, people: [{ id: ines.id }] }])
})

test('makes one thing of one click, however often and by whomever it comes', async () => {
  const message = await say(kwame, await open(), 'How long do you purge?')
  const [once, twice] = [await take(kwame, [message]), await take(ines, [message], { title: 'Another name' })]
  expect([once.status, twice.status]).toEqual([200, 200])
  expect(twice.answer).toEqual(once.answer)
  const atOnce = await say(kwame, await open(), 'And the steam?')
  const all = await Promise.all([take(kwame, [atOnce]), take(ines, [atOnce]), take(hana, [atOnce])])
  expect(new Set(all.map(({ answer }) => answer.conversation)).size).toBe(1)
})

test('takes nothing from where one may not read, nothing to where one may not write, and nothing that is gone', async () => {
  const secret = await open([kwame, hana])
  const whispered = await say(kwame, secret, 'Between us.')
  const april = await house.makeCohort('coffee', 'April starters')
  const stranger = await house.enrol('Tomás', { cohort: april })
  const watcher = await house.enrol('Watching', { role: 'observer' })
  const message = await say(kwame, await open(), 'For all of us.')
  const theirs = await house.place('book', { cohort: april })
  const codes = async (reply: Promise<{ status: number; error: { code: string } | undefined }>) => {
    const { status, error } = await reply
    return [status, error?.code]
  }
  expect(await codes(take(ines, [whispered]))).toEqual([404, 'not_found'])
  expect(await codes(take(stranger, [message]))).toEqual([404, 'not_found'])
  expect(await codes(take(stranger, [message], {}, theirs))).toEqual([404, 'not_found'])
  expect(await codes(take(kwame, [message], {}, theirs))).toEqual([404, 'not_found'])
  expect((await take(watcher, [message])).status).not.toBe(200)
  expect(await codes(take(kwame, [message], { form: 'poem' }))).toEqual([409, 'not_taken'])
  expect(await codes(take(kwame, [message, whispered]))).toEqual([400, 'invalid_input'])
  const gone = await say(kwame, await open(), 'Never mind.')
  await kwame.command(room, 'conversations.remove', { message: gone.id })
  expect(await codes(take(kwame, [gone]))).toEqual([409, 'already_gone'])
  expect(await codes(take(kwame, [message]))).toEqual([200, undefined])
})

test('lets what was said to fewer reach more only when that is wanted, and what others said to a few never', async () => {
  const wide = await house.place('book')
  const message = await say(kwame, await open(), 'In our cohort we do it at night.')
  const takers = await kwame.query<{ activity: ActivityId; reach: string; onlyOwn: boolean }[]>(
    room,
    'handing.listTakers',
    {
      conversation: message.conversation,
    },
  )
  expect(takers.answer.find(({ activity }) => activity === wide)).toMatchObject({ reach: 'more', onlyOwn: false })
  expect(takers.answer.find(({ activity }) => activity === book)).toMatchObject({ reach: 'same' })
  expect((await take(kwame, [message], {}, wide)).error?.code).toBe('reaches_more')
  const { answer, status } = await take(kwame, [message], { toMore: true }, wide)
  expect(status).toBe(200)
  // Who reads it there may not read where it was said: they are not told what that is called.
  expect((await read(kwame, wide, answer.conversation)).messages[0]?.cameFrom?.place).toBeNull()

  const few = await open([kwame, ines])
  const [own, other] = [await say(kwame, few, 'I think so.'), await say(ines, few, 'I do not.')]
  expect((await take(kwame, [other], { toMore: true })).error?.code).toBe('said_to_few')
  expect((await take(kwame, [own])).error?.code).toBe('reaches_more')
  expect((await take(kwame, [own], { toMore: true })).status).toBe(200)
})

test('leaves a mask on whoever wore one, and files with what they were attached to', async () => {
  const conversation = await open()
  const { answer: file } = await upload(
    house.url,
    { person: kwame, activity: room },
    { name: 'a.txt', content: 'seven' },
  )
  const masked = await say(kwame, conversation, 'I never purge.', { anonymous: true, files: [file.id] })
  const { answer } = await take(ines, [masked])
  const { messages, people } = await read(hana, book, answer.conversation)
  const [copy] = messages
  expect(JSON.stringify(messages)).not.toContain(kwame.id)
  expect(copy?.author).not.toBe(masked.author)
  expect(people.find(({ id }) => id === copy?.author)?.mask).toBe(1)
  expect(copy?.files).toMatchObject([{ name: 'a.txt', size: 5 }])
  const opened = await hana.query(book, 'files.list', { files: copy?.files.map(({ id }) => id) })
  expect(opened.answer).toMatchObject([{ name: 'a.txt' }])
})

test('counts what somebody else brought for nobody: they did not come to say it', async () => {
  const message = await say(kwame, await open(), 'Count me once.')
  const { answer } = await take(ines, [message])
  const { countSaid } = await import('../../../server/conversations/reading/counting.ts')
  const { database } = house.house
  const count = (activity: ActivityId) => database.read((db) => countSaid(db, activity, kwame.id))
  expect(await count(book)).toEqual({ begun: 0, answered: 0 })
  const said = { conversation: answer.conversation, markdown: 'And here I am.' }
  await kwame.command<{ message: { id: MessageId } }>(book, 'conversations.send', said)
  expect(await count(book)).toEqual({ begun: 0, answered: 1 })
})

test('takes back what was made, for who made it and while nobody has written there, and makes it anew', async () => {
  const conversation = await open()
  const message = await say(kwame, conversation, 'Where is the gasket?')
  const made = (await take(kwame, [message])).answer
  const page = await ines.listen(room)
  const back = (person: TestPerson, { conversation: id }: Taken) =>
    person.command(book, 'handing.takeBack', { conversation: id })
  expect((await back(ines, made)).error?.code).toBe('not_yours')
  const undone = await back(kwame, made)
  expect(undone.status).toBe(200)
  for (const person of [kwame, ines]) {
    const { status } = await person.query(book, 'conversations.readMessages', { conversation: made.conversation })
    expect(status).toBe(404)
  }
  expect((await read(kwame, room, conversation)).messages[0]?.became).toBeUndefined()
  await expect
    .poll(() => page.events.filter(({ event }) => event === 'conversations.conversationWithdrawn'))
    .toMatchObject([{ data: { conversation: made.conversation } }])

  const anew = (await take(kwame, [message])).answer
  expect(anew.conversation).not.toBe(made.conversation)
  await ines.command(book, 'conversations.send', { conversation: anew.conversation, markdown: 'On the shelf.' })
  expect((await back(kwame, anew)).error?.code).toBe('already_gone')
  expect((await read(ines, book, anew.conversation)).messages).toHaveLength(2)
})
