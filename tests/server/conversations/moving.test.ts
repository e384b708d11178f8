import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ConversationId, MessageId } from '../../../plugins/api/contract.ts'
import type { ConversationSummary, Message, Moved } from '../../../plugins/api/conversations.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

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

const open = async (input = {}) => (await facilitator.command<ConversationId>(talk.activity, 'room.open', input)).answer
const say = async (person: TestPerson, conversation: ConversationId, markdown: string, replyTo?: MessageId) => {
  const input = { conversation, markdown, ...(replyTo && { replyTo }) }
  const reply = await person.command<{ message: Message }>(talk.activity, 'conversations.send', input)
  expect(reply.error).toBeUndefined()
  return reply.answer.message
}
const move = (message: MessageId, to?: ConversationId, person = facilitator) =>
  person.command<ConversationId>(talk.activity, 'room.move', { message, ...(to && { to }) })
const read = async (conversation: ConversationId) =>
  (await ben.query<{ messages: Message[] }>(talk.activity, 'conversations.readMessages', { conversation })).answer
    .messages
const idOf = (data: unknown) => (data as ConversationSummary).id
const countOf = (data: unknown) => (data as ConversationSummary).count
const outline = (messages: readonly Message[]) => messages.map(({ seq, gone, html }) => `${seq} ${gone ?? html}`)

/** A question with two branches, the first of them three deep. */
async function prepare() {
  const from = await open()
  const first = await say(ada, from, 'Start')
  const water = await say(ben, from, 'Water', first.id)
  const beans = await say(ada, from, 'Beans', first.id)
  const hard = await say(ada, from, 'Hard', water.id)
  const soft = await say(ben, from, 'Soft', hard.id)
  return { from, first, water, beans, hard, soft }
}

describe('A branch that is moved', () => {
  test('stands at the end of the other conversation, whole, in order and with its ids', async () => {
    const { from, water, hard, soft } = await prepare()
    const to = await open()
    await say(ben, to, 'About water')
    await ben.command(talk.activity, 'conversations.react', { message: hard.id, reaction: 'helped', on: true })
    await move(water.id, to)
    expect(outline(await read(from))).toEqual(['1 <p>Start</p>', '2 moved', '3 <p>Beans</p>', '4 moved', '5 moved'])
    const there = await read(to)
    expect(outline(there)).toEqual(['1 <p>About water</p>', '2 <p>Water</p>', '3 <p>Hard</p>', '4 <p>Soft</p>'])
    expect(there.map(({ id }) => id).slice(1)).toEqual([water.id, hard.id, soft.id])
    expect(there.map(({ replyTo }) => replyTo)).toEqual([null, null, water.id, hard.id])
    expect(there[2]?.reactions).toEqual([{ reaction: 'helped', people: [ben.id] }])
  })

  test('takes its place again when it is moved back, with what was answered below it since', async () => {
    const { from, water, hard } = await prepare()
    const before = await read(from)
    const { answer: to } = await move(water.id)
    await say(ada, to, 'Very hard', hard.id)
    await move(water.id, from)
    const after = await read(from)
    expect(after.slice(0, before.length)).toEqual(before)
    expect(outline(after.slice(before.length))).toEqual(['6 <p>Very hard</p>'])
    expect(after.at(-1)).toMatchObject({ replyTo: hard.id, branch: 2 })
    expect(outline(await read(to))).toEqual(['1 moved', '2 moved', '3 moved', '4 moved'])
  })

  test('leaves places that say where it is, also after a second move', async () => {
    const { from, water } = await prepare()
    const { answer: second } = await move(water.id)
    const { answer: third } = await move(water.id)
    const place = (await read(from)).find(({ seq }) => seq === 2)
    expect(place).toMatchObject({ gone: 'moved', moved: { message: water.id, conversation: third, seq: 1 } })
    expect((await read(second)).map(({ moved }) => moved?.conversation)).toEqual([third, third, third])
  })

  test('takes open readers along: they hear what moved, and what they have read stays read', async () => {
    const { from, water, soft } = await prepare()
    await ada.command(talk.activity, 'conversations.markRead', { conversation: from, seq: 4 })
    const page = await ada.listen(talk.activity)
    const { answer: to, position } = await move(water.id)
    await page.hasHeard(position)
    const heard = page.events.find(({ event }) => event === 'conversations.messagesMoved')?.data as Moved
    expect(heard.messages).toEqual(await read(to))
    expect(heard.places).toEqual((await read(from)).filter(({ gone }) => gone === 'moved'))
    const summaries = page.events.filter(({ event }) => event === 'conversations.conversationChanged')
    const counted = { [from]: 2, [to]: 3 }
    expect(Object.fromEntries(summaries.map(({ data }) => [idOf(data), countOf(data)]))).toEqual(counted)
    const positions = await ada.query(talk.activity, 'conversations.listPositions', { conversations: [to] })
    expect(positions.answer).toMatchObject([{ conversation: to, seq: 2 }])
    expect(heard.messages.at(-1)?.id).toBe(soft.id)
  })

  test('can be answered, edited and deleted where it is now', async () => {
    const { water } = await prepare()
    const { answer: to } = await move(water.id)
    await say(ada, to, 'I see', water.id)
    const edit = { message: water.id, markdown: 'Water, first of all', revision: 1 }
    expect((await ben.command(talk.activity, 'conversations.edit', edit)).status).toBe(200)
    expect((await ben.command(talk.activity, 'conversations.remove', { message: water.id })).status).toBe(200)
  })

  test('takes along what was on its way to it, and nothing that answers something else', async () => {
    const { from, water, beans } = await prepare()
    const { answer: to } = await move(water.id)
    // Whoever was offline meanwhile answers it where it was.
    const said = await say(ada, from, 'How hard is it?', water.id)
    expect(said).toMatchObject({ conversation: to, replyTo: water.id })
    expect(outline(await read(to)).at(-1)).toBe('4 <p>How hard is it?</p>')
    const elsewhere = { conversation: to, markdown: 'Which beans?', replyTo: beans.id }
    const refused = await ada.command(talk.activity, 'conversations.send', elsewhere)
    expect(refused.error).toMatchObject({ code: 'invalid_input' })
  })

  test('goes only where the same people read, and only by who facilitates', async () => {
    const { water } = await prepare()
    const circle = await open({ people: [ada.id, facilitator.id] })
    expect((await move(water.id, circle)).error?.code).toBe('other_audience')
    expect((await move(water.id, undefined, ben)).error?.code).toBe('not_allowed')
  })
})

test('Whatever is moved in whatever order, each message is in one place, and none is lost', async () => {
  const rooms = [await open(), await open(), await open()] as const
  const ids: MessageId[] = []
  let chance = 20261121
  const next = (below: number) => (chance = (chance * 1103515245 + 12345) % 2147483648) % below
  const where = async (id: MessageId) => (await readAll(rooms)).find((each) => each.id === id)?.conversation ?? rooms[0]
  for (let step = 0; step < 40; step += 1) {
    const known = ids[next(ids.length || 1)]
    if (known && step % 3 === 2) await move(known, rooms[next(3)])
    else {
      const room = known && step % 2 ? await where(known) : (rooms[next(3)] ?? rooms[0])
      const said = await say(ada, room, `Step ${step}`, known && step % 2 ? known : undefined)
      ids.push(said.id)
    }
  }
  for (const room of rooms) {
    const messages = await read(room)
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1))
    const above = new Map(messages.map((each) => [each.id, each.seq]))
    for (const { replyTo, seq } of messages) if (replyTo) expect(above.get(replyTo)).toBeLessThan(seq)
  }
  const present = (await readAll(rooms)).filter(({ gone }) => gone === null)
  expect(present.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
})

const readAll = async (rooms: readonly ConversationId[]) => (await Promise.all(rooms.map(read))).flat()
