import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ThreadList } from '../../plugins/discussion/contract.ts'
import type { Attendant } from '../support/attendant.ts'
import type { Activity } from '../support/practice-lms/index.ts'
import { changePatience, message } from './support/visits.ts'
import { say, startThread, startWorld, type Talk, type World } from './support/world.ts'
import { fieldIn } from './support/writing.ts'

/** What one presses while the network is away for some seconds. */

let world: World
let activity: Activity
let kwame: Attendant
let agnieszka: Attendant
let talk: Talk
let page: Page

beforeAll(async () => {
  world = await startWorld()
  activity = await world.place(await world.connect())
  kwame = await world.attend('kwame', activity)
  agnieszka = await world.attend('agnieszka', activity)
})
beforeEach(async () => {
  talk = await startThread(kwame, 'Does the tunnel at Areta still eat every message?', 'Mine are late.')
  await say(kwame, talk, 'Who else is in it?')
  page = await open('nadia')
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

async function open(name: string): Promise<Page> {
  const browser = await world.browse({ still: true, width: 360, height: 740 })
  // A form that nobody answers is tried again by itself for a while.
  await changePatience(browser.context, 0.2)
  const { post } = await world.lms.launch(world.lms.person(name), activity)
  const opened = await browser.openPage(post.location ?? '')
  await opened.getByRole('heading', { name: 'First visits' }).waitFor()
  return opened
}

async function openTalk(): Promise<void> {
  await page.getByRole('link', { name: talk.title }).first().click()
  await message(page, 'Who else is in it?').waitFor()
  await page.waitForLoadState('networkidle')
}

async function chooseReport(): Promise<void> {
  const said = message(page, 'Who else is in it?')
  await said.hover()
  await said.getByRole('button', { name: 'More about this message' }).click()
  await page.getByRole('menuitem', { name: 'Report it' }).click()
}

test('What has to be loaded first says that it cannot be opened now, and opens once there is a network', async () => {
  await openTalk()
  const name = message(page, 'Who else is in it?').getByRole('button', { name: 'Kwame Boateng', exact: true })
  await page.context().setOffline(true)
  await name.click()
  await page.getByText('Without a connection this cannot be opened yet.').waitFor()
  await page.context().setOffline(false)
  await name.click()
  await page.getByRole('dialog', { name: 'Kwame Boateng' }).waitFor()
})

test('What was reported without a network is reported once there is one, once', async () => {
  await openTalk()
  await chooseReport()
  await page.getByLabel('What is wrong with it?').fill('Not here.')
  await page.context().setOffline(true)
  await page.locator('ask-dialog').getByRole('button', { name: 'Report it' }).click()
  await page.getByText('This is done as soon as there is a connection.').waitFor()
  await page.context().setOffline(false)
  await page.getByText('Thank you.').waitFor()
  const { waiting } = await agnieszka.query<{ waiting: { reports: object[] }[] }>('moderation.listReports', {})
  expect(waiting.map(({ reports }) => reports.length)).toEqual([1])
})

test('A form that nobody answered keeps what was written, says what is not known, and is sent once', async () => {
  const form = page.locator('new-thread')
  await form.locator('.line').click()
  await form.locator('input').first().fill('Which gasket is it?')
  await fieldIn(form.locator('message-composer')).fill('The blind one leaks.')
  world.lane.loseAnswers()
  await form.getByRole('button', { name: 'Start the thread' }).click()
  await form.getByText('we do not know whether this arrived').waitFor()
  world.lane.mend()
  await form.getByRole('button', { name: 'Start the thread' }).click()
  await page.getByRole('heading', { name: 'Which gasket is it?', level: 1 }).waitFor()
  const { threads } = await kwame.query<ThreadList>('discussion.listThreads', {})
  expect(threads.filter(({ title }) => title === 'Which gasket is it?')).toHaveLength(1)
})
