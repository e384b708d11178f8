import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Message, Said, Standing } from '../../../plugins/api/conversations.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

let talk: Talk
let ada: TestPerson
let ben: TestPerson
let facilitator: TestPerson
let now: number
const minute = 60_000

beforeAll(async () => {
  now = Date.UTC(2026, 10, 21, 9)
  talk = await startTalk({ now: () => now })
  ada = await talk.enrol('Ada')
  ben = await talk.enrol('Ben')
  facilitator = await talk.enrol('Fay', 'facilitator')
})
beforeEach(() => {
  now += 10 * minute
})
afterAll(() => talk.close())

const ask = async <T>(person: TestPerson, query: string, input: object = {}) =>
  person.query<T>(talk.activity, query.includes('.') ? query : `moderation.${query}`, input)
const tell = async <T = unknown>(person: TestPerson, command: string, input: object) =>
  person.command<T>(talk.activity, command.includes('.') ? command : `moderation.${command}`, input)

interface Waiting {
  readonly waiting: { message: Message; html: string; context: Message[]; reports: { reporter: string }[] }[]
}
const waitingFor = async () => (await ask<Waiting>(facilitator, 'listReports')).answer.waiting
const auditOf = async () => (await ask<{ lines: object[] }>(facilitator, 'listAudit')).answer.lines

describe('A slow conversation', () => {
  test('lets everybody say one thing in its time, whatever they wear, and holds back nobody who leads', async () => {
    const { conversation } = talk
    const says = async (person: TestPerson, words: string) => (await talk.send(person, words)).error
    expect((await tell(ada, 'tendConversation', { conversation, slow: 30 })).error?.code).toBe('not_allowed')
    const page = await ada.listen(talk.activity)
    const { position } = await tell(facilitator, 'tendConversation', { conversation, slow: 30 })
    await page.hasHeard(position)
    expect(page.events).toMatchObject([{ event: 'conversations.conversationChanged', data: { slow: 30 } }])
    expect(await says(ada, 'One')).toBeUndefined()
    now += minute / 6
    expect(await says(ada, 'Two')).toMatchObject({ code: 'slow_down', values: { until: now + minute / 3 } })
    expect(await says(ben, 'Another one')).toBeUndefined()
    for (const words of ['Welcome', 'And welcome']) expect(await says(facilitator, words)).toBeUndefined()
    now += minute / 3
    expect(await says(ada, 'Two')).toBeUndefined()
    await tell(facilitator, 'tendConversation', { conversation, slow: 0 })
    expect(await says(ada, 'Three')).toBeUndefined()
    expect((await auditOf()).slice(0, 2)).toMatchObject([{ deed: 'freed' }, { deed: 'slowed' }])
  })

  test('is closed and opened again, once each, and both are written down', async () => {
    const { conversation } = talk
    for (const closed of [true, true]) await tell(facilitator, 'tendConversation', { conversation, closed })
    expect((await talk.send(ada, 'Still?')).error?.code).toBe('conversation_closed')
    await tell(facilitator, 'tendConversation', { conversation, closed: false })
    expect((await talk.send(ada, 'Again.')).error).toBeUndefined()
    expect((await auditOf()).slice(0, 3)).toMatchObject([{ deed: 'reopened' }, { deed: 'closed' }, { deed: 'freed' }])
  })
})

describe('A conversation in which messages are read first', () => {
  interface Held {
    readonly held: { id: string; author: string; html: string; returned: { reason: string } | null }[]
  }
  const heldFor = async (person: TestPerson) => {
    const { answer } = await ask<Held>(person, 'conversations.listHeld', { conversation: talk.conversation })
    return answer.held
  }

  const unreadFor = async (person: TestPerson) => (await ask<object[]>(person, 'conversations.countUnread')).answer

  test('keeps what waits from everybody but its author and who leads, until it is let through', async () => {
    const { conversation, activity } = talk
    await tell(facilitator, 'tendConversation', { conversation, holds: true })
    const count = (await talk.read(ben)).length
    const unread = await unreadFor(ben)
    const pages = { ben: await ben.listen(activity), fay: await facilitator.listen(activity) }
    const sent = await talk.send(ada, 'A secret word')
    expect(sent.answer).toMatchObject({ waits: { author: ada.id, html: '<p>A secret word</p>', returned: null } })
    await pages.fay.hasHeard(sent.position)
    expect(pages.fay.events).toMatchObject([{ event: 'conversations.heldChanged', data: { conversation } }])
    expect(pages.ben.events).toEqual([])
    expect(await talk.read(ben)).toHaveLength(count)
    expect(await heldFor(ben)).toEqual([])
    expect(await heldFor(ada)).toHaveLength(1)
    const [waiting] = await heldFor(facilitator)
    expect(await unreadFor(ben)).toEqual(unread)
    const found = await ask<{ messages: object[] }>(ben, 'search.find', { words: 'secret' })
    expect(found.answer.messages).toEqual([])
    expect((await tell(ben, 'conversations.letThrough', { held: waiting?.id })).error?.code).toBe('not_allowed')
    expect((await tell(ben, 'conversations.takeBack', { held: waiting?.id })).error?.code).toBe('not_found')
    const through = await tell<Said>(facilitator, 'conversations.letThrough', { held: waiting?.id })
    expect(through.answer.message).toMatchObject({ author: ada.id, html: '<p>A secret word</p>', seq: count + 1 })
    await pages.ben.hasHeard(through.position)
    expect(pages.ben.events.map(({ event }) => event)).toContain('conversations.messageSent')
    expect(await heldFor(ada)).toEqual([])
    expect((await talk.send(facilitator, 'I am not held.')).answer.message.seq).toBe(count + 2)
    const { id: message, revision } = through.answer.message
    const edit = { message, revision, markdown: 'Something else' }
    expect((await tell(ada, 'conversations.edit', edit)).error?.code).toBe('read_first')
  })

  test('returns a message with a reason to its author, who takes it back, and ends by letting through what waits', async () => {
    const { conversation } = talk
    await talk.send(ada, 'Too rude')
    const [rude] = await heldFor(facilitator)
    await tell(facilitator, 'conversations.returnHeld', { held: rude?.id, reason: 'Say it kindly' })
    expect(await heldFor(facilitator)).toEqual([])
    expect(await heldFor(ada)).toMatchObject([{ returned: { reason: 'Say it kindly' } }])
    expect((await tell(facilitator, 'conversations.letThrough', { held: rude?.id })).error?.code).toBe(
      'already_decided',
    )
    const back = await tell<{ markdown: string }>(ada, 'conversations.takeBack', { held: rude?.id })
    expect(back.answer.markdown).toBe('Too rude')
    for (const words of ['First', 'Second']) await talk.send(ben, words)
    await tell(facilitator, 'tendConversation', { conversation, holds: false })
    expect((await talk.read(ada)).slice(-2).map(({ html }) => html)).toEqual(['<p>First</p>', '<p>Second</p>'])
    expect((await talk.send(ben, 'At once')).answer.message.author).toBe(ben.id)
    const deeds = (await auditOf()).map((line) => (line as { deed: string }).deed)
    expect(deeds.slice(0, 6)).toEqual(['admitted', 'admitted', 'released', 'returned', 'admitted', 'held'])
  })

  test('shows everybody whose words were let through at once among those who wrote last', async () => {
    const { conversation } = talk
    const [cleo, dan] = [await talk.enrol('Cleo'), await talk.enrol('Dan')]
    await tell(facilitator, 'tendConversation', { conversation, holds: true })
    for (const person of [cleo, dan]) await talk.send(person, 'Here')
    await tell(facilitator, 'tendConversation', { conversation, holds: false })
    const { answer } = await talk.send(ben, 'Welcome')
    expect(answer.conversation.authors.slice(0, 3)).toEqual([ben.id, dan.id, cleo.id])
  })
})

describe('A report', () => {
  test('waits for who facilitates, the oldest first, with what was said before and who asks', async () => {
    await talk.say(ben, 'Before')
    const [rude, ruder] = [await talk.say(ada, 'Something rude'), await talk.say(ada, 'Something ruder')]
    const page = await facilitator.listen(talk.activity)
    const peers = await ada.listen(talk.activity)
    await tell(ben, 'report', { message: rude.id, reason: 'This hurts' })
    now += minute
    const { position } = await tell(ben, 'report', { message: ruder.id, reason: 'This, too' })
    await page.hasHeard(position)
    // What was said before may still be on its way to a page that has just come.
    const toldTo = ({ events }: typeof page) =>
      events.flatMap(({ event }) => (event.startsWith('moderation.') ? [event] : []))
    expect(toldTo(page)).toEqual(['moderation.reportsChanged', 'moderation.reportsChanged'])
    expect(toldTo(peers)).toEqual([])
    const waiting = await waitingFor()
    expect(waiting.map(({ message }) => message.id)).toEqual([rude.id, ruder.id])
    expect(waiting[0]?.reports).toMatchObject([{ reporter: ben.id, reason: 'This hurts' }])
    expect(waiting[0]?.context.at(-1)?.html).toBe('<p>Before</p>')
    expect((await ask(ada, 'listReports')).error?.code).toBe('not_allowed')
    for (const { message } of waiting) await tell(facilitator, 'decide', { message: message.id, decision: 'leave' })
  })

  test('that is heeded hides the message with a reason for its author, and tells who reported it', async () => {
    const { id: message } = await talk.say(ada, 'An insult')
    await tell(ben, 'report', { message, reason: 'An insult' })
    const page = await ben.listen(talk.activity)
    const decision = { message, decision: 'hide', reason: 'Nobody is to be insulted', word: 'Thank you' }
    expect((await tell(facilitator, 'decide', { ...decision, reason: '' })).error?.path).toBe('/reason')
    const { position } = await tell(facilitator, 'decide', decision)
    await page.hasHeard(position)
    const told = { message, decision: 'hidden', word: 'Thank you', decidedAt: now, html: '' }
    expect(page.events.find(({ event }) => event === 'moderation.reportDecided')?.data).toMatchObject(told)
    expect((await ask<object[]>(ben, 'listOwnReports')).answer[0]).toMatchObject(told)
    const why = { by: { name: 'Fay' }, reason: 'Nobody is to be insulted', html: '<p>An insult</p>' }
    expect((await ask(ada, 'readHidden', { message })).answer).toMatchObject(why)
    expect((await ask(ben, 'readHidden', { message })).status).toBe(404)
    expect(await waitingFor()).toEqual([])
    expect((await tell(facilitator, 'decide', decision)).error?.code).toBe('already_decided')
  })

  test('that is not heeded leaves the message, with a word to who reported it', async () => {
    const { id: message } = await talk.say(ada, 'A sharp word')
    await tell(ben, 'report', { message, reason: 'Sharp' })
    await tell(facilitator, 'decide', { message, decision: 'leave', word: 'It is sharp, and fair' })
    expect((await talk.read(ben)).at(-1)).toMatchObject({ id: message, gone: null })
    const left = { decision: 'left', word: 'It is sharp, and fair' }
    expect((await ask<object[]>(ben, 'listOwnReports')).answer[0]).toMatchObject(left)
  })

  test('of words among a few opens just these to who facilitates', async () => {
    const { answer: conversation } = await tell<string>(ada, 'room.open', { people: [ada.id, ben.id] })
    const send = (markdown: string) => tell<Said>(ada, 'conversations.send', { conversation, markdown })
    await send('Among us')
    const { answer } = await send('A threat')
    await tell(ben, 'report', { message: answer.message.id, reason: 'I am afraid' })
    const [waiting] = await waitingFor()
    expect([waiting?.html, waiting?.context]).toEqual(['<p>A threat</p>', []])
    expect((await ask(facilitator, 'conversations.readMessages', { conversation })).status).toBe(404)
    const decision = { message: answer.message.id, decision: 'hide', reason: 'A threat' }
    expect((await tell(facilitator, 'decide', decision)).status).toBe(200)
    const { answer: left } = await ask<{ messages: Message[] }>(ben, 'conversations.readMessages', { conversation })
    expect(left.messages.at(-1)?.gone).toBe('hidden')
  })
})

describe('What was taken away', () => {
  test('can be brought back by its author for a minute, wherever they are', async () => {
    const { id: message } = await talk.say(ada, 'Wait')
    await tell(ada, 'conversations.remove', { message })
    now += minute
    expect((await tell(ada, 'conversations.restore', { message })).status).toBe(200)
    await tell(ada, 'conversations.remove', { message })
    now += minute + 1
    expect((await tell(ada, 'conversations.restore', { message })).error?.code).toBe('already_gone')
    expect((await tell(facilitator, 'conversations.restore', { message })).error?.code).toBe('already_gone')
  })

  test('can be shown again by who facilitates, however late', async () => {
    const { id: message } = await talk.say(ada, 'Hidden by mistake')
    await tell(facilitator, 'conversations.remove', { message, reason: 'A mistake' })
    now += 100 * minute
    expect((await tell(ada, 'conversations.restore', { message })).error?.code).toBe('already_gone')
    expect((await tell(facilitator, 'conversations.restore', { message })).status).toBe(200)
    expect((await auditOf()).slice(0, 2)).toMatchObject([
      { deed: 'restored' },
      { deed: 'hid', reason: 'A mistake', toward: ada.id },
    ])
  })
})

describe('Somebody muted', () => {
  test('says nothing anywhere in the course until the time is over, and is told why', async () => {
    const until = now + 60 * minute
    const page = await ada.listen(talk.activity)
    const { position } = await tell(facilitator, 'mute', { person: ada.id, until, reason: 'Cool down' })
    await page.hasHeard(position)
    const standing = page.events.find(({ event }) => event === 'conversations.standingChanged')?.data as Standing
    expect(standing.muted).toEqual({ until, reason: 'Cool down' })
    const elsewhere = await talk.house.place('room')
    const message = (await talk.say(ben, 'Anybody?')).id
    const { conversation } = talk
    const replies = [
      await tell(ada, 'conversations.send', { conversation, markdown: 'Me' }),
      await tell(ada, 'conversations.react', { message, reaction: 'same', on: true }),
      await tell(ada, 'room.open', {}),
      await ada.command(elsewhere, 'room.open', {}),
    ]
    expect(replies.map(({ error }) => error)).toMatchObject(replies.map(() => ({ code: 'muted', values: { until } })))
    expect((await talk.read(ada)).length).toBeGreaterThan(0)
    now = until
    expect((await tell(ada, 'conversations.send', { conversation, markdown: 'Me' })).status).toBe(200)
  })

  test('is in a list, and may be let speak before', async () => {
    const until = now + 60 * minute
    const { answer } = await tell<{ id: string }>(facilitator, 'mute', { person: ben.id, until, reason: 'Spam' })
    const { answer: list } = await ask<{ mutes: object[] }>(facilitator, 'listMutes')
    expect(list.mutes.at(-1)).toEqual({
      id: answer.id,
      person: ben.id,
      reason: 'Spam',
      by: facilitator.id,
      at: now,
      until,
    })
    await tell(facilitator, 'endMute', { mute: answer.id })
    expect((await talk.send(ben, 'I am back')).status).toBe(200)
    expect((await auditOf()).slice(0, 2)).toMatchObject([{ deed: 'unmuted' }, { deed: 'muted', toward: ben.id, until }])
  })

  test('is never who leads the course, nor somebody of another one', async () => {
    const until = now + minute
    const stranger = await talk.house.enrol('Stranger', { course: 'tea' })
    const mute = (person: string) => tell(facilitator, 'mute', { person, until, reason: 'No' })
    expect((await mute(facilitator.id)).error?.code).toBe('not_allowed')
    expect((await mute(stranger.id)).status).toBe(404)
    expect((await tell(ada, 'mute', { person: ben.id, until, reason: 'No' })).error?.code).toBe('not_allowed')
  })
})

describe('The audit log', () => {
  test('says who did what, and never changes', async () => {
    const { answer: conversation } = await tell<string>(facilitator, 'room.open', {})
    await tell(facilitator, 'room.close', { conversation, closed: true })
    expect((await auditOf())[0]).toMatchObject({ actor: facilitator.id, deed: 'closed', conversation, at: now })
    const { database } = talk.house.house
    await expect(database.write((db) => db.updateTable('audit').set({ reason: 'x' }).execute())).rejects.toThrow(
      /only grows/,
    )
    await expect(database.write((db) => db.deleteFrom('audit').execute())).rejects.toThrow(/only grows/)
    expect((await ask(ada, 'listAudit')).error?.code).toBe('not_allowed')
  })
})
