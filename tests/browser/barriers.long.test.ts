import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listBarriers } from '../support/barriers.ts'
import type { Browsing } from '../support/chromium.ts'
import type { Activity, Tool } from '../support/practice-lms/index.ts'
import {
  acknowledged,
  chooseKind,
  goToThread,
  message,
  openActivity,
  openPicker,
  openThread,
  signIn,
} from './support/visits.ts'
import { say, startThread, startWorld, type Talk, type World } from './support/world.ts'

/** Everything can be read and used by everybody: what axe finds on the pages as they are in the course, and by keyboard alone. */

let world: World
let tool: Tool
let activity: Activity
let talk: Talk

beforeAll(async () => {
  world = await startWorld()
  tool = await world.connect()
  activity = await world.place(tool, { settings: { purpose: 'What you saw, what you would ask, what worked.' } })
  const [ines, tomas] = [await world.attend('ines', activity), await world.attend('tomas', activity)]
  talk = await startThread(ines, 'Where do I start?', 'From seven to eight the second group falls to **6 bar**.')
  const advice = await say(tomas, talk, 'Look at the water [first](https://localhost/).\n\n> Measure at 6:50.')
  await ines.command('conversations.react', { message: advice.id, reaction: 'helped', on: true })
  await say(ines, talk, 'It was the street.', advice.id)
  await startThread(tomas, 'What I got wrong', 'I said it was the pump.')
})
afterAll(async () => {
  await world.closeBrowsers()
  await world.close()
})

describe.each(['light', 'dark'] as const)('in %s colours', (scheme) => {
  let browser: Browsing

  beforeAll(async () => {
    browser = await world.browse({ still: true })
    const page = await signIn(browser, world, 'agnieszka')
    const inside = await openActivity(page, activity)
    await inside.getByRole('button', { name: 'More about this place' }).click()
    // What was chosen is kept for the device.
    if (scheme === 'dark') await inside.getByRole('menuitem', { name: 'Dark colours' }).click()
    await page.close()
  })

  test('the list, a thread and what is written in it have no barrier', async () => {
    const page = await signIn(browser, world, 'agnieszka')
    const inside = await openActivity(page, activity)
    await inside.getByRole('link', { name: talk.title }).waitFor()
    expect(await inside.locator('html').getAttribute('data-scheme')).toBe(scheme)
    expect(await listBarriers(page.frame('tool'))).toEqual([])
    await openThread(inside, talk.title)
    await message(inside, 'It was the street.').getByRole('button', { name: 'Reply' }).click()
    await page.keyboard.type('Thank you @')
    await inside.getByRole('option').first().waitFor()
    expect(await listBarriers(page.frame('tool'))).toEqual([])
  })

  test('setting up has no barrier, before and after a mistake', async () => {
    const byHand = world.lms.addActivity({ title: `By hand, in ${scheme}`, tool })
    const page = await signIn(browser, world, 'agnieszka')
    const form = await chooseKind(await openActivity(page, byHand), 'Discussion')
    expect(await listBarriers(page.frame('tool'))).toEqual([])
    await form.getByLabel('Name', { exact: true }).fill('')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('It needs a name.').waitFor()
    expect(await listBarriers(page.frame('tool'))).toEqual([])
  })

  test('the picker and the page of an activity that is not ready have no barrier', async () => {
    const early = world.lms.addActivity({ title: `Too early, in ${scheme}`, tool })
    const page = await signIn(browser, world, 'paul')
    await openPicker(page)
    const picker = await page.locator('dialog iframe').elementHandle()
    expect(await listBarriers((await picker?.contentFrame()) ?? null)).toEqual([])
    const learner = await signIn(browser, world, 'kwame')
    await (await openActivity(learner, early)).getByRole('heading', { name: /opens soon/ }).waitFor()
    expect(await listBarriers(learner.frame('tool'))).toEqual([])
  })
})

/** Goes on with Tab until the focus is there. */
async function tabTo(page: Page, there: Locator): Promise<void> {
  for (let stops = 0; stops < 40; stops += 1) {
    await page.keyboard.press('Tab')
    const hasFocus = await there.evaluate((element) => {
      const root = element.getRootNode() as Document | ShadowRoot
      return root.activeElement === element
    })
    if (hasFocus) return
  }
  throw new Error(`The keyboard does not lead to ${String(there)}.`)
}

test('a thread is opened, read and answered by keyboard alone', async () => {
  const page = await signIn(await world.browse(), world, 'kwame')
  await page.getByRole('link', { name: activity.title, exact: true }).focus()
  await page.keyboard.press('Enter')
  const inside = page.frameLocator('iframe[name=tool]')
  await inside.getByRole('link', { name: talk.title }).waitFor()
  await tabTo(page, inside.getByRole('link', { name: talk.title }))
  await page.keyboard.press('Enter')
  const advice = message(inside, 'Look at the water')
  await advice.waitFor()
  await tabTo(page, advice)
  await page.keyboard.press('r')
  await page.keyboard.type('With which gauge?')
  await page.keyboard.press('Control+Enter')
  await acknowledged(inside, 'With which gauge?').waitFor({ state: 'attached' })
  expect(await inside.locator('body').evaluate((body) => document.activeElement !== body)).toBe(true)

  await tabTo(page, inside.getByRole('textbox', { name: 'Reply to Inés' }))
  await page.keyboard.type('I measure tomorrow.')
  await tabTo(page, inside.locator('.foot message-composer').getByRole('button', { name: 'Send' }).last())
  await page.keyboard.press('Enter')
  await acknowledged(inside, 'I measure tomorrow.').waitFor({ state: 'attached' })
})

test('back from a thread, the focus is on the row that led there', async () => {
  const page = await signIn(await world.browse(), world, 'nadia')
  const inside = await goToThread(page, activity, talk.title)
  await inside.getByRole('link', { name: /^Back to/ }).press('Enter')
  const row = inside.getByRole('link', { name: talk.title })
  await expect.poll(() => row.evaluate((link) => (link.getRootNode() as ShadowRoot).activeElement === link)).toBe(true)
})
