import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askForHeight } from '../../client/frame-size.ts'

// Of one test no listener may hear the next one's sizes.
beforeEach(() => void vi.spyOn(window, 'addEventListener'))
afterEach(() => {
  for (const [type, listener] of vi.mocked(addEventListener).mock.calls) removeEventListener(type, listener)
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** Opens the page in a frame of this size, and answers what it asks the page around it. */
function openFrame(width: number, height: number) {
  const asked: unknown[] = []
  vi.stubGlobal('parent', { postMessage: (message: unknown) => void asked.push(message) })
  resize(width, height)
  askForHeight()
  return asked
}

function resize(width: number, height: number) {
  vi.stubGlobal('innerWidth', width)
  vi.stubGlobal('innerHeight', height)
  dispatchEvent(new Event('resize'))
}

const wish = { subject: 'lti.frameResize', height: 640 }

test('a low frame is asked to be higher, once', () => {
  const asked = openFrame(800, 400)
  resize(800, 410)
  expect(asked).toEqual([wish])
})

test('a frame that shows the composer already stays as it is', () => {
  expect(openFrame(800, 527)).toEqual([])
})

test('a frame that is hidden at first is looked at when it is shown', () => {
  const asked = openFrame(0, 150)
  expect(asked).toEqual([])
  resize(770, 300)
  expect(asked).toEqual([wish])
})

test('in a window of its own nobody is asked', () => {
  const post = vi.spyOn(window, 'postMessage')
  resize(800, 300)
  askForHeight()
  expect(post).not.toHaveBeenCalled()
})
