import { html } from 'lit'
import { describe, expect, test } from 'vitest'
import type { FeatureClient } from '../../../plugins/api/client.ts'
import type { PersonCard, PersonId } from '../../../plugins/api/contract.ts'
import '../../../client/pages/grades/grades-page.ts'
import type { GradesPage } from '../../../client/pages/grades/grades-page.ts'
import type { PageClient } from '../../../client/pages/house-page.ts'
import type { contract, GradeEntry } from '../../../server/grades/contract.ts'
import { find, findAll, findButton, settle, show, wordsOf } from '../elements/show.ts'

const person = (id: string, name: string): PersonCard => ({
  ...{ id: id as PersonId, name, picture: null, role: 'learner' },
})
const kwame = person('kwame', 'Kwame Boateng')
const ines = person('ines', 'Inés Carrasco')

const entry = (of: PersonCard, more: Partial<GradeEntry> = {}): GradeEntry => ({
  ...{ person: of.id, lineItem: '', label: 'First visits', given: 7, maximum: 10 },
  ...{ activityProgress: 'Completed', gradingProgress: 'FullyGraded', comment: null, computedAt: 1 },
  ...{ state: 'accepted', reason: null, stateAt: 1, sent: null, held: null },
  ...more,
})

interface Place {
  readonly facilitates: boolean
  readonly entries: readonly GradeEntry[]
}

/** A page whose server has these grades; `given` are the commands that it was given. */
async function open({ facilitates, entries }: Place) {
  const given: [string, unknown][] = []
  const ledger = { entries, people: [kwame, ines], comparison: null }
  const feature = {
    watch: (query: string, _input: unknown, { changed }: { changed: () => void }) => {
      queueMicrotask(changed)
      return { state: query === 'readOwn' ? entries : ledger, failure: undefined, reload: () => {}, stop: () => {} }
    },
    on: () => () => {},
    query: async () => [{ at: 1, what: 'refused', given: 7, maximum: 10, reason: '404', by: null }],
    command: async (name: string, input: unknown) => {
      given.push([name, input])
      return { count: 1 }
    },
  } as unknown as FeatureClient<typeof contract> // all that the page asks of it
  const client = { me: kwame, can: () => facilitates, feature: () => feature } as unknown as PageClient
  const page = await show<GradesPage>(html`<grades-page .client=${client}></grades-page>`)
  await settle(page)
  const lines = [...page.renderRoot.querySelectorAll('grade-line')]
  for (const line of lines) await settle(line)
  return { page, lines, given }
}

describe('The page of grades', () => {
  test('shows a learner their own grades, both values where they differ, and nothing to decide', async () => {
    const conflict = { state: 'conflict', held: { given: 9, maximum: 10, at: null } } as const
    const { page, lines } = await open({ facilitates: false, entries: [entry(kwame, conflict)] })
    expect(lines).toHaveLength(1)
    expect(wordsOf(find(page, '.points'))).toBe('7 of 10')
    expect(wordsOf(find(page, '.state'))).toBe('To decide')
    expect(wordsOf(find(page, '.reason'))).toContain('The gradebook holds 9 of 10')
    expect(lines[0]?.renderRoot.querySelectorAll('.decision button')).toHaveLength(0)
  })

  test('puts first what somebody has to decide, with both values, and sends the choice', async () => {
    const conflict = { state: 'conflict', held: { given: 90, maximum: 100, at: null } } as const
    const { page, given } = await open({ facilitates: true, entries: [entry(kwame), entry(ines, conflict)] })
    const first = find(page, 'section')
    expect(wordsOf(first)).toContain('1 to decide')
    expect(wordsOf(first)).toContain('Inés Carrasco')
    expect(findAll(page, 'dd').map(wordsOf)).toEqual(['90 of 100', '7 of 10'])
    findButton(page, 'Keep the gradebook’s: Inés Carrasco').click()
    await settle(page)
    expect(given).toEqual([['decide', { person: 'ines', lineItem: '', keep: 'theirs' }]])
  })

  test('says why a grade does not arrive, and what happened to it', async () => {
    const refused = { state: 'refused', reason: '404' } as const
    const { page, lines } = await open({ facilitates: true, entries: [entry(kwame, refused)] })
    expect(wordsOf(find(page, '.reason'))).toBe('The gradebook has no column for this any more.')
    lines[0]?.renderRoot.querySelector<HTMLButtonElement>('[aria-controls=history]')?.click()
    await expect.poll(() => wordsOf(find(page, '.history'))).toContain('Refused: 7 of 10.')
  })

  test('tells a learner without a grade how there will be one', async () => {
    const { page } = await open({ facilitates: false, entries: [] })
    expect(find(page, 'empty-place')).toHaveProperty('heading', 'No grade yet')
  })

  test('says once that the gradebook cannot be read, to who may decide about it, and sends when they say so', async () => {
    const unseen = { state: 'held', reason: 'unseen' } as const
    const entries = [entry(kwame, unseen), entry(ines, unseen)]
    const learner = await open({ facilitates: false, entries: entries.slice(0, 1) })
    expect(learner.page.renderRoot.querySelector('.unseen')).toBeNull()
    expect(wordsOf(find(learner.page, '.reason'))).toContain('cannot be read')
    const { page, given } = await open({ facilitates: true, entries })
    expect(findAll(page, '.reason')).toHaveLength(0)
    findButton(page, 'Send without looking').click()
    expect(given).toEqual([['sendUnseen', {}]])
  })
})
