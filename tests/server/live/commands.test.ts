import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Said } from '../../../plugins/api/conversations.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPage } from '../../support/test-page.ts'
import type { TestPerson } from '../../support/test-person.ts'

let talk: Talk
let ada: TestPerson
let grace: TestPerson
let adas: TestPage
let graces: TestPage

beforeEach(async () => {
  talk = await startTalk()
  ada = await talk.enrol('Ada')
  grace = await talk.enrol('Grace')
  adas = await ada.listen(talk.activity)
  graces = await grace.listen(talk.activity)
})
afterEach(async () => {
  ada.leave()
  grace.leave()
  await talk.close()
})

const send = 'conversations.send'
const words = (markdown: string) => ({ conversation: talk.conversation, markdown })
const htmls = async () => (await talk.read(grace, { limit: 200 })).map(({ html }) => html)
const bare = (html: string) => html.replace(/<[^>]+>/g, '')

test('What a page sends by its socket is acknowledged once it is kept, and heard by everybody', async () => {
  const { status, answer, position } = await adas.command<Said>(send, words('by socket'))
  expect(status).toBe(200)
  expect((await talk.read(grace))[0]).toEqual(answer.message)
  for (const page of [adas, graces]) {
    await page.hasHeard(position)
    expect(page.events.map(({ data }) => data)).toContainEqual(answer)
  }
})

test.each([
  ['by socket, then by HTTP', true, false],
  ['by HTTP, then by socket', false, true],
  ['twice by socket', true, true],
])('What is given again with its key, %s, gets the same answer and is done once', async (_how, first, second) => {
  const give = async (bySocket: boolean) =>
    bySocket ? adas.command<Said>(send, words('once'), 'one-attempt') : talk.send(ada, 'once', { key: 'one-attempt' })
  const answers = [await give(first), await give(second)]
  expect(answers[1]?.answer).toEqual(answers[0]?.answer)
  expect(answers[1]?.position).toEqual(answers[0]?.position)
  expect(await htmls()).toEqual(['<p>once</p>'])
})

test('The same command at once by both ways is done once', async () => {
  const [bySocket, byHttp] = await Promise.all([
    adas.command<Said>(send, words('once'), 'at-the-same-time'),
    talk.send(ada, 'once', { key: 'at-the-same-time' }),
  ])
  expect(bySocket.answer).toEqual(byHttp.answer)
  expect(await htmls()).toEqual(['<p>once</p>'])
})

describe('A command that is refused', () => {
  test.each([
    ['not as agreed', send, { conversation: 7, markdown: 'x' }],
    ['without words', send, { markdown: ' ' }],
    ['of no such name', 'conversations.constructor', {}],
    ['of a feature that is not here', 'poll.castVote', {}],
    ['that the role does not allow', 'room.close', { closed: true }],
  ])('is refused in the words of HTTP, and nothing is kept: %s', async (_what, operation, input) => {
    const given = { conversation: talk.conversation, ...input }
    const bySocket = await adas.command(operation, given)
    const byHttp = await ada.command(talk.activity, operation, given)
    expect({ status: bySocket.status, ...bySocket.error, reference: undefined }).toEqual({
      status: byHttp.status,
      ...byHttp.error,
      reference: undefined,
    })
    expect(await htmls()).toEqual([])
  })

  test('does not keep its neighbours back', async () => {
    const given = ['one', ' ', 'two', ' ', 'three'].map((markdown) => adas.command<Said>(send, words(markdown)))
    expect((await Promise.all(given)).map(({ status }) => status)).toEqual([200, 422, 200, 422, 200])
    // A page that cares in which order waits for each; here none did.
    expect((await htmls()).map(bare).toSorted()).toEqual(['one', 'three', 'two'])
  })
})

test('Whoever has not been let in yet commands nothing', async () => {
  const socket = new WebSocket(`${talk.house.url.replace('http', 'ws')}/live`, { origin: 'http://127.0.0.1' })
  const command = { key: 'much-too-early', feature: 'conversations', name: 'send', input: words('early') }
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.once('open', () => socket.send(JSON.stringify({ command })))
  expect(await closed).toBe(4400)
  expect(await htmls()).toEqual([])
})

test('Whose session has ended is sent away with their command', async () => {
  const closed = new Promise((resolve) => adas.socket.once('close', resolve))
  const { database } = talk.house.house
  await database.write((db) => db.deleteFrom('sessions').where('person_id', '=', ada.id).execute())
  // News of the course lets the door look again.
  await talk.enrol('Linus')
  adas.socket.send(
    JSON.stringify({ command: { key: 'after-the-end', feature: 'conversations', name: 'send', input: words('late') } }),
  )
  expect(await closed).toBe(4401)
  expect(await htmls()).toEqual([])
})

test('Whoever has more under way than any page is closed, and what was done is not done again', async () => {
  const closed = new Promise((resolve) => adas.socket.once('close', resolve))
  for (let count = 0; count < 40; count += 1) {
    const command = { key: `flood-number-${count}`, feature: 'conversations', name: 'send', input: words(`n${count}`) }
    adas.socket.send(JSON.stringify({ command }))
  }
  expect((await graces.command(send, words('calm'))).status).toBe(200)
  expect(await closed).toBe(4429)
  // What was under way when the socket closed may still be on its way into the database: one look at it, no two.
  const said = await htmls()
  expect(new Set(said).size).toBe(said.length)
})

test('Whoever waits for each answer may go on for as long as they like', async () => {
  for (let count = 0; count < 20; count += 1) expect((await adas.command(send, words(`n${count}`))).status).toBe(200)
})

test('The acknowledgement and what everybody hears reach a page in one piece', async () => {
  const pieces: Buffer[] = []
  const { _socket: wire } = adas.socket as unknown as { _socket: NodeJS.EventEmitter }
  wire.on('data', (piece: Buffer) => pieces.push(piece))
  await adas.command(send, words('together'))
  const heard = pieces.map(String).filter((piece) => piece.includes('together') || piece.includes('"done"'))
  expect(heard).toHaveLength(1)
  expect(heard[0]).toMatch(/"seq".*"done"/s)
})
