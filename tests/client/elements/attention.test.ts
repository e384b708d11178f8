import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isAttended } from '../../../client/elements/attention.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  vi.spyOn(document, 'hasFocus').mockReturnValue(false)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('A page in a frame that nobody touches is not attended', () => {
  vi.advanceTimersByTime(60_000)
  expect(isAttended()).toBe(false)
})

test('A page that is scrolled by the wheel is attended for a while, without a click', () => {
  window.dispatchEvent(new Event('wheel'))
  expect(isAttended()).toBe(true)
  vi.advanceTimersByTime(31_000)
  expect(isAttended()).toBe(false)
})

test('A page with the focus is attended', () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  expect(isAttended()).toBe(true)
})
