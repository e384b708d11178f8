import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Activity } from '../support/practice-lms/index.ts'
import { goToThread, message, openActivity, signIn } from './support/visits.ts'
import { startThread, startWorld, type World } from './support/world.ts'

/** Somebody writes without a name; somebody else reports it; who leads the course decides. */

let world: World
let activity: Activity

beforeAll(async () => {
  world = await startWorld()
  activity = await world.place(await world.connect(), { settings: { anonymity: 'liftable' } })
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

/** Everything that a page of the tool receives from now on: answers and frames. */
function record(page: Page): { readonly texts: string[] } {
  const texts: string[] = []
  page.on('response', (response) => {
    if (response.url().includes('/api/'))
      void response.text().then(
        (text) => texts.push(text),
        () => undefined,
      )
  })
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => texts.push(String(payload))))
  return { texts }
}

test('What is written without a name is reported and decided, and names nobody', async () => {
  const tomas = await world.attend('tomas', activity)
  const talk = await startThread(tomas, 'What went wrong this week?', 'Say it plainly.')
  const peer = await signIn(await world.browse(), world, 'kwame')
  const received = record(peer)
  const inside = await goToThread(peer, activity, talk.title)

  const words = 'I told a customer something that was not true.'
  const author = await signIn(await world.browse(), world, 'priya')
  const writing = await goToThread(author, activity, talk.title)
  await writing.getByRole('textbox').last().click()
  await writing.getByLabel('Without my name').check()
  await writing.getByText('may learn your name').waitFor()
  await writing.getByRole('textbox').last().fill(words)
  await writing.getByRole('button', { name: 'Send' }).last().click()

  const said = message(inside, words)
  await said.waitFor()
  expect(await said.getAttribute('aria-label')).toMatch(/Someone/)
  const about = received.texts.filter((text) => text.includes(words))
  expect(about.length).toBeGreaterThan(0)
  expect(about.filter((text) => /Priya/.test(text))).toEqual([])

  await said.getByRole('button', { name: 'More about this message' }).click()
  await inside.getByRole('menuitem', { name: 'Report it' }).click()
  await inside.getByLabel('What is wrong with it?').fill('This should not stay here.')
  await inside.getByRole('button', { name: 'Report it' }).click()
  await inside.getByText('Thank you.').waitFor()

  const leader = await signIn(await world.browse(), world, 'agnieszka')
  const lead = await openActivity(leader, activity)
  await lead
    .locator('app-header')
    .getByRole('button', { name: /menu|more/i })
    .first()
    .click()
  await lead.getByRole('menuitem', { name: 'Reports' }).click()
  await lead.getByText('This should not stay here.').waitFor()
  await lead.getByRole('button', { name: 'Hide it' }).click()
  await lead.getByLabel('Reason').fill('Bring this to me first.')
  await lead.locator('ask-dialog').getByRole('button', { name: 'Hide it' }).click()
  await lead.getByText('Nothing waits').waitFor()
  await writing.getByText(/Bring this to me first/).waitFor()
})
