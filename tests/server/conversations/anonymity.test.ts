import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActivityId, ConversationId, PersonCard } from '../../../plugins/api/contract.ts'
import type { Message, Said, Standing } from '../../../plugins/api/conversations.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

let talk: Talk
let ada: TestPerson
let ben: TestPerson
let facilitator: TestPerson
let activity: ActivityId
let sealed: ActivityId

beforeAll(async () => {
  talk = await startTalk()
  ada = await talk.enrol('Ada Lovelace')
  ben = await talk.enrol('Ben')
  facilitator = await talk.enrol('Fay', 'facilitator')
  activity = await talk.house.place('room', { settings: { anonymity: 'liftable' } })
  sealed = await talk.house.place('room', { settings: { anonymity: 'sealed' } })
})
afterAll(() => talk.close())

const open = async (where = activity) => (await facilitator.command<ConversationId>(where, 'room.open')).answer
const ask = <T>(person: TestPerson, query: string, input: object = {}, where = activity) =>
  person.query<T>(where, query, input)
const tell = <T = Said>(person: TestPerson, command: string, input: object = {}, where = activity) =>
  person.command<T>(where, command, input)
const sendMasked = (person: TestPerson, conversation: ConversationId, markdown: string, more: object = {}) =>
  tell(person, 'conversations.send', { conversation, markdown, anonymous: true, ...more })
const standingOf = async (person: TestPerson, where = activity) =>
  (await ask<Standing>(person, 'conversations.readStanding', {}, where)).answer

describe('A message without a name', () => {
  test('is refused where the designer does not allow it', async () => {
    const refused = await ada.command(talk.activity, 'conversations.send', {
      conversation: talk.conversation,
      markdown: 'Who, me?',
      anonymous: true,
    })
    expect([refused.status, refused.error?.code]).toEqual([422, 'no_anonymity'])
  })

  test('leaves no trace of its author in anything that a peer’s page receives', async () => {
    const conversation = await open()
    const page = await ben.listen(activity)
    const first = await tell(ben, 'conversations.send', { conversation, markdown: 'What went wrong for you?' })
    const { answer: said } = await sendMasked(ada, conversation, 'I **lied** to a customer.', {
      replyTo: first.answer.message.id,
    })
    const message = said.message.id
    await tell(ada, 'conversations.edit', { message, markdown: 'I lied to two.', revision: 1 })
    await tell(ada, 'conversations.react', { message, reaction: 'same', on: true })
    await tell(ben, 'conversations.react', { message, reaction: 'thanks', on: true })
    await tell(ada, 'conversations.remove', { message })
    await tell(ada, 'conversations.restore', { message })
    await tell(ben, 'conversations.send', { conversation, markdown: 'So did I.', replyTo: message })
    const { position } = await sendMasked(ada, conversation, 'Thank you.')
    await page.hasHeard(position)
    const received = [...page.frames, ...(await readEverything(ben, conversation, message))]
    expect(page.frames.some((frame) => frame.includes('lied'))).toBe(true)
    expect(received.filter((text) => text.includes(ada.id) || text.includes('Lovelace'))).toEqual([])
  })

  test('keeps one name within its conversation, and another one elsewhere', async () => {
    const [one, other] = [await open(), await open()]
    const authors: (string | undefined)[] = []
    for (const [person, where] of [
      [ada, one],
      [ben, one],
      [ada, one],
      [ada, other],
    ] as const) {
      const { answer } = await sendMasked(person, where, 'Something')
      authors.push(answer.message.author)
      expect(cardOf(answer)).toMatchObject({ name: '', picture: null, role: 'learner' })
    }
    expect(authors[2]).toBe(authors[0])
    expect(new Set(authors).size).toBe(3)
    const { answer } = await ask<{ people: PersonCard[] }>(ben, 'conversations.readMessages', { conversation: one })
    expect(answer.people.flatMap(({ mask }) => mask ?? []).toSorted()).toEqual([1, 2])
  })

  test('is its author’s own: they know it on all their pages, and may edit and delete it', async () => {
    const conversation = await open()
    const page = await ada.listen(activity)
    const { answer, position } = await sendMasked(ada, conversation, 'Mine')
    await page.hasHeard(position)
    const heard = page.events.findLast(({ event }) => event === 'conversations.standingChanged')?.data as Standing
    const mask = { conversation, mask: answer.message.author, promise: 'liftable', lifted: null }
    expect(heard.masks).toContainEqual(expect.objectContaining(mask))
    expect(await standingOf(ada)).toEqual(heard)
    expect((await standingOf(ben)).masks.map((each) => each.mask)).not.toContain(answer.message.author)
    const removed = await tell(ada, 'conversations.remove', { message: answer.message.id })
    expect(removed.answer.message.gone).toBe('deleted')
  })

  test('leaves the event log without its author, and without whom an answer was toward', async () => {
    const conversation = await open()
    const { answer } = await sendMasked(ada, conversation, 'A secret')
    await tell(ben, 'conversations.send', { conversation, markdown: 'Ah', replyTo: answer.message.id })
    const lines = await talk.house.house.database.read((db) =>
      db.selectFrom('events').selectAll().where('conversation_id', '=', conversation).execute(),
    )
    expect(lines).toHaveLength(2)
    expect(JSON.stringify(lines)).not.toContain(ada.id)
    expect(lines[1]?.toward).toContain(answer.message.author)
  })
})

describe('Who it was', () => {
  test('is told to who facilitates, with a reason that is kept and told to the author', async () => {
    const conversation = await open()
    const { answer } = await sendMasked(ada, conversation, 'I want to hurt somebody.')
    const { message } = answer
    const refused = await tell(ben, 'moderation.lift', { message: message.id, reason: 'I am curious' })
    expect(refused.error?.code).toBe('not_allowed')
    const without = await tell(facilitator, 'moderation.lift', { message: message.id, reason: '  ' })
    expect(without.error?.code).toBe('invalid_input')
    const page = await ada.listen(activity)
    const peers = await ben.listen(activity)
    const input = { message: message.id, reason: 'Somebody may be in danger' }
    const lifted = await tell<PersonCard>(facilitator, 'moderation.lift', input)
    expect(lifted.answer).toMatchObject({ id: ada.id, name: 'Ada Lovelace' })
    await page.hasHeard(lifted.position)
    const told = page.events.at(-1)?.data as Standing | undefined
    const lift = { by: facilitator.id, because: 'Somebody may be in danger' }
    expect(told?.masks.find((mask) => mask.mask === message.author)).toMatchObject({ lifted: lift })
    await peers.hasHeard(lifted.position)
    expect(JSON.stringify(peers.events)).not.toContain(ada.id)
    const audit = await ask<{ lines: object[] }>(facilitator, 'moderation.listAudit')
    const line = { deed: 'lifted', actor: facilitator.id, toward: message.author, object: message.id }
    expect(audit.answer.lines[0]).toMatchObject({ ...line, reason: 'Somebody may be in danger' })
  })

  test('is told to nobody where that was promised, whatever the designer chooses later', async () => {
    const conversation = await open(sealed)
    const input = { conversation, markdown: 'Never tell', anonymous: true }
    const { answer } = await tell(ada, 'conversations.send', input, sealed)
    await talk.house.house.database.write((db) =>
      db.updateTable('activities').set({ settings: '{"anonymity":"liftable"}' }).where('id', '=', sealed).execute(),
    )
    const asked = { message: answer.message.id, reason: 'I want to know' }
    expect((await tell(facilitator, 'moderation.lift', asked, sealed)).error?.code).toBe('sealed')
  })

  test('is not told by muting or reporting them', async () => {
    const conversation = await open()
    const { answer } = await sendMasked(ada, conversation, 'Something rude')
    const message = answer.message.id
    await tell(ben, 'moderation.report', { message, reason: 'Rude' })
    const until = Date.now() + 60_000
    const { answer: mute } = await tell<{ id: string; person: string }>(facilitator, 'moderation.mute', {
      message,
      until,
      reason: 'Cool down',
    })
    expect(mute.person).toBe(answer.message.author)
    const told = await Promise.all(
      ['listReports', 'listMutes', 'listAudit'].map((query) => ask(facilitator, `moderation.${query}`)),
    )
    expect(JSON.stringify([mute, ...told.map((reply) => reply.answer)])).not.toContain(ada.id)
    expect((await sendMasked(ada, conversation, 'Again')).error?.code).toBe('muted')
    await tell(facilitator, 'moderation.endMute', { mute: mute.id })
    expect((await sendMasked(ada, conversation, 'Sorry')).status).toBe(200)
  })
})

const cardOf = ({ message, people }: Said) => people.find(({ id }) => id === message.author)

/** The answers to all that a page asks about a conversation, as text. */
async function readEverything(person: TestPerson, conversation: ConversationId, message: Message['id']) {
  const asked = await Promise.all([
    ask(person, 'conversations.readMessages', { conversation }),
    ask(person, 'conversations.readMessages', { conversation, nested: true }),
    ask(person, 'conversations.listMessages', { messages: [message] }),
    ask(person, 'conversations.listRevisions', { message }),
    ask(person, 'conversations.readStanding'),
    ask(person, 'moderation.listOwnReports'),
  ])
  expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 200))
  return asked.map(({ answer, position, headers }) => JSON.stringify([answer, position, [...headers]]))
}
