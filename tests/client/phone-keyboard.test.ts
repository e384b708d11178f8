import { expect, test, vi } from 'vitest'
import { followKeyboard } from '../../client/phone-keyboard.ts'

test('what a keyboard covers is known, and what two fingers enlarge is not taken for one', () => {
  const seen = Object.assign(new EventTarget(), { scale: 1, height: innerHeight - 300, offsetTop: 0 })
  vi.stubGlobal('visualViewport', seen)
  followKeyboard()
  const covered = () => document.documentElement.style.getPropertyValue('--keyboard')
  seen.dispatchEvent(new Event('resize'))
  expect(covered()).toBe('300px')
  Object.assign(seen, { scale: 2 })
  seen.dispatchEvent(new Event('resize'))
  expect(covered()).toBe('0px')
  vi.unstubAllGlobals()
})
