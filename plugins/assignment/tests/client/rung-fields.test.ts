import { afterEach, expect, test } from 'vitest'
import '../../client/ladder/rung-fields.ts'
import type { Rung } from '../../contract.ts'
import { defaultLadder } from '../../default-ladder.ts'

afterEach(() => document.body.replaceChildren())

async function open() {
  const fields = document.createElement('rung-fields')
  fields.rung = { ...defaultLadder[0], title: 'Watch one' } as Rung
  const told: Rung[] = []
  fields.addEventListener('rung-changed', (event) => {
    fields.rung = event.detail
    told.push(fields.rung)
  })
  document.body.append(fields)
  await fields.updateComplete
  const field = fields.renderRoot.querySelector<HTMLInputElement>('input[type=number]')
  if (!field) throw new Error('Nothing asks how many times.')
  const type = async (value: string, event: 'input' | 'change') => {
    field.value = value
    field.dispatchEvent(new Event(event))
    await fields.updateComplete
  }
  return { fields, field, told, type }
}

test('how many times counts as soon as it is typed, whatever else changes before one leaves the field', async () => {
  const { fields, field, told, type } = await open()
  await type('3', 'input')
  expect(told.at(-1)?.times).toBe(3)
  fields.requestUpdate()
  await fields.updateComplete
  expect(field.value).toBe('3')
})

test('what it may not be waits while one types, and is put right afterwards', async () => {
  const { field, told, type } = await open()
  await type('', 'input')
  await type('50', 'input')
  expect(told).toEqual([])
  await type('50', 'change')
  expect(told.at(-1)?.times).toBe(20)
  expect(field.value).toBe('20')
})
