import { expect, test } from 'vitest'
import { findNext, sayWhere } from '../../client/ladder/rung-words.ts'
import type { Ladder, Standing } from '../../contract.ts'
import { defaultLadder } from '../../default-ladder.ts'

const standing = (rung: string, state: Standing['state'], works: object[] = []) =>
  ({ rung, state, works }) as unknown as Standing

test('who says that they do a step already is not sent to those below it while that is looked at', () => {
  const claimed = standing('support', 'waiting', [{ already: true, status: 'waiting' }])
  const below = [standing('watch', 'open'), standing('assist', 'later')]
  expect(findNext([...below, claimed, standing('alone', 'later')])?.rung).toBe('support')
  expect(findNext([...below, claimed, standing('alone', 'open')])?.rung).toBe('alone')
})

test('who waits for a step that they have just shown goes on with the next', () => {
  const shown = standing('watch', 'waiting', [{ already: false, status: 'waiting' }])
  expect(findNext([shown, standing('assist', 'open')])?.rung).toBe('assist')
})

test('before a step is behind somebody, none is counted', () => {
  const say = (...standings: Standing[]) => sayWhere({ standings, rungs: [...defaultLadder] } as unknown as Ladder)
  const later = standing('assist', 'later')
  expect(say(standing('watch', 'open'), later)).toBe('You begin with “Watch one”.')
  expect(say(standing('watch', 'open', [{ status: 'signed' }]), later)).toBe('You are at “Watch one”.')
  expect(say(standing('watch', 'waiting', [{ status: 'waiting' }]), later)).toBe('What you showed is being looked at.')
  const one = say(standing('watch', 'signed', [{ status: 'signed' }]), standing('assist', 'open'))
  expect(one).toBe('1 step of 2 is behind you. Next: “Help with one”.')
})
