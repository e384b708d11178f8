import { expect, test } from 'vitest'
import { clampFrame, frameBetween, moveFrame } from '../../../client/elements/picture/picture-frame.ts'

const middle = { x: 0.3, y: 0.3, width: 0.4, height: 0.4 }

test('arrow keys move the frame, with Shift they make it larger or smaller, and other keys are nobody’s', () => {
  expect(moveFrame(middle, 'ArrowRight', false)?.x).toBeCloseTo(0.32)
  expect(moveFrame(middle, 'ArrowUp', false)?.y).toBeCloseTo(0.28)
  expect(moveFrame(middle, 'ArrowDown', true)).toMatchObject({ y: 0.3, height: expect.closeTo(0.42) })
  expect(moveFrame(middle, 'Tab', false)).toBeUndefined()
})

test('a frame stays within the picture, and never becomes too small to be seen', () => {
  expect(clampFrame({ x: 0.9, y: -1, width: 0.4, height: 0 })).toMatchObject({ x: 0.6, y: 0, width: 0.4, height: 0.04 })
  expect(moveFrame({ ...middle, x: 0.6 }, 'ArrowRight', false)?.x).toBeCloseTo(0.6)
})

test('a frame is drawn from any corner', () => {
  const [one, other] = [
    { x: 0.2, y: 0.8 },
    { x: 0.6, y: 0.1 },
  ]
  expect(frameBetween(one, other)).toEqual(frameBetween(other, one))
  expect(frameBetween(one, other)).toMatchObject({ x: 0.2, y: 0.1, width: expect.closeTo(0.4) })
})
