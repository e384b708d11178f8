import { afterEach, expect, test, vi } from 'vitest'
import { kwame, nadia, openStrip } from './moment-house.ts'

afterEach(() => {
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

const muted = { until: Date.now() + 60_000, reason: 'To cool down.' }

test.each(['on a wide page', 'in one line'])(
  'Who may not speak for now is not offered a hand to raise, %s',
  async (where) => {
    const strip = await openStrip({ narrow: where === 'in one line' })
    expect(strip.hand()).toBe('Raise my hand')
    await strip.mute(muted)
    expect(strip.hand()).toBeUndefined()
    await strip.mute(null)
    expect(strip.hand()).toBe('Raise my hand')
  },
)

test.each(['on a wide page', 'in one line'])('A hand that is up can be taken down all the same, %s', async (where) => {
  const strip = await openStrip({ narrow: where === 'in one line' })
  await strip.mute(muted)
  await strip.hear({ hands: [kwame.id, nadia.id] })
  expect(strip.hand()).toBe('Lower my hand')
})

test('A hand is as one chose until that was done, and then as it is', async () => {
  const strip = await openStrip({ holds: true })
  await strip.press('Raise my hand')
  expect(strip.hand()).toBe('Lower my hand')
  await strip.answer()
  expect(strip.hand()).toBe('Raise my hand')
  expect(strip.given).toEqual([['raiseHand', { moment: 'moment', up: true }]])
})
