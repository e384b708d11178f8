import { expect, test } from 'vitest'
import { findNext } from '../../client/ladder/rung-words.ts'
import type { Standing } from '../../contract.ts'

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
