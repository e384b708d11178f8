import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { listBarriersInEachLight } from '../support/barriers.ts'
import type { Activity } from '../support/practice-lms/index.ts'
import { message } from './support/visits.ts'
import { say, startThread, startWorld, type Talk, type World } from './support/world.ts'

/** What one meets only on the way: menus, dialogs, forms and places, each looked at by axe in both lights. */

let world: World
let activity: Activity
let talk: Talk

beforeAll(async () => {
  world = await startWorld()
  activity = await world.place(await world.connect())
  const [kwame, ines] = [await world.attend('kwame', activity), await world.attend('ines', activity)]
  talk = await startThread(kwame, 'Pressure drops', 'Where do I start?')
  const advice = await say(ines, talk, 'Look at the street.')
  await ines.command('conversations.edit', { message: advice.id, markdown: 'Look at the street first.', revision: 1 })
  await kwame.command('conversations.react', { message: advice.id, reaction: 'helped', on: true })
  const bakery = await say(ines, talk, 'The bakery opens at six.')
  await say(kwame, talk, 'They close on Mondays.', bakery.id)
  const hidden = await say(ines, talk, 'Never mind.')
  await ines.command('conversations.remove', { message: hidden.id })
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

async function visit(name: string): Promise<Page> {
  const browser = await world.browse({ still: true })
  const { post } = await world.lms.launch(world.lms.person(name), activity)
  const page = await browser.openPage(post.location ?? '')
  await page.getByRole('link', { name: talk.title }).waitFor()
  return page
}

const openTalk = async (page: Page) => {
  await page.getByRole('link', { name: talk.title }).click()
  await message(page, 'Look at the street first.').waitFor()
}

const isWell = async (page: Page, what: string) => expect(await listBarriersInEachLight(page), what).toEqual([])

async function openMenu(page: Page, words: string): Promise<void> {
  await message(page, words).hover()
  await message(page, words).getByRole('button', { name: 'More about this message' }).click()
  await page.getByRole('menu').waitFor()
}

/** Chooses an entry of a message's menu, and looks at the dialog that asks. */
async function lookAtDialog(page: Page, entry: string, words = 'Look at the street first.'): Promise<void> {
  await openMenu(page, words)
  await page.getByRole('menuitem', { name: entry }).click()
  await page.getByRole('dialog').waitFor()
  await isWell(page, entry)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('what is done with a message has no barrier, for who leads the course', async () => {
  const page = await visit('agnieszka')
  await openTalk(page)
  await openMenu(page, 'Look at the street first.')
  await isWell(page, 'the menu of a message')
  await page.keyboard.press('Escape')
  for (const entry of [
    'Who reacted',
    'What it said before',
    'Keep its author from writing',
    'Hide it',
    'Move it elsewhere',
  ])
    await lookAtDialog(page, entry)
  await openMenu(page, 'The bakery opens at six.')
  await page.getByRole('menuitem', { name: 'Move it elsewhere' }).click()
  await page.getByLabel('What the new thread is about').fill('The bakery')
  await page.getByRole('button', { name: 'Make it a thread' }).click()
  await page.getByText('A message of Inés Carrasco was moved.').waitFor()
  await isWell(page, 'what is left of what moved, and the way back')
})

test('what is done with a message has no barrier, for who reads it', async () => {
  const page = await visit('nadia')
  await openTalk(page)
  await message(page, 'Look at the street first.').hover()
  await message(page, 'Look at the street first.').getByRole('button', { name: 'React' }).click()
  await page.getByRole('button', { name: 'Helped me', exact: true }).waitFor()
  await isWell(page, 'the reactions to choose from')
  await page.keyboard.press('Escape')
  await lookAtDialog(page, 'Report it')
  await page.getByRole('button', { name: 'More about this thread' }).click()
  await isWell(page, 'the menu of a thread')
})

test('each kind of thread can be begun without a barrier', async () => {
  const page = await visit('nadia')
  await page.getByText('Ask or tell something').first().click()
  await page.getByPlaceholder('What is it about, in one line?').waitFor()
  const kinds = page.locator('kind-choice').getByRole('radio')
  for (let place = 0; place < 6; place += 1) {
    await kinds.nth(place).check()
    await isWell(page, `kind ${place + 1}`)
  }
})
