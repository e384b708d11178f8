import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message } from '../../../plugins/api/conversations.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

let talk: Talk
let ada: TestPerson
let leader: TestPerson

beforeAll(async () => {
  talk = await startTalk()
  ada = await talk.enrol('Ada')
  leader = await talk.enrol('Leader', 'facilitator')
  await talk.say(ada, 'Here')
})
afterAll(() => talk.close())

const deep = `${'['.repeat(300_000)}${']'.repeat(300_000)}`

describe('What nobody means is refused, and nothing of it is kept', () => {
  test.each([
    ['JSON that is deeper than any contract', 'conversations.send', deep],
    ['settings that are', 'activity.setUp', `{"plugin":"room","title":"x","settings":{"a":${deep}}}`],
    ['half a character', 'conversations.send', '{"conversation":"x","markdown":"\\ud83d"}'],
    ['half a character in a name', 'activity.setUp', '{"plugin":"room","title":"x","settings":{"\\ud83d":1}}'],
    ['a character that is none', 'conversations.send', '{"conversation":"x","markdown":"\\u0000"}'],
    ['a conversation with somebody unknown', 'room.open', '{"people":["nobody"]}'],
    ['a conversation with nobody', 'room.open', '{"people":[]}'],
    [
      'a conversation with more people than there are',
      'room.open',
      JSON.stringify({ people: Array.from({ length: 40_000 }, (_, n) => `p${n}`) }),
    ],
  ])('%s', async (_what, operation, body) => {
    const { status, error } = await leader.command(talk.activity, operation, body)
    expect([status, error?.code]).toEqual([400, 'invalid_input'])
  })

  test('a conversation with somebody of another course', async () => {
    const stranger = await talk.house.enrol('Stranger', { course: 'tea' })
    const { status } = await ada.command(talk.activity, 'room.open', { people: [ada.id, stranger.id] })
    expect(status).toBe(400)
  })
})

test.each([2 ** 31, 2 ** 53, 1e300])(
  'A place in a conversation that is beyond every message is behind the last one: %s',
  async (seq) => {
    const read = async (window: object) => (await talk.read(ada, window)).map((message: Message) => message.seq)
    expect([await read({ after: seq }), await read({ around: seq }), await read({ before: seq })]).toEqual([
      [],
      [1],
      [1],
    ])
  },
)

test.each([
  ['a character that is none', '%00', 404],
  ['no text', '%ED%A0%80', 400],
  ['an escape that is none', '%zz', 400],
  ['longer than any id', 'x'.repeat(90), 404],
])(
  'An address with what cannot be an id is answered in the same words as any other error: %s',
  async (_what, id, status) => {
    const address = `${talk.house.url}/api/activities/${id}/activity/read`
    const response = await fetch(address, { headers: { authorization: `Bearer ${ada.token}` } })
    const { error } = await response.json()
    expect([response.status, Object.keys(error)]).toEqual([
      status,
      expect.arrayContaining(['code', 'message', 'reference']),
    ])
  },
)

test('A list shows the beginning of a message, whatever it is made of', async () => {
  for (const letter of ['x', '😀']) {
    const { answer } = await talk.send(ada, letter.repeat(5000))
    expect([...(answer.conversation.lastMessage?.excerpt ?? '')]).toHaveLength(140)
  }
})

test('A few pages that would fill thousands are too long', async () => {
  const wide = `${'|a'.repeat(1500)}\n${'|-'.repeat(1500)}\n${'|\n'.repeat(4000)}`
  const { status, error } = await talk.send(ada, wide)
  expect([status, error?.code, error?.path]).toEqual([422, 'message_too_long', '/markdown'])
})
