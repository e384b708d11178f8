import { afterEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../api/refusal.ts'
import { openStrip } from './moment-house.ts'

afterEach(() => {
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

const may = ['view', 'participate', 'mentor']

test('What somebody else wrote down meanwhile stands above, and is replaced only by who was told of it', async () => {
  const strip = await openStrip({ may, answers: [new Refusal('notes_meanwhile', 409, 'Somebody else was faster.')] })
  await strip.press('Write what came of it')
  strip.write('Call twice.')
  await strip.hear({ notes: 'Descale at night.' })
  expect(strip.theirs()).toBe('Descale at night.')
  await strip.press('Keep it')
  await strip.press('Keep it')
  expect(strip.given).toEqual([
    ['writeNotes', { moment: 'moment', notes: 'Call twice.', before: '' }],
    ['writeNotes', { moment: 'moment', notes: 'Call twice.', before: 'Descale at night.' }],
  ])
})

test('Who may not speak for now is not offered to write what came of it, and loses nothing that they are writing', async () => {
  const strip = await openStrip({ may })
  expect(strip.offers('Write what came of it')).toBe(true)
  await strip.mute({ until: Date.now() + 60_000, reason: 'To cool down.' })
  expect(strip.offers('Write what came of it')).toBe(false)
  await strip.mute(null)
  await strip.press('Write what came of it')
  strip.write('Call twice.')
  await strip.mute({ until: Date.now() + 60_000, reason: 'To cool down.' })
  expect(strip.written()).toBe('Call twice.')
})

test('What failed for another reason told nobody of what was written meanwhile, and replaces none of it', async () => {
  const strip = await openStrip({ may, answers: [new Refusal('too_fast', 429, 'This is a little fast.')] })
  await strip.press('Write what came of it')
  strip.write('Call twice.')
  await strip.press('Keep it')
  await strip.hear({ notes: 'Descale at night.' })
  await strip.press('Keep it')
  const mine = ['writeNotes', { moment: 'moment', notes: 'Call twice.', before: '' }]
  expect(strip.given).toEqual([mine, mine])
})

test('What is under way is not given a second time, and what is written on meanwhile is still there', async () => {
  const strip = await openStrip({ may, holds: true })
  await strip.press('Write what came of it')
  strip.write('Call twice.')
  await strip.press('Keep it')
  await strip.press('Keep it')
  await strip.press('Leave it')
  strip.write('Call twice, and write.')
  await strip.hear({ notes: 'Call twice.' })
  await strip.answer()
  await strip.press('Keep it')
  await strip.answer()
  expect(strip.given).toEqual([
    ['writeNotes', { moment: 'moment', notes: 'Call twice.', before: '' }],
    ['writeNotes', { moment: 'moment', notes: 'Call twice, and write.', before: 'Call twice.' }],
  ])
})
