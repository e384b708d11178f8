import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ConversationId } from '../../../plugins/api/contract.ts'
import type { Standing } from '../../../plugins/api/conversations.ts'
import { listHearers } from '../../../server/conversations/reading/hearers.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

let talk: Talk
let ada: TestPerson
let ben: TestPerson
let cleo: TestPerson
let now: number
const minute = 60_000

beforeAll(async () => {
  now = Date.UTC(2026, 10, 21, 9)
  talk = await startTalk({ now: () => now })
  ada = await talk.enrol('Ada')
  ben = await talk.enrol('Ben')
  cleo = await talk.enrol('Cleo', 'facilitator')
})
beforeEach(() => {
  now += 60 * minute
})
afterAll(() => talk.close())

const tell = <T = unknown>(person: TestPerson, command: string, input: object = {}) =>
  person.command<T>(talk.activity, `conversations.${command}`, input)
const standingOf = async (person: TestPerson) =>
  (await person.query<Standing>(talk.activity, 'conversations.readStanding')).answer
const unreadOf = async (person: TestPerson) =>
  (await person.query<{ conversation: string; count: number }[]>(talk.activity, 'conversations.countUnread')).answer
const open = async (input = {}) => (await cleo.command<ConversationId>(talk.activity, 'room.open', input)).answer

describe('Following a conversation', () => {
  const hearersOf = async (message: Awaited<ReturnType<Talk['say']>>) => {
    const hearers = await talk.house.house.database.read((db) => listHearers(db, message.id))
    return Object.fromEntries(hearers.map(({ person, why }) => [person, why]))
  }

  test('by itself is to hear what concerns one: being named, being answered, where one wrote', async () => {
    const first = await talk.say(ada, 'Where do I start?')
    expect(await hearersOf(first)).toEqual({})
    const reply = await talk.say(ben, `Ask [Cleo](person:${cleo.id}).`, first.id)
    expect(await hearersOf(reply)).toEqual({ [ada.id]: 'answered', [cleo.id]: 'mentioned' })
    expect(await hearersOf(await talk.say(ada, 'I will.'))).toEqual({ [ben.id]: 'wrote' })
  })

  test('is a choice that all one’s pages know, and that decides who hears', async () => {
    const { conversation } = talk
    const page = await cleo.listen(talk.activity)
    const { position } = await tell(cleo, 'follow', { conversation, level: 'all' })
    await page.hasHeard(position)
    expect(page.events.at(-1)?.data).toMatchObject({ follows: [{ conversation, level: 'all' }] })
    await tell(ben, 'follow', { conversation, level: 'none' })
    const message = await talk.say(ada, `[Ben](person:${ben.id}), it works.`)
    expect(await hearersOf(message)).toEqual({ [cleo.id]: 'follows' })
    await tell(ben, 'follow', { conversation, level: 'own' })
    expect(await hearersOf(message)).toEqual({ [ben.id]: 'mentioned', [cleo.id]: 'follows' })
  })
})

describe('What is unread', () => {
  test('are messages of others that are there to be read, by conversation', async () => {
    const [one, circle] = [await open(), await open({ people: [ben.id, cleo.id] })]
    const say = (person: TestPerson, conversation: ConversationId) =>
      tell<{ message: { id: string } }>(person, 'send', { conversation, markdown: 'Words' })
    await tell(ada, 'markAllRead')
    await tell(ben, 'markAllRead')
    await say(cleo, one)
    const { answer } = await say(cleo, one)
    await say(ben, one)
    await say(cleo, circle)
    await tell(cleo, 'remove', { message: answer.message.id })
    expect(await unreadOf(ada)).toEqual([{ conversation: one, count: 2 }])
    expect(await unreadOf(ben)).toEqual([one, circle].toSorted().map((conversation) => ({ conversation, count: 1 })))
  })

  test('can be marked as read at once, and that taken back', async () => {
    const before = await unreadOf(ada)
    const { answer } = await tell<{ before: object[] }>(ada, 'markAllRead')
    expect(await unreadOf(ada)).toEqual([])
    for (const position of answer.before) await tell(ada, 'markRead', position)
    expect(await unreadOf(ada)).toEqual(before)
  })

  test('is known with the time of the last reading', async () => {
    const { conversation } = talk
    await tell(ada, 'markRead', { conversation, seq: 1 })
    const { answer } = await ada.query(talk.activity, 'conversations.listPositions', { conversations: [conversation] })
    expect(answer).toEqual([{ conversation, seq: 1, readAt: now }])
  })
})

describe('The last visit', () => {
  test('is the time before this one, the same on every device, however often the page is opened', async () => {
    const dora = await talk.enrol('Dora')
    const began = now
    await tell(dora, 'arrive')
    expect((await standingOf(dora)).lastVisit).toBeNull()
    now += 10 * minute
    await tell(dora, 'arrive')
    expect((await standingOf(dora)).lastVisit).toBeNull()
    now += 31 * minute
    await tell(dora, 'arrive')
    expect((await standingOf(dora)).lastVisit).toBe(began + 10 * minute)
  })
})
