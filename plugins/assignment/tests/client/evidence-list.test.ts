import { html } from 'lit'
import { expect, test } from 'vitest'
import { find, findAll, findButton, settle, show, wordsOf } from '../../../../tests/client/elements/show.ts'
import type { ActivityClient } from '../../../api/client.ts'
import type { EvidenceList } from '../../client/evidence/evidence-list.ts'
import '../../client/evidence/evidence-list.ts'
import type { Confidentiality, contract, Work } from '../../contract.ts'

const wordsOnly = { link: null, amount: null, unit: '', file: null, where: '', when: null, addedAt: 0, removed: false }

/** A work with one piece that may be changed, and what the page asked of the server. */
async function open(confidentiality: Confidentiality) {
  const asked: unknown[] = []
  const client = {
    command: async (_name: string, input: unknown) => void asked.push(input),
  } as unknown as ActivityClient<typeof contract>
  const now = { ...wordsOnly, words: 'The gauge, before', confidentiality, revision: 1 }
  const piece = { id: 'p1', observer: null, now, earlier: [] }
  const work = { card: { id: 'w1' }, pieces: [piece], held: 0, may: { add: true } } as unknown as Work
  const list = await show<EvidenceList>(html`<evidence-list .client=${client} .work=${work}></evidence-list>`)
  findButton(list, 'Change').click()
  await settle(list)
  return { list, asked }
}

async function choose(list: EvidenceList, whom: Confidentiality): Promise<void> {
  const field = find(list, 'select')
  if (!(field instanceof HTMLSelectElement)) throw new Error('There is nothing to choose from.')
  field.value = whom
  field.dispatchEvent(new Event('change'))
  await settle(list)
}

test('whom a piece is for is explained while it is changed, and kept as it was chosen', async () => {
  const { list, asked } = await open('signer')
  expect(wordsOf(find(list, '#why'))).toContain('Your mentor and whoever signs it.')
  await choose(list, 'cohort')
  expect(wordsOf(find(list, '#why'))).toBe('Others learn from how you did it.')
  findButton(list, 'Keep').click()
  await expect.poll(() => asked).toEqual([expect.objectContaining({ piece: 'p1', confidentiality: 'cohort' })])
  await settle(list)
  expect(findAll(list, 'select')).toEqual([])
})
