import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Activity } from '../support/practice-lms/index.ts'
import { startWorld, type World } from './support/world.ts'

/** Circles, formed by whoever leads the course, with the keys alone and on a phone. */

let world: World
let activity: Activity

beforeAll(async () => {
  world = await startWorld()
  const tool = await world.connect()
  activity = await world.place(tool)
  await world.attend('ines', activity)
  await world.attend('kwame', activity)
})
afterAll(async () => {
  await world.closeBrowsers()
  await world.close()
})

async function open(name: string): Promise<Page> {
  const browser = await world.browse({ still: true })
  const { post } = await world.lms.launch(world.lms.person(name), activity)
  const page = await browser.openPage(post.location ?? '')
  await page.getByRole('heading', { name: 'First visits' }).waitFor()
  await page.evaluate(() => location.assign('#/~people'))
  await page.locator('people-page h1').waitFor()
  return page
}

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

test('A circle is formed with the keys alone, filled, and there at once for whoever is put in it', async () => {
  const ines = await open('ines')
  expect(await ines.getByRole('heading', { name: 'Old pipes' }).count()).toBe(0)
  const page = await open('agnieszka')
  await page.setViewportSize({ width: 360, height: 640 })
  await page.getByRole('button', { name: 'Form a circle' }).focus()
  await press(page, 'Enter')
  await page.keyboard.type('Old pipes')
  await press(page, 'Enter')
  const circle = page.locator('group-card').filter({ hasText: 'Old pipes' })
  await circle.locator('summary').focus()
  await press(page, 'Enter')
  await circle.getByRole('button', { name: 'Add people to Old pipes' }).focus()
  await press(page, 'Enter')
  await page.keyboard.type('ines')
  await press(page, 'Tab', 'Space')
  await circle.getByRole('button', { name: 'Add 1 person' }).waitFor()
  await press(page, 'Enter')
  await circle.getByText('1 person').waitFor()
  await ines.getByRole('heading', { name: 'Old pipes' }).waitFor()

  await circle.getByRole('button', { name: /^Take out Inés/ }).focus()
  await press(page, 'Enter')
  await circle.getByText('Nobody yet').waitFor()
  await ines.getByRole('heading', { name: 'Old pipes' }).waitFor({ state: 'detached' })
})
