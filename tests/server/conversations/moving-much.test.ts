import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConversationId } from '../../../plugins/api/contract.ts'
import type { Message, Moved } from '../../../plugins/api/conversations.ts'
import { fillConversation } from '../../support/long-talk.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

const count = 2500

let talk: Talk
let ada: TestPerson
let ben: TestPerson
let facilitator: TestPerson

beforeAll(async () => {
  talk = await startTalk()
  ada = await talk.enrol('Ada')
  ben = await talk.enrol('Ben')
  facilitator = await talk.enrol('Fay', 'facilitator')
})
afterAll(() => talk.close())

const open = async () => (await facilitator.command<ConversationId>(talk.activity, 'room.open', {})).answer
const read = async (conversation: ConversationId, window: object): Promise<Message[]> => {
  const input = { conversation, limit: 100, ...window }
  return (await ben.query<{ messages: Message[] }>(talk.activity, 'conversations.readMessages', input)).answer.messages
}
/** The beginning, a stretch in the middle and the end, as they were said and as replies stand below what they answer. */
const readParts = (conversation: ConversationId) =>
  Promise.all(
    [{ after: 0 }, { around: 1200 }, {}].flatMap((window) => [
      read(conversation, window),
      read(conversation, { ...window, nested: true }),
    ]),
  )

async function openLongTalk() {
  const conversation = await open()
  const filled = { conversation, authors: [ada.id, ben.id], count, now: Date.now() }
  await talk.house.house.database.write((db) => fillConversation(db, filled))
  const [head] = await read(conversation, { after: 0, limit: 1 })
  if (!head) throw new Error('Nothing was said.')
  return { conversation, head }
}

const move = async (message: Message, to: ConversationId) => {
  const reply = await facilitator.command(talk.activity, 'room.move', { message: message.id, to })
  expect(reply.error).toBeUndefined()
  return reply
}

test('A talk of thousands moves whole, in order and nested as it was; pages hear that it did in a few words', async () => {
  const { conversation, head } = await openLongTalk()
  await ada.command(talk.activity, 'conversations.markRead', { conversation, seq: 2000 })
  const before = await readParts(conversation)
  const to = await open()
  const page = await ben.listen(talk.activity)
  const { position } = await move(head, to)
  await page.hasHeard(position)
  const after = await readParts(to)
  expect(after).toEqual(before.map((part) => part.map((message) => ({ ...message, conversation: to }))))
  expect((await read(conversation, { around: 1200 })).every(({ gone, moved }) => gone === 'moved' && moved)).toBe(true)

  const told = page.events.find(({ event }) => event === 'conversations.messagesMoved')?.data as Moved
  expect(told).toMatchObject({ from: conversation, to, many: true, messages: [], places: [] })
  expect(told.authors.toSorted()).toEqual([ada.id, ben.id].toSorted())
  expect(told.left.toSorted()).toEqual([ada.id, ben.id].toSorted())
  const { answer: positions } = await ada.query(talk.activity, 'conversations.listPositions', { conversations: [to] })
  expect(positions).toMatchObject([{ conversation: to, seq: 2000 }])
})

test('What moved by thousands moves back to where it was, and leaves the way there', async () => {
  const { conversation, head } = await openLongTalk()
  const before = await readParts(conversation)
  const to = await open()
  await move(head, to)
  const said = { conversation: to, markdown: 'Since then', replyTo: head.id }
  const { answer } = await ada.command<{ message: Message }>(talk.activity, 'conversations.send', said)
  await move(head, conversation)
  const [first, nestedFirst, middle, nestedMiddle] = await readParts(conversation)
  expect([first, nestedFirst, middle, nestedMiddle]).toEqual(before.slice(0, 4))
  const last = (await read(conversation, { limit: 2 })).map(({ id, seq }) => ({ id, seq }))
  expect(last).toEqual([
    { id: before[4]?.at(-1)?.id, seq: count },
    { id: answer.message.id, seq: count + 1 },
  ])
  const [place] = await read(to, { after: 0, limit: 1 })
  expect(place).toMatchObject({ gone: 'moved', moved: { message: head.id, conversation, seq: 1 } })
})
