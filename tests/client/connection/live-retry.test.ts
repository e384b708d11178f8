import { expect, test } from 'vitest'
import { delayBefore, Retry } from '../../../client/connection/live/retry.ts'

test('attempts to come back begin within a second, and grow to half a minute', () => {
  const longest = Array.from({ length: 10 }, (_, attempt) => delayBefore(attempt, 1))
  expect(longest).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 30_000, 30_000])
})

test('a thousand pages that were cut together come back spread over the whole time', () => {
  const delays = Array.from({ length: 1000 }, () => delayBefore(4))
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(500)
  expect(Math.max(...delays)).toBeLessThanOrEqual(16_000)
  const seconds = new Set(delays.map((delay) => Math.floor(delay / 1000)))
  expect(seconds.size).toBeGreaterThan(12)
})

test('who was told to go, or is not looked at, gives the others room even at first', () => {
  const [hurried, calm] = [false, true].map((hasTime) => Array.from({ length: 300 }, () => new Retry().next(hasTime)))
  expect(Math.max(...(hurried ?? []))).toBeLessThanOrEqual(1000)
  expect(Math.max(...(calm ?? []))).toBeGreaterThan(2000)
  expect(Math.max(...(calm ?? []))).toBeLessThanOrEqual(4000)
})
