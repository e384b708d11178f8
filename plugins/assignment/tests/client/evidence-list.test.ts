import { afterEach, expect, test } from 'vitest'
import type { ActivityClient } from '../../../api/client.ts'
import type { EvidenceList } from '../../client/evidence/evidence-list.ts'
import '../../client/evidence/evidence-list.ts'
import type { Confidentiality, contract, Work } from '../../contract.ts'

afterEach(() => document.body.replaceChildren())

const wordsOnly = { link: null, amount: null, unit: '', file: null, where: '', when: null, addedAt: 0, removed: false }

/** A work with one piece, which is being changed, and what the page asked of the server. */
async function open(confidentiality: Confidentiality) {
  const asked: unknown[] = []
  const client = {
    command: async (_name: string, input: unknown) => void asked.push(input),
  } as unknown as ActivityClient<typeof contract>
  const now = { ...wordsOnly, words: 'The gauge, before', confidentiality, revision: 1 }
  const piece = { id: 'p1', observer: null, now, earlier: [] }
  const work = { card: { id: 'w1' }, pieces: [piece], held: 0, may: { add: true } } as unknown as Work
  const list = Object.assign(document.createElement('evidence-list'), { client, work })
  document.body.append(list)
  await list.updateComplete
  await press(list, 'Change')
  return { list, asked }
}

const find = (list: EvidenceList, selector: string) => list.renderRoot.querySelector(selector)

const wordsOf = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()

async function press(list: EvidenceList, words: string): Promise<void> {
  const buttons = [...list.renderRoot.querySelectorAll('button')]
  buttons.find((each) => wordsOf(each) === words)?.click()
  await list.updateComplete
}

async function choose(list: EvidenceList, whom: Confidentiality): Promise<void> {
  const field = list.renderRoot.querySelector('select')
  if (!field) throw new Error('There is nothing to choose from.')
  field.value = whom
  field.dispatchEvent(new Event('change'))
  await list.updateComplete
}

test('whom a piece is for is explained while it is changed, and kept as it was chosen', async () => {
  const { list, asked } = await open('signer')
  expect(wordsOf(find(list, '#why'))).toContain('Your mentor and whoever signs it.')
  await choose(list, 'cohort')
  expect(wordsOf(find(list, '#why'))).toBe('Others learn from how you did it.')
  await press(list, 'Keep')
  expect(asked).toEqual([expect.objectContaining({ piece: 'p1', confidentiality: 'cohort' })])
  await expect.poll(() => find(list, 'select')).toBeNull()
})
