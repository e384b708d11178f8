import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { Drafts } from '../../../client/connection/drafts.ts'
import { Outbox, type Sending, type Unsent } from '../../../client/connection/outbox.ts'
import type { KeptStorage } from '../../../client/connection/storage.ts'
import type { Said } from '../../../plugins/api/conversations.ts'
import { Refusal } from '../../../plugins/api/refusal.ts'
import { makeStorage } from './memory-storage.ts'

const unreachable = new Refusal('unreachable', 503, 'There is no connection.')
const closed = new Refusal('conversation_closed', 409, 'This conversation is closed.')
const conversation = 'talk1' as Sending['conversation']
const saying = (markdown: string): Sending => ({ conversation, markdown })

/** Stands for the server: what it was sent, and what it answers from now on. */
class Answerer {
  readonly sent: Unsent[] = []
  reason: Error | undefined
  /** Whether it leaves what it is sent without an answer. */
  isSilent = false
  /** Runs while an attempt is failing. */
  whileFailing = () => {}

  open(storage: KeptStorage) {
    const drafts = new Drafts(storage, 'nadia')
    const outbox = new Outbox({ storage, drafts, scope: 'nadia.act1', send: (unsent) => this.answer(unsent) })
    return { outbox, drafts }
  }

  private async answer(unsent: Unsent): Promise<Said> {
    this.sent.push(unsent)
    if (this.isSilent) return new Promise(() => {})
    const { reason } = this
    if (reason) {
      this.whileFailing()
      throw reason
    }
    return { message: { conversation, html: unsent.input.markdown } } as unknown as Said
  }
}

afterEach(() => void vi.useRealTimers())

const settled = (outbox: Outbox) => expect.poll(() => outbox.count).toBe(0)

test('messages go out in order, one after the other', async () => {
  const server = new Answerer()
  const { outbox } = server.open(makeStorage())
  outbox.send(saying('one'), 'talk.1')
  outbox.send(saying('two'), 'talk.1')
  expect(outbox.listWaiting(conversation).map(({ input }) => input.markdown)).toEqual(['one', 'two'])
  await settled(outbox)
  expect(server.sent.map(({ input }) => input.markdown)).toEqual(['one', 'two'])
  expect(outbox.listSaid(conversation).map(({ message }) => message.html)).toEqual(['one', 'two'])
})

test('while nobody answers they wait, and then go out with the key they had', async () => {
  const server = new Answerer()
  const { outbox } = server.open(makeStorage())
  server.reason = unreachable
  outbox.send(saying('in the tunnel'), 'talk.1')
  await expect.poll(() => server.sent.length).toBe(1)
  expect(outbox.count).toBe(1)
  server.reason = undefined
  outbox.flush()
  await settled(outbox)
  expect(new Set(server.sent.map(({ key }) => key)).size).toBe(1)
  outbox.close()
})

test('a connection that is back while an attempt of before is failing is made use of at once', async () => {
  // No time passes.
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const server = new Answerer()
  const { outbox } = server.open(makeStorage())
  server.reason = unreachable
  server.whileFailing = () => {
    server.reason = undefined
    outbox.flush()
  }
  outbox.send(saying('out of the tunnel'), 'talk.1')
  await nextTurn()
  expect(outbox.count).toBe(0)
  expect(server.sent).toHaveLength(2)
  expect(new Set(server.sent.map(({ key }) => key)).size).toBe(1)
})

test('an attempt that waits for its answer is not waited for once there is a connection, and only then', async () => {
  const server = new Answerer()
  const { outbox } = server.open(makeStorage())
  server.isSilent = true
  outbox.send(saying('one'), 'talk.1')
  outbox.send(saying('two'), 'talk.1')
  expect(server.sent).toHaveLength(1)
  server.isSilent = false
  outbox.flush()
  await settled(outbox)
  expect(server.sent.map(({ input }) => input.markdown)).toEqual(['one', 'one', 'two'])
  expect(server.sent[1]).toEqual(server.sent[0])
})

test('a page that is closed meanwhile leaves them to the next one, with the same key', async () => {
  const server = new Answerer()
  const storage = makeStorage()
  server.reason = unreachable
  const { outbox } = server.open(storage)
  outbox.send(saying('in the tunnel'), 'talk.1')
  await expect.poll(() => server.sent.length).toBe(1)
  outbox.close()
  server.reason = undefined
  await settled(server.open(storage).outbox)
  expect(server.sent[1]).toEqual(server.sent[0])
  expect(server.open(storage).outbox.count).toBe(0)
})

test('what is refused is a draft again, before what was written since, and the reason is said once', async () => {
  const server = new Answerer()
  const { outbox, drafts } = server.open(makeStorage())
  server.reason = closed
  outbox.send(saying('too late'), 'talk.1')
  drafts.save('talk.1', 'and more')
  await settled(outbox)
  expect(drafts.find('talk.1')?.markdown).toBe('too late\n\nand more')
  expect(outbox.takeRefusal('talk.1')?.reason).toBe(closed)
  expect(outbox.takeRefusal('talk.1')).toBeUndefined()
})

test('what another window has sent meanwhile is not sent again, however long this one slept', async () => {
  const server = new Answerer()
  const storage = makeStorage()
  server.reason = unreachable
  const { outbox } = server.open(storage)
  outbox.send(saying('in two windows'), 'talk.1')
  await expect.poll(() => server.sent.length).toBe(1)
  outbox.close()
  const [asleep, awake] = [server.open(storage).outbox, server.open(storage).outbox]
  await expect.poll(() => server.sent.length).toBe(3)
  server.reason = undefined
  awake.flush()
  await settled(awake)
  asleep.flush()
  await settled(asleep)
  expect(server.sent).toHaveLength(4)
})

test('what lay unsent for longer than the server would know it is a draft again, and the page says why', async () => {
  const server = new Answerer()
  const storage = makeStorage()
  server.reason = unreachable
  const before = server.open(storage)
  before.outbox.send(saying('of last week'), 'talk.1')
  await expect.poll(() => server.sent.length).toBe(1)
  before.outbox.close()
  server.reason = undefined
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 8 * 24 * 60 * 60 * 1000 })
  const { outbox, drafts } = server.open(storage)
  await settled(outbox)
  expect(server.sent).toHaveLength(1)
  expect(drafts.find('talk.1')?.markdown).toBe('of last week')
  expect(outbox.takeRefusal('talk.1')?.reason.message).toContain('for days')
})

test('when the visit has ended they wait for the next one', async () => {
  const server = new Answerer()
  const storage = makeStorage()
  server.reason = new Refusal('not_signed_in', 401, 'Your visit has ended.')
  const { outbox } = server.open(storage)
  outbox.send(saying('kept'), 'talk.1')
  await expect.poll(() => server.sent.length).toBe(1)
  expect(outbox.count).toBe(1)
  outbox.close()
})
