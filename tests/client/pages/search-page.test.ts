import { html } from 'lit'
import { beforeEach, describe, expect, test } from 'vitest'
import '../../../client/pages/search/search-page.ts'
import type { SearchPage } from '../../../client/pages/search/search-page.ts'
import type { PageClient } from '../../../client/pages/house-page.ts'
import { nothingFound, type Found } from '../../../client/pages/search/search-state.ts'
import { find, findAll, findButton, findField, focused, press, settle, show, type, wordsOf } from '../elements/show.ts'

const kwame = { id: 'kwame', name: 'Kwame Mensah', picture: null, role: 'learner' } as never

const hit = (seq: number, activity = 'here'): Found['messages'][number] => ({
  message: `message${seq}` as never,
  seq,
  author: 'kwame' as never,
  sentAt: Date.UTC(2026, 2, 2, 9),
  excerpt: [
    { text: 'The ', found: false },
    { text: 'gauge', found: true },
    { text: ' reads <b>seven</b>', found: false },
  ],
  place: {
    activity: { id: activity as never, title: activity === 'here' ? 'First visits' : 'Office hour' },
    conversation: 'talk' as never,
    path: 'thread/a b',
    title: 'Pressure drops',
    kind: 'question',
  },
})

const gauges: Found = { ...nothingFound, messages: [hit(3), hit(2, 'elsewhere')], authors: [kwame], people: [kwame] }

let asked: Record<string, unknown>[]
let answers: (input: Record<string, unknown>) => Promise<Found>

beforeEach(() => {
  history.replaceState(null, '')
  asked = []
  answers = async ({ words }) => (words === 'gauge' ? gauges : nothingFound)
})

const client = {
  activity: { id: 'here', title: 'First visits' },
  people: { query: async () => [kwame] },
  feature: () => ({
    async query(name: string, input: Record<string, unknown>) {
      if (name === 'listKinds') return [{ kind: 'question', name: 'Question' }]
      asked.push(input)
      return answers(input)
    },
  }),
} as unknown as PageClient

const open = (path = '') => show<SearchPage>(html`<search-page .client=${client} .path=${path}></search-page>`)

async function search(page: SearchPage, words: string): Promise<void> {
  const before = asked.length
  type(findField(page, 'input'), words)
  await expect.poll(() => asked.length).toBeGreaterThan(before)
  await settle(page)
}

describe('The search page', () => {
  test('says what can be looked for, and asks for nothing until somebody types', async () => {
    const page = await open()
    expect(wordsOf(find(page, 'empty-place h2'))).toBe('What are you looking for?')
    expect(asked).toEqual([])
  })

  test('finds while one types, marks what was found, and shows no markup of messages', async () => {
    const page = await open()
    await search(page, 'gauge')
    expect(asked.at(-1)).toEqual({ words: 'gauge' })
    expect(findAll(page, 'mark').map(wordsOf)).toEqual(['gauge', 'gauge'])
    expect(wordsOf(find(page, '.excerpt'))).toBe('The gauge reads <b>seven</b>')
    expect(location.hash).toBe('#/~search/gauge')
  })

  test('leads to the message in its place, also in another activity of the course', async () => {
    const page = await open()
    await search(page, 'gauge')
    const addresses = findAll(page, '.excerpt a').map((link) => link.getAttribute('href'))
    expect(addresses).toEqual(['#/thread/a%20b?message=talk.3', '?activity=elsewhere#/thread/a%20b?message=talk.2'])
    expect(findAll(page, '.by .where').map(wordsOf)).toEqual(['in Pressure drops', 'in Pressure drops, Office hour'])
  })

  test('says of a room without a name no more than its activity', async () => {
    const unnamed = [hit(3), hit(2, 'elsewhere')].map((each) => ({ ...each, place: { ...each.place, title: '' } }))
    answers = async () => ({ ...gauges, messages: unnamed })
    const page = await open()
    await search(page, 'gauge')
    expect(findAll(page, '.by .where').map(wordsOf)).toEqual(['', 'in Office hour'])
  })

  test('shows again what was found, when somebody comes back by its address', async () => {
    const page = await open('gauge')
    await expect.poll(() => findAll(page, 'mark').length).toBe(2)
    expect(findField(page, 'input').value).toBe('gauge')
  })

  test('shows to who comes back from a hit the filters, every page and the hit that led away', async () => {
    const first = { ...gauges, messages: [hit(9), hit(8)], people: [], next: 'more' as never }
    answers = async ({ before }) => (before === undefined ? first : { ...gauges, messages: [hit(7)], people: [] })
    const page = await open()
    await search(page, 'gauge')
    findButton(page, 'With a file').click()
    await expect.poll(() => asked.at(-1)).toEqual({ words: 'gauge', withFile: true })
    await settle(page)
    findButton(page, 'Show older ones').click()
    await expect.poll(() => findAll(page, '.excerpt a')).toHaveLength(3)
    const [, , last] = findAll(page, '.excerpt a')
    last?.addEventListener('click', (event) => event.preventDefault())
    last?.click()
    page.remove()

    const again = await open('gauge')
    await expect.poll(() => findAll(again, '.excerpt a')).toHaveLength(3)
    await expect.poll(() => focused()).toBe(findAll(again, '.excerpt a')[2])
    expect(find(again, 'button[aria-pressed=true]').textContent).toContain('With a file')
  })

  test('goes through what was found by arrows and back to the field; Escape empties it', async () => {
    const page = await open()
    await search(page, 'gauge')
    const field = findField(page, 'input')
    field.focus()
    press(field, 'ArrowDown')
    expect(focused()).toBe(find(page, '.people button'))
    press(find(page, '.people button'), 'ArrowDown')
    expect(focused()).toBe(findAll(page, '.excerpt a')[0])
    press(findAll(page, '.excerpt a')[0] as HTMLElement, 'ArrowUp')
    press(find(page, '.people button'), 'ArrowUp')
    expect(focused()).toBe(field)
    press(field, 'Escape')
    await settle(page)
    expect(field.value).toBe('')
    expect(wordsOf(find(page, 'empty-place h2'))).toBe('What are you looking for?')
  })

  test('offers who was perhaps meant: chosen, it finds what they wrote', async () => {
    const page = await open()
    await search(page, 'gauge')
    findButton(page, 'Only what Kwame Mensah wrote').click()
    await expect.poll(() => asked.at(-1)).toEqual({ words: '', author: 'kwame' })
  })

  test('that finds nothing under filters offers to look everywhere', async () => {
    const page = await open()
    await search(page, 'nowhere')
    findButton(page, 'With a file').click()
    await expect.poll(() => asked.at(-1)).toEqual({ words: 'nowhere', withFile: true })
    await settle(page)
    findButton(page, 'Look everywhere').click()
    await expect.poll(() => asked.at(-1)).toEqual({ words: 'nowhere' })
  })

  test('begins in the room that one came from, and looks everywhere once that is taken away', async () => {
    history.replaceState({ cameFrom: { conversation: 'talk', room: true } }, '')
    const page = await open()
    expect(wordsOf(find(page, 'empty-place p'))).toContain('in the conversation that you come from')
    expect(asked).toEqual([])
    await search(page, 'gauge')
    expect(asked.at(-1)).toEqual({ words: 'gauge', within: 'talk' })
    findButton(page, 'Only in this conversation').click()
    await expect.poll(() => asked.at(-1)).toEqual({ words: 'gauge' })
    findButton(page, 'Only in this conversation').click()
    await expect.poll(() => asked.at(-1)).toEqual({ words: 'gauge', within: 'talk' })
    findButton(page, 'Only in this activity').click()
    await expect.poll(() => asked.at(-1)).toEqual({ words: 'gauge', here: true })
  })

  test('offers the thread that one came from, and begins everywhere', async () => {
    history.replaceState({ cameFrom: { conversation: 'talk', room: false } }, '')
    const page = await open()
    await search(page, 'gauge')
    expect(asked.at(-1)).toEqual({ words: 'gauge' })
    expect(find(page, 'button.filter').getAttribute('aria-pressed')).toBe('false')
    findButton(page, 'Only in this conversation').click()
    await expect.poll(() => asked.at(-1)).toEqual({ words: 'gauge', within: 'talk' })
  })

  test('shows the answer to what was asked last, whenever it comes', async () => {
    const page = await open()
    let late: (found: Found) => void = () => undefined
    answers = () => new Promise((resolve) => (late = resolve))
    await search(page, 'gau')
    answers = async () => nothingFound
    await search(page, 'gaux')
    late(gauges)
    await settle(page)
    expect(findAll(page, 'mark')).toEqual([])
  })

  test('says that it failed, and tries again', async () => {
    const page = await open()
    answers = () => Promise.reject(new Error('There is no connection.'))
    await search(page, 'gauge')
    await expect.poll(() => findAll(page, 'error-card').length).toBe(1)
    answers = async () => gauges
    find(page, 'error-card button').click()
    await expect.poll(() => findAll(page, 'mark').length).toBe(2)
  })
})
