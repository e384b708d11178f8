import { afterEach, expect, test, vi } from 'vitest'
import { inTime } from '../../client/in-time.ts'

afterEach(() => vi.useRealTimers())

const failing = (times: number) =>
  vi.fn(() => (times-- > 0 ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve('the part')))

test('A part is loaded once, however often it is asked for', async () => {
  const load = failing(0)
  const later = inTime(load)
  expect(await Promise.all([later(), later()])).toEqual(['the part', 'the part'])
  expect(load).toHaveBeenCalledTimes(1)
})

test('A part that is asked for without a network is there as soon as there is one', async () => {
  vi.useFakeTimers()
  const load = failing(1)
  const part = inTime(load)()
  await vi.advanceTimersByTimeAsync(10)
  expect(load).toHaveBeenCalledTimes(1)
  window.dispatchEvent(new Event('online'))
  expect(await part).toBe('the part')
})

test('Where nobody says that there is a network it is tried now and then', async () => {
  vi.useFakeTimers()
  const load = failing(3)
  const part = inTime(load)()
  await vi.advanceTimersByTimeAsync(8000)
  expect(await part).toBe('the part')
  expect(load).toHaveBeenCalledTimes(4)
})
