import { expect, test } from 'vitest'
import { takeChance } from '../../server/chance.ts'

test('nobody gets what somebody else got, however much is taken', () => {
  const taken = Array.from({ length: 2000 }, (_, index) => takeChance(index % 2 ? 12 : 32).toString('hex'))
  expect(new Set(taken.map((text) => text.slice(0, 24))).size).toBe(2000)
  expect(new Set(taken.map((text) => text.length))).toEqual(new Set([24, 64]))
})
