// @vitest-environment node
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFeatureClient } from '../../../client/connection/feature-client.ts'
import { Http, unreachableRefusal } from '../../../client/connection/http.ts'
import type { contract } from '../../../server/conversations/contract.ts'
import { findFreePort } from '../../support/free-port.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

let talk: Talk
let url: string
let nadia: TestPerson

beforeEach(async () => {
  const port = await findFreePort()
  url = `http://127.0.0.1:${port}`
  talk = await startTalk({ configuration: { port, url } })
  nadia = await talk.enrol('Nadia')
})
afterEach(() => talk.close())

/** Nadia's page, whose line can lose answers: what is given by it arrives all the same. */
function openPage() {
  const server = new Http({ token: () => nadia.token, onSignedOut: () => undefined })
  const line = { losesAnswers: true, keys: [] as (string | undefined)[] }
  const post = async (path: string, body: unknown, key?: string) => {
    line.keys.push(key)
    const answer = await server.post(url + path, body, key)
    if (line.losesAnswers) throw unreachableRefusal()
    return answer
  }
  const live = { listen: () => () => undefined, eventsAfter: () => [], command: async () => undefined }
  const lines = { http: { get: server.get, post }, live, activity: talk.activity, me: nadia.id }
  // A form that is opened again has a client of its own.
  const send = (markdown: string, key?: string) =>
    makeFeatureClient<typeof contract>('conversations', lines).command('send', saying(markdown), key)
  return { line, send }
}

const saying = (markdown: string) => ({ conversation: talk.conversation, markdown })
const said = async () => (await talk.read(nadia)).map(({ html }) => html.replace(/<[^>]+>/g, ''))

test('What nobody answered is done once, however often it is asked for until somebody does', async () => {
  const { line, send } = openPage()
  for (let times = 0; times < 2; times++) await expect(send('once')).rejects.toThrow('whether this arrived')
  line.losesAnswers = false
  expect(await send('once')).toMatchObject({ message: { html: '<p>once</p>' } })
  expect(new Set(line.keys).size).toBe(1)
  expect(await said()).toEqual(['once'])
})

test('What was answered can be asked for anew', async () => {
  const { line, send } = openPage()
  await expect(send('once')).rejects.toThrow('whether this arrived')
  line.losesAnswers = false
  for (let times = 0; times < 2; times++) await send('once')
  expect(await said()).toEqual(['once', 'once'])
})

test('Once something else was asked for, what was asked for before is meant anew', async () => {
  const { line, send } = openPage()
  for (const words of ['on', 'off']) await expect(send(words)).rejects.toThrow('whether this arrived')
  line.losesAnswers = false
  await send('on')
  expect(await said()).toEqual(['on', 'off', 'on'])
})

test('What is refused is known not to have been done, and is asked for anew', async () => {
  const { line, send } = openPage()
  for (let times = 0; times < 2; times++) await expect(send(' ')).rejects.toMatchObject({ code: 'message_empty' })
  expect(new Set(line.keys).size).toBe(2)
})

test('Who names their command themselves gives it by that name', async () => {
  const { line, send } = openPage()
  await expect(send('named', 'one-key-1')).rejects.toThrow('whether this arrived')
  line.losesAnswers = false
  await send('named')
  expect(line.keys[0]).toBe('one-key-1')
  expect(line.keys[1]).not.toBe('one-key-1')
})
