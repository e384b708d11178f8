import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Wishes } from '../support/chromium.ts'
import type { Activity } from '../support/practice-lms/index.ts'
import {
  acknowledged,
  answer,
  composer,
  goToThread,
  message,
  openActivity,
  openThread,
  signIn,
  toolIn,
  waitForAnswers,
} from './support/visits.ts'
import { readAll, say, startThread, startWorld, type World } from './support/world.ts'

/** A learner opens the discussion inside the course, reads what the cohort wrote, and answers: wherever the browser lets them. */

const advice = 'Look at the water before you look at the machine.'
const found = 'It was the street, 1.6 bar at 6:55.'

let world: World
let activity: Activity

async function begin(mood: 'moodle' | 'canvas'): Promise<void> {
  world = await startWorld({ mood })
  activity = await world.place(await world.connect())
}

/** A thread for one test, with a title of its own. */
async function beginTalk(title: string) {
  const ines = await world.attend('ines', activity)
  const talk = await startThread(ines, title, 'Bar Arriaga, a two-group machine. I go back tomorrow at 6:45.')
  await say(await world.attend('tomas', activity), talk, advice)
  /** Everything that was said, as words; the first two are there to begin with. */
  const listWords = async () => (await readAll(ines, talk)).map(({ html }) => html.replace(/<[^>]+>/g, ''))
  return { title, listWords }
}

/** The one journey that all of this is for. */
async function readAndAnswer(page: Page, title: string): Promise<void> {
  const inside = await goToThread(page, activity, title)
  await message(inside, advice).waitFor()
  await answer(inside, found)
  await acknowledged(inside, found).waitFor({ state: 'attached' })
}

/** Nothing of the tool may be kept in the LMS's page: no cookie, no storage. */
const forgetful = (): Partial<Wishes> => ({ forgets: { site: world.product.url, within: world.lms.url } })

afterEach(() => world.closeBrowsers())

describe('in a Moodle', () => {
  beforeAll(() => begin('moodle'))
  afterAll(() => world.close())

  test('a learner answers, and another who has the thread open sees it without doing anything', async () => {
    const { title, listWords } = await beginTalk('Pressure drops only in the mornings')
    const [kwamesBrowser, nadiasBrowser] = await Promise.all([world.browse(), world.browse()])
    const nadia = await goToThread(await signIn(nadiasBrowser, world, 'nadia'), activity, title)
    await readAndAnswer(await signIn(kwamesBrowser, world, 'kwame'), title)
    const seen = message(nadia, found)
    await seen.waitFor()
    expect(await seen.getByText('Kwame Boateng').count()).toBe(1)
    expect(await listWords()).toEqual([expect.any(String), advice, found])
  })

  test('a learner answers in a browser that allows third-party cookies', async () => {
    const { title, listWords } = await beginTalk('With cookies')
    const browser = await world.browse({ blockThirdPartyCookies: false })
    await readAndAnswer(await signIn(browser, world, 'kwame'), title)
    expect(await listWords()).toContain(found)
  })

  test('a learner on a phone of 360 px answers by touch', async () => {
    const { title, listWords } = await beginTalk('By touch')
    const page = await signIn(await world.browse({ width: 360, height: 740, touch: true }), world, 'kwame')
    await page.getByRole('link', { name: activity.title, exact: true }).tap()
    // A Moodle gives phones the whole window: there is no frame.
    await page.getByRole('link', { name: title }).tap()
    await message(page, advice).waitFor()
    await composer(page).getByRole('textbox').tap()
    await page.keyboard.insertText(found)
    await composer(page).getByRole('button', { name: 'Send' }).last().tap()
    await acknowledged(page, found).waitFor({ state: 'attached' })
    expect(await listWords()).toContain(found)
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(sideways).toBe(0)
  })

  test('where a frame may keep nothing, a window of its own is offered, and a learner answers there', async () => {
    const { title, listWords } = await beginTalk('In a window')
    const browser = await world.browse(forgetful())
    const page = await signIn(browser, world, 'kwame')
    const inside = await openActivity(page, activity)
    await inside.getByRole('heading', { name: 'This needs a window of its own' }).waitFor()
    const [window] = await Promise.all([
      browser.context.waitForEvent('page'),
      inside.getByRole('button', { name: 'Open in a new window' }).click(),
    ])
    await openThread(window, title)
    await answer(window, found)
    await acknowledged(window, found).waitFor({ state: 'attached' })
    expect(await listWords()).toContain(found)
  })
})

describe('in a Canvas', () => {
  beforeAll(() => begin('canvas'))
  afterAll(() => world.close())

  test('where a frame may keep nothing, the LMS keeps the proof for it, and a learner answers', async () => {
    const { title, listWords } = await beginTalk('By platform storage')
    const browser = await world.browse(forgetful())
    await waitForAnswers(browser.context)
    const page = await signIn(browser, world, 'kwame')
    await readAndAnswer(page, title)
    expect(await listWords()).toContain(found)
  })

  test('where a frame may keep nothing and the LMS does not answer either, a window is offered', async () => {
    world.lms.setStorage('silent')
    const page = await signIn(await world.browse(forgetful()), world, 'kwame')
    await openActivity(page, activity)
    await toolIn(page).getByRole('heading', { name: 'This needs a window of its own' }).waitFor()
    world.lms.setStorage('working')
  })
})
