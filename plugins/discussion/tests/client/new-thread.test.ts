import { expect, test, vi } from 'vitest'
import type { GroupId } from '../../../api/contract.ts'
import '../../client/beginning/new-thread.ts'
import { find, findAll, findButton, open, settle, type, wordsOf } from './page.ts'
import { StandIn } from './stand-in.ts'

// The editor needs a browser; where it cannot be had, the plain field stays.
vi.mock('../../../../client/elements/composer/editor/composer-editor.ts', () => {
  throw new Error('There is no editor here.')
})

async function write(house: StandIn, title: string, words: string) {
  const element = await open('new-thread', house)
  findButton(element, 'Ask or tell something').click()
  await settle(element)
  type(find(element, 'input'), title)
  type(find(element, 'textarea'), words)
  await settle(element)
  return element
}

test('one line opens to a title and words, and becomes a thread whose page opens', async () => {
  const house = new StandIn()
  const element = await write(house, 'Pressure drops', 'Where do I start?')
  const asked = new Promise((resolve) => element.addEventListener('open-path', ({ detail }) => resolve(detail.path)))
  find(element, '.button.primary').click()
  expect(await asked).toBe('thread/new-one')
  expect(house.commands.map(({ name, input }) => [name, input])).toEqual([
    ['startThread', { title: 'Pressure drops', markdown: 'Where do I start?', kind: 'talk' }],
  ])
  await settle(element)
  expect(wordsOf(find(element, '.line'))).toBe('Ask or tell something')
})

test('something to reuse begins with its files, which go with it; with them, words are not needed', async () => {
  const house = new StandIn()
  const element = await write(house, 'Checklist', '')
  const kinds = find(element, 'kind-choice')
  expect(findAll(element, 'files-first')).toEqual([])
  kinds.dispatchEvent(new CustomEvent('kind-chosen', { detail: { kind: 'reuse' }, bubbles: true, composed: true }))
  await settle(element)
  const first = element.renderRoot.querySelector('files-first')
  await first?.tray.add([new File(['1'], 'checklist.txt')])
  await settle(element)
  expect(findAll(element, 'files-first upload-list, upload-list')).toHaveLength(1)
  find(element, '.button.primary').click()
  await settle(element)
  expect(house.commands.map(({ input }) => input)).toEqual([
    { title: 'Checklist', markdown: '', kind: 'reuse', files: ['checklist.txt'] },
  ])
})

test('without a title nothing is sent: the field says why and has the focus', async () => {
  const house = new StandIn()
  const element = await write(house, '  ', 'Where do I start?')
  find(element, '.button.primary').click()
  await settle(element)
  expect(house.commands).toEqual([])
  expect(wordsOf(find(element, '[role=alert]'))).toMatch(/^A title helps/)
  expect(element.shadowRoot?.activeElement).toBe(find(element, 'input'))
})

test('words that could not be sent stay, say why, and are sent again as they were', async () => {
  const house = new StandIn({ refuse: new Error('Tertulia cannot be reached.') })
  const element = await write(house, 'Pressure drops', 'Where do I start?')
  find(element, '.button.primary').click()
  await settle(element)
  expect(wordsOf(find(element, '[role=alert]'))).toContain('Tertulia cannot be reached.')
  house.refuse = undefined
  find(element, '.button.primary').click()
  await settle(element)
  const [first, second] = house.commands
  expect(second).toEqual(first)
})

test('what was begun is kept: the line shows it, and opening it again brings it back', async () => {
  const house = new StandIn()
  const element = await write(house, 'Pressure drops', 'Where do I')
  findButton(element, 'Cancel').click()
  await settle(element)
  expect(wordsOf(find(element, '.line'))).toBe('Pressure drops')
  element.remove()
  const later = await open('new-thread', house)
  find(later, '.line').click()
  await settle(later)
  expect(findAll(later, '.input, textarea').map((field) => (field as HTMLInputElement).value)).toEqual([
    'Pressure drops',
    'Where do I',
  ])
})

test('where a number of words is asked for, it says softly where one stands, and sends what there is', async () => {
  const house = new StandIn({ settings: { words: 120 } })
  const element = await write(house, 'Pressure drops', '')
  expect(wordsOf(find(element, '.length'))).toBe('About 120 words will do; fewer or more are fine, too.')
  type(find(element, 'textarea'), 'See [the sheet](https://example.org/a/b), **please**!')
  await settle(element)
  expect(wordsOf(find(element, '.length'))).toBe('4 words of about 120')
  find(element, '.button.primary').click()
  expect(house.commands.map(({ name }) => name)).toEqual(['startThread'])
  expect(findAll(await write(new StandIn(), 'Pressure drops', 'Hm'), '.length')).toEqual([])
})

test('the heads of a story that nothing was written under are no words yet', async () => {
  const element = await write(new StandIn({ settings: { words: 120 } }), 'Friday', '')
  const told = new CustomEvent('kind-chosen', { detail: { kind: 'story' }, bubbles: true })
  find(element, 'kind-choice').dispatchEvent(told)
  await settle(element)
  expect(find(element, 'textarea')).toHaveProperty('value', expect.stringContaining('**'))
  expect(wordsOf(find(element, '.length'))).toMatch(/^About 120 words/)
})

const circle = (id: string, name: string) => ({ id: id as GroupId, kind: 'circle', name }) as const
const pumps = circle('pumps', 'Pumps')
const lids = circle('lids', 'Lids')

test('where people talk in circles, who is in one is told so, and who is in several chooses', async () => {
  const one = new StandIn({ settings: { groups: 'circle' }, groups: [pumps] })
  const told = await write(one, 'A seal', 'It weeps.')
  expect(wordsOf(find(told, 'group-choice p'))).toBe('For Pumps. Those who lead the course can read it, too.')
  find(told, '.button.primary').click()
  await settle(told)
  expect(one.commands[0]?.input).toMatchObject({ title: 'A seal', group: 'pumps' })

  const several = new StandIn({ settings: { groups: 'circle' }, groups: [lids, pumps] })
  const element = await write(several, 'A lid', 'It rattles.')
  const choice = find(element, 'group-choice select') as HTMLSelectElement
  expect([...choice.options].map(({ text }) => text.trim())).toEqual(['Choose one of your groups', 'Lids', 'Pumps'])
  choice.value = 'lids'
  choice.dispatchEvent(new Event('change'))
  await settle(element)
  find(element, '.button.primary').click()
  await settle(element)
  expect(several.commands[0]?.input).toMatchObject({ title: 'A lid', group: 'lids' })
})
