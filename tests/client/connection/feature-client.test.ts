// @vitest-environment node
import { Window } from 'happy-dom'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import type { ActivityId, ConversationId } from '../../../plugins/api/contract.ts'
import type { contract as conversations } from '../../../server/conversations/contract.ts'
import { makeFeatureClient } from '../../../client/connection/feature-client.ts'
import { Http } from '../../../client/connection/http.ts'
import { LiveHub } from '../../../client/connection/live/hub.ts'
import {
  makeWindowReducers,
  namedReducers,
  positionReducers,
  type TalkWindow,
} from '../../../client/connection/talk-state.ts'
import { findFreePort } from '../../support/free-port.ts'
import { fillConversation } from '../../support/long-talk.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

let talk: Talk
let url: string
let nadia: TestPerson
let kwame: TestPerson
const hubs: LiveHub[] = []

beforeEach(async () => {
  const port = await findFreePort()
  url = `http://127.0.0.1:${port}`
  talk = await startTalk({ configuration: { port, url } })
  nadia = await talk.enrol('Nadia')
  kwame = await talk.enrol('Kwame')
  // As much of a page as the connection looks at: where it is, and whether it is in view.
  const page = new Window({ url })
  vi.stubGlobal('window', page)
  vi.stubGlobal('document', page.document)
  vi.stubGlobal('location', page.location)
})
afterEach(async () => {
  for (const hub of hubs.splice(0)) hub.close()
  vi.unstubAllGlobals()
  await talk.close()
})

/** What a page of somebody speaks through, and the sockets it opened. */
function visit({ token, id }: TestPerson, activity: ActivityId = talk.activity) {
  const sockets: NodeSocket[] = []
  const openSocket = (address: string) => {
    const socket = new NodeSocket(address, { origin: url })
    sockets.push(socket)
    return socket as unknown as WebSocket
  }
  const live = new LiveHub({
    activity,
    token: () => token,
    openSocket,
  })
  hubs.push(live)
  const server = new Http({ token: () => token, onSignedOut: () => undefined })
  // A page speaks to where it is; a test is nowhere.
  const http = {
    get: (path: string) => server.get(url + path),
    post: (path: string, body: unknown, key?: string) => {
      posted.push(path)
      return server.post(url + path, body, key)
    },
  }
  const posted: string[] = []
  const client = makeFeatureClient<typeof conversations>('conversations', { http, live, activity, me: id })
  return { client, live, sockets, posted }
}

type Client = ReturnType<typeof visit>['client']

const watchMessages = (client: Client, window = {}) =>
  client.watch(
    'readMessages',
    { conversation: talk.conversation, ...window },
    { reducers: makeWindowReducers({ nested: false, after: undefined, before: undefined }), changed: () => undefined },
  )

const words = (state: TalkWindow | undefined) => state?.messages.map(({ html }) => html.replace(/<[^>]+>/g, ''))
const ready = (watched: { state: unknown }) => expect.poll(() => watched.state).toBeDefined()

describe('a watched answer', () => {
  test('follows what others say, each thing once', async () => {
    await talk.say(kwame, 'before')
    const { client } = visit(nadia)
    const watched = watchMessages(client)
    await ready(watched)
    await talk.say(kwame, 'after')
    const told = await client.command('send', { conversation: talk.conversation, markdown: 'mine' })
    await expect.poll(() => words(watched.state)).toEqual(['before', 'after', 'mine'])
    expect(told).toMatchObject({ conversation: watched.state?.conversation })
  })

  test('has what was said between its reading and the first word of the socket', async () => {
    const { client } = visit(nadia)
    const watched = watchMessages(client)
    for (let n = 1; n <= 5; n++) await talk.say(kwame, `at once ${n}`)
    await expect
      .poll(() => words(watched.state))
      .toEqual(['at once 1', 'at once 2', 'at once 3', 'at once 4', 'at once 5'])
  })

  test('goes on after a cut where it was', async () => {
    const { client, live, sockets } = visit(nadia)
    const watched = watchMessages(client)
    await ready(watched)
    await expect.poll(() => live.state.kind).toBe('live')
    sockets.at(-1)?.terminate()
    await expect.poll(() => live.state.kind).toBe('reconnecting')
    await talk.say(kwame, 'meanwhile')
    live.reconnectNow()
    await expect.poll(() => words(watched.state)).toEqual(['meanwhile'])
  })

  test('that does not reach the end does not grow there', async () => {
    for (let n = 1; n <= 4; n++) await talk.say(kwame, `number ${n}`)
    const { client } = visit(nadia)
    const beginning = watchMessages(client, { after: 0, limit: 2 })
    const end = watchMessages(client, { limit: 2 })
    await Promise.all([ready(beginning), ready(end)])
    await talk.say(kwame, 'number 5')
    await expect.poll(() => words(end.state)).toEqual(['number 3', 'number 4', 'number 5'])
    expect(words(beginning.state)).toEqual(['number 1', 'number 2'])
    expect(beginning.state?.conversation.lastSeq).toBe(5)
  })

  test('is read again where so much moved that nobody is told of each', async () => {
    const facilitator = await talk.enrol('Fay', 'facilitator')
    const { activity, conversation } = talk
    const filled = { conversation, authors: [nadia.id, kwame.id], count: 300, now: Date.now() }
    await talk.house.house.database.write((db) => fillConversation(db, filled))
    const { client } = visit(nadia)
    const end = watchMessages(client, { limit: 2 })
    await ready(end)
    const ids = end.state?.messages.map(({ id }) => id) ?? []
    const named = client.watch('listMessages', { messages: ids }, { reducers: namedReducers, changed: () => undefined })
    await ready(named)
    const [head] = await talk.read(kwame, { after: 0, limit: 1 })
    const { answer: to } = await facilitator.command<ConversationId>(activity, 'room.move', { message: head?.id })
    await expect
      .poll(() => end.state?.messages.map(({ seq, gone }) => ({ seq, gone })))
      .toEqual([
        { seq: 299, gone: 'moved' },
        { seq: 300, gone: 'moved' },
      ])
    await expect.poll(() => named.state?.messages.map((message) => message.conversation)).toEqual([to, to])
  })

  test('says why it cannot be read', async () => {
    const { client } = visit(nadia)
    const nowhere = { conversation: 'nowhere' as ConversationId }
    const watched = client.watch('readMessages', nowhere, { changed: () => undefined })
    await expect.poll(() => watched.failure?.message).toBe('This is not here, or not for you.')
  })

  test('that is stopped stays as it was', async () => {
    const { client } = visit(nadia)
    const watched = watchMessages(client)
    const other = watchMessages(client)
    await Promise.all([ready(watched), ready(other)])
    watched.stop()
    await talk.say(kwame, 'unheard')
    await expect.poll(() => words(other.state)).toEqual(['unheard'])
    expect(words(watched.state)).toEqual([])
  })
})

test('reading on one device moves the position on another', async () => {
  await talk.say(kwame, 'to be read')
  const [phone, laptop] = [visit(nadia), visit(nadia)]
  const { conversation } = talk
  const options = { reducers: positionReducers, changed: () => undefined }
  const watched = phone.client.watch('listPositions', { conversations: [conversation] }, options)
  await expect.poll(() => watched.state).toEqual([])
  await laptop.client.command('markRead', { conversation, seq: 1 })
  await expect.poll(() => watched.state).toMatchObject([{ conversation, seq: 1 }])
})

test('an event is heard once for each time that it happens', async () => {
  const { client } = visit(nadia)
  const heard: string[] = []
  const stop = client.on('messageSent', ({ message }) => heard.push(message.html))
  await ready(watchMessages(client))
  await talk.say(kwame, 'one')
  await talk.say(kwame, 'two')
  await expect.poll(() => heard).toEqual(['<p>one</p>', '<p>two</p>'])
  stop()
  await talk.say(kwame, 'three')
  expect(heard).toHaveLength(2)
})

test('a command that is given a second time with its key is done once', async () => {
  const { client } = visit(nadia)
  const input = { conversation: talk.conversation, markdown: 'said once' }
  const [first, second] = [
    await client.command('send', input, 'one-key-1'),
    await client.command('send', input, 'one-key-1'),
  ]
  expect(second).toEqual(first)
  expect(await talk.read(kwame)).toHaveLength(1)
})

test('what somebody in between says in JSON is no answer, and nothing was done by it', async () => {
  const portal = async () => ({ login: 'required' })
  const live = { listen: () => () => undefined, eventsAfter: () => [], command: async () => undefined }
  const lines = { http: { get: portal, post: portal }, live, activity: talk.activity, me: nadia.id }
  const client = makeFeatureClient<typeof conversations>('conversations', lines)
  const input = { conversation: talk.conversation, markdown: 'In the lobby' }
  await expect(client.command('send', input)).rejects.toThrow('Nobody answered')
  await expect(client.query('listDrafts', {})).rejects.toThrow('There is no connection')
})

describe('a command', () => {
  const said = async () => (await talk.read(kwame, { limit: 200 })).map(({ html }) => html)
  const untilLive = (live: LiveHub) => expect.poll(() => live.state.kind).toBe('live')
  const words = (markdown: string) => ({ conversation: talk.conversation, markdown })

  test('goes by the socket while there is one', async () => {
    const { client, live, posted } = visit(nadia)
    await untilLive(live)
    const told = await client.command('send', words('by socket'))
    expect(told).toMatchObject({ message: { html: '<p>by socket</p>' } })
    expect(posted).toEqual([])
  })

  test('goes by HTTP while there is none, and when it is long', async () => {
    const { client, live, posted } = visit(nadia)
    await client.command('send', words('early'))
    await untilLive(live)
    await client.command('send', words('long '.repeat(3900)))
    expect(posted).toHaveLength(2)
    expect(await said()).toHaveLength(2)
  })

  test('that was on its way when the socket was cut is given again, and done once', async () => {
    const { client, live, sockets, posted } = visit(nadia)
    await untilLive(live)
    const sending = client.command('send', words('cut in the middle'))
    sockets.at(-1)?.terminate()
    expect(await sending).toMatchObject({ message: { html: '<p>cut in the middle</p>' } })
    expect(posted).toHaveLength(1)
    expect(await said()).toEqual(['<p>cut in the middle</p>'])
  })

  test('that is refused by the socket says why, and is not given again', async () => {
    const { client, live, posted } = visit(nadia)
    await untilLive(live)
    await expect(client.command('send', words(' '))).rejects.toMatchObject({ code: 'message_empty', status: 422 })
    expect(posted).toEqual([])
  })
})

test('who is here is known to everybody who is', async () => {
  const [one, other] = [visit(nadia), visit(kwame)]
  for (const { live } of [one, other])
    await expect
      .poll(() => live.presence.people.map(({ name }) => name).toSorted(), { timeout: 4000 })
      .toEqual(['Kwame', 'Nadia'])
})
