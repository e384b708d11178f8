import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '../support/test-person.ts'
import { startTalkWorld, type TalkWorld } from './support/talk-world.ts'
import { footField, wordsIn } from './support/writing.ts'

/** An hour without a network, in a browser that knows it. */

const hour = 60 * 60_000
const missed = 60

let world: TalkWorld
let kwame: TestPerson
let nadia: TestPerson
let later = 0

beforeAll(async () => {
  world = await startTalkWorld({}, () => Date.now() + later)
  kwame = await world.enrol('Kwame Boateng')
  nadia = await world.enrol('Nadia Rahal')
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

async function write(page: Page, words: string): Promise<void> {
  await footField(page).fill(words)
  await page.locator('.foot > message-composer').getByRole('button', { name: 'Send' }).last().click()
}

/** What is said in the page, from top to bottom. */
const listShown = (page: Page): Promise<string[]> => page.locator('message-item .said').allInnerTexts()

test('offline for an hour: what was written is sent once, and what was missed is there in order', async () => {
  const talk = await world.begin()
  await talk.say(kwame, 'Before the tunnel.')
  const page = await talk.open(nadia, { layout: 'flat' })
  await page.getByText('Before the tunnel.').waitFor()

  await page.context().setOffline(true)
  for (const words of ['Mine, the first.', 'Mine, the second.']) await write(page, words)
  await page.getByText('Mine, the second.').waitFor()
  const news = Array.from({ length: missed }, (_, place) => `Missed ${place + 1}.`)
  for (const words of news) await talk.say(kwame, words)
  later += hour
  await footField(page).fill('Half a sentence')
  expect(await listShown(page)).not.toContain('Missed 1.')
  await page.context().setOffline(false)

  const all = ['Before the tunnel.', ...news, 'Mine, the first.', 'Mine, the second.']
  const said = async () => (await talk.read(kwame)).map(({ html }) => html.replace(/<[^>]+>/g, ''))
  await expect.poll(said, { timeout: 45_000 }).toEqual(all)
  await expect.poll(() => listShown(page)).toEqual(all)
  expect(await wordsIn(footField(page))).toBe('Half a sentence')
})
