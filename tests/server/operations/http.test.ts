import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ConversationId } from '../../../plugins/api/contract.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'
import { plugin as poll } from '../../plugins/poll/server/index.ts'
import { roomPlugin } from '../../support/room-plugin.ts'

let talk: Talk
let ada: TestPerson
let ben: TestPerson

beforeAll(async () => {
  talk = await startTalk({ plugins: [roomPlugin, poll] })
  ada = await talk.enrol('Ada')
  ben = await talk.enrol('Ben')
})
afterAll(() => talk.close())

const send = 'conversations.send'
const words = () => ({ conversation: talk.conversation, markdown: 'Hello' })
const count = async () => (await talk.read(ada, { limit: 200 })).length

describe('What is not as agreed', () => {
  test.each([
    ['not JSON', '{"conversation":', 'not_json', '/'],
    ['no object', '"words"', 'invalid_input', '/'],
    ['of another type', JSON.stringify({ conversation: 7, markdown: 'x' }), 'invalid_input', '/conversation'],
    [
      'with more than is known',
      JSON.stringify({ conversation: 'x', markdown: 'x', colour: 1 }),
      'invalid_input',
      '/colour',
    ],
    ['a list of a list', '[[]]', 'invalid_input', '/'],
    ['nothing', 'null', 'invalid_input', '/conversation'],
    ['larger than anybody needs', JSON.stringify({ markdown: 'x'.repeat(2e6) }), 'too_large', '/'],
  ])('is answered with where the fault is, and nothing is stored: %s', async (_what, body, code, path) => {
    const before = await count()
    const { status, error } = await ada.command(talk.activity, send, body)
    expect([status, error?.code, error?.path]).toEqual([400, code, path])
    expect(await count()).toBe(before)
  })

  test('is refused when it is missing something, and the missing thing is named', async () => {
    const { status, error } = await ada.command(talk.activity, send, { conversation: talk.conversation })
    expect([status, error?.code, error?.path]).toEqual([400, 'invalid_input', '/markdown'])
  })

  test('is refused in a question, too', async () => {
    const { status, error } = await ada.query(talk.activity, 'conversations.readMessages', {
      conversation: talk.conversation,
      limit: 1e9,
    })
    expect([status, error?.code, error?.path]).toEqual([400, 'invalid_input', '/limit'])
  })

  test.each([
    'conversations.nothing',
    'nothing.send',
    'poll.castVote',
    'conversations.constructor',
    '__proto__.toString',
  ])('has no operation of that name here: %s', async (operation) => {
    expect((await ada.command(talk.activity, operation)).error?.code).toBe('not_found')
    expect((await ada.query(talk.activity, operation)).error?.code).toBe('not_found')
  })
})

describe('The door', () => {
  const ask = (authorization?: string) =>
    fetch(
      `${talk.house.url}/api/activities/${talk.activity}/activity/read`,
      authorization ? { headers: { authorization } } : {},
    )

  test('opens to nobody without a token of a session', async () => {
    const tried = [undefined, 'Bearer', 'Bearer x', `Basic ${ada.token}`, `Bearer ${ada.token}x`]
    const replies = await Promise.all(tried.map(ask))
    expect(replies.map(({ status }) => status)).toEqual(tried.map(() => 401))
    expect((await ask(`Bearer ${ada.token}`)).status).toBe(200)
  })

  test('gives a reference with every error, and no details of the house', async () => {
    const { error } = await (await ask('Bearer x')).json()
    expect(Object.keys(error).toSorted()).toEqual(['code', 'message', 'reference'])
    expect(error.reference).toMatch(/^[0-9a-f]{6}-[a-z0-9]+$/)
  })
})

describe('An answer', () => {
  const read = (person: TestPerson, headers = {}) =>
    person.query(talk.activity, 'conversations.readMessages', { conversation: talk.conversation }, headers)

  test('is not sent again while nothing happened, and is as soon as something did', async () => {
    const first = await read(ada)
    const tag = { 'if-none-match': String(first.headers.get('etag')) }
    expect((await read(ada, tag)).status).toBe(304)
    expect((await read(ben, tag)).status, 'the same page for everybody with the same rights').toBe(304)
    await talk.say(ben, 'News')
    const fresh = await read(ada, tag)
    expect(fresh.status).toBe(200)
    expect(JSON.stringify(fresh.answer)).toContain('News')
  })

  test('about the person who asks is never given to somebody else', async () => {
    const { answer: conversation } = await ada.command<ConversationId>(talk.activity, 'room.open', { people: [ada.id] })
    const ask = (person: TestPerson) => person.query(talk.activity, 'conversations.readMessages', { conversation })
    expect((await ask(ada)).status).toBe(200)
    expect((await ask(ben)).status).toBe(404)
    const me = (person: TestPerson) => person.query<{ me: { id: string } }>(talk.activity, 'activity.read')
    expect([(await me(ada)).answer.me.id, (await me(ben)).answer.me.id]).toEqual([ada.id, ben.id])
  })
})

describe('A command', () => {
  test('with a key that is no key is refused', async () => {
    const reply = await ada.command(talk.activity, send, words(), { 'idempotency-key': 'short' })
    expect([reply.status, reply.error?.path]).toEqual([400, '/Idempotency-Key'])
  })

  test('that failed may be tried again with its key', async () => {
    const key = { 'idempotency-key': 'a-key-that-failed' }
    expect((await ada.command(talk.activity, send, { ...words(), markdown: ' ' }, key)).status).toBe(422)
    expect((await ada.command(talk.activity, send, words(), key)).status).toBe(200)
  })
})
