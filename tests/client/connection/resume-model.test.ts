// @vitest-environment node
import fc from 'fast-check'
import { Window } from 'happy-dom'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import type { ConversationId, MessageId } from '../../../plugins/api/contract.ts'
import type { Said } from '../../../plugins/api/conversations.ts'
import { makeFeatureClient } from '../../../client/connection/feature-client.ts'
import { Http } from '../../../client/connection/http.ts'
import { LiveHub } from '../../../client/connection/live/hub.ts'
import { makeWindowReducers } from '../../../client/connection/talk-state.ts'
import type { contract as conversations } from '../../../server/conversations/contract.ts'
import { findFreePort } from '../../support/free-port.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

/** The model: what a conversation says, in its order. */
interface Entry {
  readonly id: MessageId
  words: string
  revision: number
  gone: boolean
}

let talk: Talk
let url: string
let writer: TestPerson
let reader: TestPerson

beforeEach(async () => {
  const port = await findFreePort()
  url = `http://127.0.0.1:${port}`
  talk = await startTalk({ configuration: { port, url } })
  writer = await talk.enrol('Writer')
  reader = await talk.enrol('Reader')
  const page = new Window({ url })
  vi.stubGlobal('window', page)
  vi.stubGlobal('document', page.document)
  vi.stubGlobal('location', page.location)
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await talk.close()
})

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('send' as const), many: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('edit' as const, 'remove' as const), which: fc.nat({ max: 20 }) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('cut' as const, 'resume' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** A page that watches a conversation, and can be kept off. */
class WatchingPage {
  private off = false
  private readonly sockets: NodeSocket[] = []
  private readonly live: LiveHub
  private readonly watched

  constructor(conversation: ConversationId) {
    const { activity } = talk
    this.live = new LiveHub({ activity, token: () => reader.token, openSocket: (address) => this.open(address) })
    const http = new Http({ token: () => reader.token, onSignedOut: () => undefined })
    const lines = {
      http: {
        get: (path: string) => http.get(url + path),
        post: (path: string, body: unknown) => http.post(path, body),
      },
      live: this.live,
      activity,
      me: reader.id,
    }
    const client = makeFeatureClient<typeof conversations>('conversations', lines)
    const options = {
      reducers: makeWindowReducers({ nested: false, after: undefined, before: undefined }),
      changed: () => undefined,
    }
    this.watched = client.watch('readMessages', { conversation, limit: 200 }, options)
  }

  get shows(): unknown[] | undefined {
    return this.watched.state?.messages.map(({ id, html, gone }) => [id, html.replace(/<[^>]+>/g, ''), gone !== null])
  }

  cut(): void {
    this.off = true
    this.sockets.at(-1)?.terminate()
  }

  resume(): void {
    this.off = false
    this.live.reconnectNow()
  }

  close(): void {
    this.watched.stop()
    this.live.close()
  }

  private open(address: string): WebSocket {
    const socket = new NodeSocket(this.off ? 'ws://127.0.0.1:1' : address, { origin: url })
    this.sockets.push(socket)
    return socket as unknown as WebSocket
  }
}

async function take(one: Step, model: Entry[], conversation: ConversationId): Promise<void> {
  const { activity } = talk
  const entry = 'which' in one ? model[one.which % Math.max(1, model.length)] : undefined
  if (one.kind === 'send')
    for (let count = 0; count < one.many; count += 1) {
      const words = `words ${model.length}`
      const { answer } = await writer.command<Said>(activity, 'conversations.send', { conversation, markdown: words })
      model.push({ id: answer.message.id, words, revision: 1, gone: false })
    }
  if (!entry || entry.gone) return
  if (one.kind === 'edit') {
    const input = { message: entry.id, markdown: `${entry.words} again`, revision: entry.revision }
    await writer.command(activity, 'conversations.edit', input)
    entry.words += ' again'
    entry.revision += 1
  }
  if (one.kind === 'remove') {
    await writer.command(activity, 'conversations.remove', { message: entry.id })
    entry.gone = true
  }
}

/** What was away for more than a week finds nothing to replay. */
const forgetEvents = () =>
  talk.house.house.database.write((db) =>
    db
      .deleteFrom('room_events')
      .execute()
      .then(() => undefined),
  )

test('Whatever is sent, edited and removed while a page is cut and comes back, it ends with what is there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const { answer: conversation } = await writer.command<ConversationId>(talk.activity, 'room.open')
      const page = new WatchingPage(conversation)
      const model: Entry[] = []
      for (const one of steps) {
        if (one.kind === 'cut') page.cut()
        else if (one.kind === 'resume') page.resume()
        else if (one.kind === 'forget') await forgetEvents()
        else await take(one, model, conversation)
      }
      page.resume()
      const expected = model.map(({ id, words, gone }) => [id, gone ? '' : words, gone])
      await expect.poll(() => page.shows, { timeout: 15_000 }).toEqual(expected)
      page.close()
    }),
    { numRuns: 12 },
  )
}, 120_000)
