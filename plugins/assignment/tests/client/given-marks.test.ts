import { afterEach, expect, test } from 'vitest'
import '../../client/signing/given-marks.ts'
import type { Mark, Rung } from '../../contract.ts'
import { defaultLadder } from '../../default-ladder.ts'

afterEach(() => document.body.replaceChildren())

const levels = ['With help', 'Alone']
const criteria = [
  { id: 'safe', text: 'Worked safely', levels },
  { id: 'box', text: 'Told the owner', levels: [] },
]
const rung = { ...defaultLadder[2], criteria } as Rung // the third step, which there is

async function show(marks: readonly Mark[]): Promise<string[]> {
  const element = Object.assign(document.createElement('given-marks'), { rung, marks })
  document.body.append(element)
  await element.updateComplete
  return [...element.renderRoot.querySelectorAll('li')].map((item) =>
    (item.textContent ?? '').replace(/\s+/g, ' ').trim(),
  )
}

test('whose work was signed sees how far each criterion was met, the lowest level and an empty box included', async () => {
  expect(await show([{ criterion: 'safe', level: 0 }])).toEqual([
    'Worked safely: With help',
    'Told the owner: not marked',
  ])
  expect(await show([{ criterion: 'box', level: 1 }])).toEqual(['Told the owner'])
})

test('where nobody said anything by the criteria, there is nothing', async () => {
  expect(await show([])).toEqual([])
})
