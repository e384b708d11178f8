import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { listBarriers } from '../support/barriers.ts'
import type { TestPerson } from '../support/test-person.ts'
import { startTalkWorld, type Begun, type TalkWorld } from './support/talk-world.ts'
import { fieldIn } from './support/writing.ts'

/** A talk without a mouse, and without seeing it. */

let world: TalkWorld
let talk: Begun
let nadia: TestPerson
let kwame: TestPerson

beforeAll(async () => {
  world = await startTalkWorld()
  kwame = await world.enrol('Kwame Boateng')
  nadia = await world.enrol('Nadia Rahal')
})
beforeEach(async () => void (talk = await world.begin()))
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

const article = (page: Page, words: string) =>
  page.locator('message-item').filter({ hasText: words }).last().getByRole('article')

test('a whole thread is read, answered, edited, reacted to, taken back and brought back by keyboard', async () => {
  await talk.say(kwame, 'How would you begin?')
  await talk.say(kwame, 'I looked at the pump.')
  const page = await talk.open(nadia)
  await article(page, 'How would you begin?').focus()
  await page.keyboard.press('Tab')
  await article(page, 'I looked at the pump.').focus()
  await page.keyboard.press('r')
  const reply = page.locator('message-composer[slot=below]')
  await fieldIn(reply).and(page.locator(':focus')).waitFor()
  await reply.locator('[contenteditable=true]').waitFor()
  await page.keyboard.type('With the **water**, @kwa')
  await page.locator('[role=option]').getByText('Kwame Boateng').waitFor()
  // The page of this test is a view and nothing else: the outline of a page is the shell's.
  const ofPages = /^(landmark-one-main|page-has-heading-one|region):/
  expect((await listBarriers(page)).filter((barrier) => !ofPages.test(barrier))).toEqual([])
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  const own = article(page, 'With the water')
  await own.getByRole('button', { name: 'React' }).waitFor({ state: 'attached' })
  await expect.poll(async () => (await talk.read(kwame)).at(-1)?.mentions).toEqual([kwame.id])
  await own.focus()
  await page.keyboard.press('e')
  await page.locator('[slot=editor] [contenteditable=true]').waitFor()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('first')
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await talk.read(kwame)).at(-1)?.html).toContain('first')
  await own.getByRole('button', { name: 'React' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'How do you react?' }).getByRole('button', { name: 'Thanks' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await talk.read(kwame)).at(-1)?.reactions.length).toBe(1)
  await own.getByRole('button', { name: 'More about this message' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Take it back' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await talk.read(kwame)).at(-1)?.gone).toBe('deleted')
  await page.getByRole('button', { name: 'Bring it back' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await talk.read(kwame)).at(-1)?.gone).toBeNull()
})

interface Node {
  readonly nodeId: string
  readonly parentId?: string
  readonly role?: { readonly value: unknown }
  readonly name?: { readonly value: unknown }
}

test('how deep an answer lies, whom it answers and where the new begins is in the accessibility tree', async () => {
  const opening = await talk.say(kwame, 'How would you begin?')
  const first = await talk.say(kwame, 'At the first level', opening.id)
  const second = await talk.say(kwame, 'At the second', first.id)
  const third = await talk.say(kwame, 'At the third', second.id)
  await talk.say(kwame, 'Another branch', opening.id)
  await talk.command(nadia, 'conversations.markRead', { conversation: talk.conversation, seq: 5 })
  await talk.say(kwame, 'Deeper than that', third.id)
  const page = await talk.open(nadia)
  await article(page, 'Deeper than that').waitFor()
  const session = await page.context().newCDPSession(page)
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] }
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const above = (node: Node | undefined): Node[] => {
    const parent = byId.get(node?.parentId ?? '')
    return parent ? [parent, ...above(parent)] : []
  }
  const depthOf = (words: string): number =>
    above(nodes.find(({ role, name }) => role?.value === 'StaticText' && name?.value === words)).filter(
      ({ role }) => role?.value === 'list',
    ).length
  expect(['At the first level', 'At the second', 'At the third', 'Another branch'].map(depthOf)).toEqual([1, 2, 3, 1])
  const named = (role: string) =>
    nodes.filter((node) => node.role?.value === role).map((node) => String(node.name?.value))
  expect(named('button')).toContain('to Kwame: At the third')
  expect(named('heading').some((name) => name.startsWith('New since'))).toBe(true)
})
