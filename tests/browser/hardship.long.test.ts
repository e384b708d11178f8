import { readFile } from 'node:fs/promises'
import type { BrowserContext, FrameLocator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Plugin } from '../../plugins/api/server.ts'
import { plugin as poll } from '../plugins/poll/server/index.ts'
import type { Attendant } from '../support/attendant.ts'
import type { Browsing } from '../support/chromium.ts'
import type { Activity, Tool } from '../support/practice-lms/index.ts'
import {
  acknowledged,
  answer,
  changePatience,
  composer,
  goToThread,
  message,
  openActivity,
  signIn,
} from './support/visits.ts'
import { readAll, say, startThread, startWorld, type Talk, type World } from './support/world.ts'
import { wordsIn } from './support/writing.ts'

/** What a learner sees when something is wrong: words that say so, and never a lost word or a blank page. */

let world: World
let browser: Browsing
let tool: Tool
let activity: Activity
let ines: Attendant
let lucia: Attendant

beforeAll(async () => {
  // Settings are typed by the plugin's own contract, and unread where plugins are kept together.
  world = await startWorld({ plugins: [poll as unknown as Plugin] })
  tool = await world.connect()
  activity = await world.place(tool)
  ines = await world.attend('ines', activity)
  lucia = await world.attend('lucia', activity)
  browser = await world.browse()
})
afterEach(() => world.lane.mend())
afterAll(async () => {
  await world.closeBrowsers()
  await world.close()
})

const listWords = async (talk: Talk) => (await readAll(ines, talk)).map(({ html }) => html.replace(/<[^>]+>/g, ''))

describe('when the connection breaks', () => {
  let talk: Talk
  let page: Page
  let inside: FrameLocator
  let tunnels = 0

  beforeEach(async () => {
    talk = await startThread(
      ines,
      `On the train, tunnel ${++tunnels}`,
      'Does the tunnel at Areta still eat every message?',
    )
    page = await signIn(browser, world, 'kwame')
    inside = await goToThread(page, activity, talk.title)
  })
  afterEach(() => page.close())

  test('the page says so, keeps what is written, sends it once and gets what was missed', async () => {
    world.lane.cut()
    await say(lucia, talk, 'Only on the way back.')
    await answer(inside, 'I write this in the tunnel.')
    await inside.getByText('Reconnecting. One message of yours is kept and goes out first.').waitFor()
    await composer(inside).getByRole('textbox').fill('And this is not finished')
    expect(await acknowledged(inside, 'I write this in the tunnel.').count()).toBe(0)
    world.lane.mend()
    await acknowledged(inside, 'I write this in the tunnel.').waitFor({ state: 'attached', timeout: 45_000 })
    await message(inside, 'Only on the way back.').waitFor()
    await inside.locator('reconnecting-bar').waitFor({ state: 'detached' })
    expect(await wordsIn(composer(inside).getByRole('textbox'))).toBe('And this is not finished')
    expect(await listWords(talk)).toEqual([expect.any(String), 'Only on the way back.', 'I write this in the tunnel.'])
  })

  test('what was stored and whose answer got lost is not said twice', async () => {
    world.lane.loseAnswers()
    await answer(inside, 'Said once.')
    await expect.poll(() => listWords(talk)).toContain('Said once.')
    world.lane.mend()
    await acknowledged(inside, 'Said once.').waitFor({ state: 'attached', timeout: 45_000 })
    expect((await listWords(talk)).filter((words) => words === 'Said once.')).toHaveLength(1)
    expect(await inside.getByRole('article').filter({ hasText: 'Said once.' }).count()).toBe(1)
  })

  test('a page that a hotel shows instead of the tool is not taken for an answer', async () => {
    world.lane.askToSignIn()
    await answer(inside, 'Written in the lobby.')
    await inside.getByText('One message of yours is kept').waitFor()
    await page.frame('tool')?.evaluate(() => window.dispatchEvent(new Event('online')))
    await say(lucia, talk, 'Meanwhile, elsewhere.')
    expect(await listWords(talk)).toEqual([expect.any(String), 'Meanwhile, elsewhere.'])
    expect(await inside.getByText('Hotel').count()).toBe(0)
    world.lane.mend()
    await acknowledged(inside, 'Written in the lobby.').waitFor({ state: 'attached', timeout: 45_000 })
    await message(inside, 'Meanwhile, elsewhere.').waitFor()
    expect((await listWords(talk)).filter((words) => words === 'Written in the lobby.')).toHaveLength(1)
  })

  test('a reload in the middle of it loses nothing', async () => {
    world.lane.cut()
    await answer(inside, 'Written, sent, reloaded.')
    await inside.getByText('One message of yours is kept').waitFor()
    world.lane.mend()
    await page.frame('tool')?.evaluate(() => location.reload())
    await acknowledged(inside, 'Written, sent, reloaded.').waitFor({ state: 'attached', timeout: 45_000 })
    expect((await listWords(talk)).filter((words) => words === 'Written, sent, reloaded.')).toHaveLength(1)
  })
})

test('a network in which everything vanishes is noticed while one waits, and nothing is said twice', async () => {
  const talk = await startThread(ines, 'In the lift', 'Does it stop on the third floor?')
  const hasty = await world.browse()
  // What would be given up after half a minute.
  await changePatience(hasty.context, 1 / 10)
  const inside = await goToThread(await signIn(hasty, world, 'kwame'), activity, talk.title)
  world.lane.swallow()
  await answer(inside, 'Written in the lift.')
  await inside.getByText('One message of yours is kept').waitFor()
  expect(await listWords(talk)).toHaveLength(1)
  world.lane.mend()
  await acknowledged(inside, 'Written in the lift.').waitFor({ state: 'attached', timeout: 60_000 })
  expect((await listWords(talk)).filter((words) => words === 'Written in the lift.')).toHaveLength(1)
})

describe('when a plugin does not work', () => {
  const card = (inside: FrameLocator) => inside.getByRole('alert')

  test('one that these pages do not have is a card', async () => {
    const unknown = await world.place(tool, { plugin: 'poll', title: 'Where shall we meet?', settings: pollSettings })
    const inside = await openActivity(await signIn(browser, world, 'kwame'), unknown)
    await card(inside).getByRole('heading', { name: 'This kind of activity is not here' }).waitFor()
    expect(await inside.getByText('Where shall we meet?').count()).toBe(1)
  })

  test.each([
    ['cannot be loaded', undefined],
    ['breaks while it is loaded', 'throw new Error("broken on purpose")'],
    ['names an element that it does not define', 'export const activity = { tag: "made-of-nothing" }'],
  ])('one that %s is a card', async (_how, script) => {
    const putBack = await replacePlugin(browser.context, script)
    const inside = await openActivity(await signIn(browser, world, 'kwame'), activity)
    await card(inside).getByRole('heading', { name: 'This activity did not open' }).waitFor()
    expect(await inside.getByText('First visits').first().isVisible()).toBe(true)
    await putBack()
  })
})

const pollSettings = { question: 'Where?', choices: ['Here', 'There'] }

/** Answers something else for the discussion's client half; nothing at all without a script. Answers how to end that. */
async function replacePlugin(context: BrowserContext, script: string | undefined): Promise<() => Promise<void>> {
  const manifest = JSON.parse(await readFile('dist/client/.vite/manifest.json', 'utf8')) as Record<
    string,
    { file: string }
  >
  const { file } = manifest['../plugins/discussion/client/index.ts'] ?? { file: '' }
  await context.route(`**/${file}`, (route) =>
    script === undefined ? route.abort() : route.fulfill({ contentType: 'text/javascript', body: script }),
  )
  return () => context.unroute(`**/${file}`)
}
