import { html } from 'lit'
import { expect, test } from 'vitest'
import '../../../client/elements/settings/settings-form.ts'
import type { SettingsForm } from '../../../client/elements/settings/settings-form.ts'
import { findField, listen, settle, show, type } from './show.ts'

const schema = { properties: { due: { type: 'string', format: 'moment', default: '' } }, required: ['due'] }

test('a moment is set on the designer’s calendar and kept as UTC; none is a moment, too', async () => {
  const form = await show<SettingsForm>(
    html`<settings-form .schema=${schema} .value=${{ due: '2026-04-29T16:00:00.000Z' }}></settings-form>`,
  )
  const field = findField(form, 'input')
  expect(Date.parse(field.value)).toBe(Date.parse('2026-04-29T16:00:00Z'))
  const changes = listen(form, 'settings-changed')
  type(field, '2026-05-06T09:30')
  await settle(form)
  type(field, '')
  await settle(form)
  expect(changes.map(({ value, valid }) => [value, valid])).toEqual([
    [{ due: new Date('2026-05-06T09:30').toISOString() }, true],
    [{ due: '' }, true],
  ])
})
