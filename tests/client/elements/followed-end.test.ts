import { afterEach, expect, test } from 'vitest'
import type { HouseClient } from '../../../plugins/api/client.ts'
import type { Said } from '../../../plugins/api/conversations.ts'
import { OpenTalk } from '../../../client/elements/conversation/talk/talk.ts'
import type { TalkWindow } from '../../../client/connection/talk-state.ts'
import { say } from '../../../client/gallery/messages.ts'
import { kwame, nadia } from '../../../client/gallery/people.ts'
import type { Message } from '../../../client/elements/types.ts'

const seed = say(kwame, '<p>Words</p>')
const { conversation: id } = seed
const messageOf = (seq: number): Message => ({ ...seed, id: `message-${seq}` as Message['id'], seq })

const open: OpenTalk[] = []
afterEach(() => {
  for (const talk of open.splice(0)) talk.stop()
})

interface Asked {
  readonly before?: number
  readonly after?: number
  readonly around?: number
  readonly limit?: number
}

interface Options {
  readonly reducers?: { readonly messageSent?: (window: TalkWindow, said: Said) => TalkWindow }
  readonly changed: () => void
  readonly missed?: () => void
}

/** A stretch of a conversation of so many messages, as the server answers it. */
function answer(count: number, { before, after, around, limit = 50 }: Asked): TalkWindow {
  const begin =
    after !== undefined
      ? after + 1
      : around !== undefined
        ? around - limit / 2
        : Math.min(before ?? Infinity, count + 1) - limit
  const first = Math.max(1, begin)
  const last = Math.min(count, (before ?? Infinity) - 1, first + limit - 1)
  const messages = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => messageOf(first + n))
  const conversation = { id, lastSeq: count, closed: false }
  const window = { conversation, messages, above: [], people: [], earlier: first > 1, later: last < count }
  return window as unknown as TalkWindow
}

/** A room in which a hundred things were said, and Nadia has read all of them. */
async function openRoom(follows: () => boolean, inView: () => number | undefined) {
  let count = 100
  const pages = new Set<{ hear: (said: Said) => void; asked: Asked; missed: (() => void) | undefined }>()
  const watch = (name: string, asked: Asked, { reducers, changed, missed }: Options) => {
    const watched = {
      state: undefined as unknown,
      failure: undefined,
      reload: () => {},
      stop: () => pages.delete(page),
    }
    const hear = (said: Said) => {
      // An answer that is still on its way has all of it.
      if (watched.state === undefined) return
      watched.state = reducers?.messageSent?.(watched.state as TalkWindow, said)
      changed()
    }
    const page = { hear, asked, missed }
    if (name === 'readMessages') pages.add(page)
    queueMicrotask(() => {
      watched.state = name === 'listPositions' ? [{ conversation: id, seq: count, readAt: 1 }] : answer(count, asked)
      changed()
    })
    return watched
  }
  const client = {
    ...{ talk: { watch, command: async () => undefined }, me: nadia, isMe: () => false },
    outbox: { listWaiting: () => [], listSaid: () => [] },
  } as unknown as HouseClient // all that is asked of it here
  const parts = { client, conversation: id, layout: 'flat', wanted: 0, changed: () => {}, onArrived: () => {} } as const
  const listInView = () => [inView() ?? []].flat().map(messageOf)
  const talk = new OpenTalk({ ...parts, listInView, isAtEnd: follows, follows })
  open.push(talk)
  const settle = () => new Promise((resolve) => setTimeout(resolve))
  await settle()
  return {
    talk,
    shown: () => talk.list().messages.map(({ seq }) => seq),
    loadMore: async (which: 'earlier' | 'later') => {
      talk.pages.loadMore(which)
      await settle()
    },
    /** What was said while the page slept comes as it was said. */
    async hear(more: number) {
      for (let n = 0; n < more; n += 1) {
        count += 1
        const message = messageOf(count)
        const conversation = { id, lastSeq: count, closed: false }
        for (const page of [...pages]) page.hear({ message, conversation, people: [] } as unknown as Said)
      }
      await settle()
    },
    /** More was said than is told of singly. */
    async miss(more: number) {
      count += more
      for (const page of [...pages]) page.missed?.()
      await settle()
    },
  }
}

const isWhole = (seqs: readonly number[]): boolean => seqs.every((seq, n) => n === 0 || seq === (seqs[n - 1] ?? 0) + 1)

test.each([60, 130, 500])('Who followed the end follows it again after a sleep of %i messages', async (missed) => {
  const room = await openRoom(
    () => true,
    () => 100,
  )
  await room.hear(missed)
  await expect.poll(() => [room.shown().at(-1), room.talk.pages.later]).toEqual([100 + missed, false])
  expect(isWhole(room.shown())).toBe(true)
})

test('Who reads further above stays there, whatever is said meanwhile', async () => {
  const room = await openRoom(
    () => false,
    () => 80,
  )
  const before = room.shown()
  await room.hear(300)
  expect(room.shown()).toEqual(before)
})

test('After more than is told of singly, who followed the end is there, and nothing is left out of what is shown', async () => {
  const room = await openRoom(
    () => true,
    () => 100,
  )
  await room.loadMore('earlier')
  await room.miss(2000)
  expect(room.shown().at(-1)).toBe(2100)
  expect(isWhole(room.shown())).toBe(true)
})

test('After more than is told of singly, who read further above finds it unbroken around what they read', async () => {
  const room = await openRoom(
    () => false,
    () => 40,
  )
  await room.loadMore('earlier')
  await room.miss(2000)
  expect(room.shown()).toContain(40)
  expect(isWhole(room.shown())).toBe(true)
  expect(room.talk.pages.later).toBe(true)
})

test('Behind a page of the house, where nothing is in view, it is unbroken around what was loaded', async () => {
  const room = await openRoom(
    () => false,
    () => undefined,
  )
  await room.loadMore('earlier')
  await room.miss(2000)
  expect(room.shown()).toContain(51)
  expect(isWhole(room.shown())).toBe(true)
})
