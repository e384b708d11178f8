import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Channel } from '../../../server/live/delivery/channel.ts'
import type { Frame } from '../../../server/live/publication.ts'
import type { Room } from '../../../server/live/rooms.ts'

const room = 'course:one' as Room
const frameOf = (seq: number): Frame => ({ room, seq, text: `{"seq":${seq}}` })

test('In whatever order events come, and however often, they leave in their own, each once', () => {
  const comings = fc
    .integer({ min: 1, max: 20 })
    .chain((count) => fc.tuple(fc.constant(count), fc.array(fc.integer({ min: 1, max: count }), { maxLength: 60 })))
  fc.assert(
    fc.property(comings, fc.boolean(), ([count, some], all) => {
      const channel = new Channel(room)
      channel.last = 0
      const coming = all ? [...some, ...Array.from({ length: count }, (_, index) => index + 1)] : some
      const left = coming.flatMap((seq) => channel.take(frameOf(seq))).map(({ seq }) => seq)
      expect(left).toEqual(left.map((_, index) => index + 1))
      expect(channel.last).toBe(left.length)
      const missing = Array.from({ length: count + 1 }, (_, index) => index + 1).find((seq) => !coming.includes(seq))
      expect(left).toHaveLength((missing ?? 0) - 1)
      expect(channel.hasGap).toBe(coming.some((seq) => seq > left.length))
    }),
  )
})

test('What waits for one that never comes is few, and what was left behind a gap is not sent twice', () => {
  const channel = new Channel(room)
  channel.last = 0
  for (let seq = 2; seq <= 1000; seq += 1) expect(channel.take(frameOf(seq))).toEqual([])
  const ready = channel.take(frameOf(1)).length
  expect(ready).toBeGreaterThan(1)
  expect(ready).toBeLessThan(500)
  expect(channel.hasGap).toBe(true)
  channel.skip()
  expect(channel.take(frameOf(1000))).toEqual([])
  expect(channel.take(frameOf(1001)).map(({ seq }) => seq)).toEqual([1001])
})
