import { expect, test } from 'vitest'
import { delayBefore } from '../../../client/connection/live-retry.ts'

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
