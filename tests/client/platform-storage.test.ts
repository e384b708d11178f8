import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** What the pages of a launch ask an LMS's own pages by. */

type AskPage = (message: { subject: string }, where: { frame: string; origin: string }) => Promise<unknown>

const lms = 'https://lms.example'
const there = { frame: 'keeper', origin: lms }
const script = await readFile(resolve(import.meta.dirname, '../../lti/pages/storage.js'), 'utf8')
// oxlint-disable-next-line typescript/no-implied-eval -- a script of a page, as a page runs it
const askPage = new Function(`${script}; return askPage`)() as AskPage

let asked: { subject: string; message_id: string }[]
const keeper = { postMessage: (message: (typeof asked)[number]) => void asked.push(message) }
const own = Object.getOwnPropertyDescriptor(window, 'parent') ?? { value: window, configurable: true }

/** Puts this page into the frame of another one, which has these frames beside it. */
function putInto(frames: object): void {
  Object.defineProperty(window, 'parent', { value: { frames }, configurable: true })
}

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
})
afterEach(() => {
  vi.useRealTimers()
  Object.defineProperty(window, 'parent', own)
})

function answer(): void {
  const [newest] = asked.slice(-1)
  const data = { subject: 'lti.get_data.response', message_id: newest?.message_id, value: 'proof' }
  window.dispatchEvent(new MessageEvent('message', { data, origin: lms }))
}

test('an LMS whose frame did not listen yet is asked again, for the same', async () => {
  putInto({ keeper })
  const answered = askPage({ subject: 'lti.get_data' }, there)
  await vi.advanceTimersByTimeAsync(300)
  expect(asked.length).toBeGreaterThan(1)
  expect(new Set(asked.map(({ message_id }) => message_id)).size).toBe(1)
  answer()
  expect(await answered).toMatchObject({ value: 'proof' })
  const before = asked.length
  await vi.advanceTimersByTimeAsync(2000)
  expect(asked).toHaveLength(before)
})

test('one whose frame is not there yet is asked when it is', async () => {
  let isThere = false
  putInto({
    get keeper() {
      if (!isThere) throw new DOMException('Blocked a frame from accessing a cross-origin frame.', 'SecurityError')
      return keeper
    },
  })
  const answered = askPage({ subject: 'lti.get_data' }, there)
  await vi.advanceTimersByTimeAsync(300)
  isThere = true
  await vi.advanceTimersByTimeAsync(300)
  answer()
  expect(await answered).toMatchObject({ value: 'proof' })
})

test('one that never answers is not waited for, and where there is no LMS around nobody is', async () => {
  putInto({ keeper })
  const answered = askPage({ subject: 'lti.get_data' }, there)
  await vi.advanceTimersByTimeAsync(1500)
  expect(await answered).toBeUndefined()
  Object.defineProperty(window, 'parent', { value: window, configurable: true })
  asked = []
  expect(await askPage({ subject: 'lti.get_data' }, there)).toBeUndefined()
  expect(asked).toEqual([])
})
