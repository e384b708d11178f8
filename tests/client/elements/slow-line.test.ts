import { html } from 'lit'
import { expect, test } from 'vitest'
import '../../../client/elements/conversation/writing/slow-line.ts'
import type { SlowLine } from '../../../client/elements/conversation/writing/slow-line.ts'
import { find, show, wordsOf } from './show.ts'

test('a slow conversation says how often one writes there, and after writing how long it is until one can again', async () => {
  const quiet = await show<SlowLine>(html`<slow-line .every=${30} .last=${0}></slow-line>`)
  expect(wordsOf(find(quiet, 'p'))).toBe('Everybody writes one message every 30 seconds here.')
  const wrote = await show<SlowLine>(html`<slow-line .every=${300} .last=${Date.now()}></slow-line>`)
  expect(wordsOf(find(wrote, 'p'))).toMatch(/every 5 minutes here\. You can write again in 5 minutes\.$/)
})
