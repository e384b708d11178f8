import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listBarriersInEachLight, scrollsSideways } from '../support/barriers.ts'
import type { Attendant } from '../support/attendant.ts'
import type { Activity } from '../support/practice-lms/index.ts'
import { say, startThread, startWorld, type World } from './support/world.ts'

/** The pages of the house inside an activity: to be read and used by everybody, in every width and in both colours. */

let world: World
let activity: Activity
let ines: Attendant

const grading = { mode: 'completed', posts: 1, replies: 1 }

beforeAll(async () => {
  world = await startWorld()
  const tool = await world.connect()
  activity = await world.place(tool, { settings: { grading } })
  const elsewhere = await world.place(tool, { title: 'What would you have measured before the second visit?' })
  ines = await world.attend('ines', activity)
  await describeOneself(ines)
  await formACircle()
  const reported = await talkIn(activity, 'Pressure drops only in the mornings')
  await talkIn(elsewhere, 'Which pressure is right for a street with old pipes and a long way to the pump?')
  await haveSomethingToTend(reported)
  await disagreeAboutAGrade()
  await pairSome()
})
afterAll(async () => {
  await world.closeBrowsers()
  await world.close()
})

const describeOneself = (who: Attendant) =>
  who.command('people.saveProfile', {
    work: 'Repairs espresso machines',
    place: 'Zaragoza',
    offers: 'What I know of pumps, gauges and pipes that are older than the street.',
    seeks: 'Somebody who has opened a double boiler.',
  })

async function formACircle(): Promise<void> {
  const [facilitator, nadia] = [await world.attend('agnieszka', activity), await world.attend('nadia', activity)]
  const group = await facilitator.command('groups.make', { kind: 'circle', name: 'Those with old pipes' })
  await facilitator.command('groups.add', { group, people: [nadia.id, ines.id] })
}

async function talkIn(place: Activity, title: string): Promise<string> {
  const [one, other] = [await world.attend('ines', place), await world.attend('tomas', place)]
  const talk = await startThread(one, title, 'From seven to eight the **pressure** of the second group falls to 6 bar.')
  const advice = await say(other, talk, 'Is it the pressure of the street? Open a tap and measure it.')
  await say(await world.attend('nadia', place), talk, 'Mine was pressure, too.', advice.id)
  await say(one, talk, 'It was.', advice.id)
  return advice.id
}

/** One report waits, by Nadia; Tomás cannot write for an hour, and the log has both. */
async function haveSomethingToTend(message: string): Promise<void> {
  const nadia = await world.attend('nadia', activity)
  await nadia.command('moderation.report', { message, reason: 'It sends people to open a tap under pressure.' })
  const [facilitator, tomas] = [await world.attend('agnieszka', activity), await world.attend('tomas', activity)]
  await facilitator.command('moderation.mute', {
    person: tomas.id,
    until: Date.now() + 3_600_000,
    reason: 'To calm down.',
  })
}

/** Inés has a grade that her teacher has set otherwise in the gradebook. */
async function disagreeAboutAGrade(): Promise<void> {
  const { grades } = world.product.house
  await grades.settle()
  world.lms.setGrade(activity, world.lms.person('ines'), 60)
  const facilitator = await world.attend('agnieszka', activity)
  await facilitator.command('grades.compare', {})
  await grades.settle()
}

/** Inés accompanies Nadia; Kwame offers to accompany people, and waits for a yes. */
async function pairSome(): Promise<void> {
  const [facilitator, nadia] = [await world.attend('agnieszka', activity), await world.attend('nadia', activity)]
  await facilitator.command('mentoring.pair', { person: nadia.id, mentor: ines.id })
  await (await world.attend('kwame', activity)).command('mentoring.offer', { most: 2 })
}

/** A page of the house, and what stands on it once it is there. */
const pages = [
  { path: () => '~search/pressure', ready: (page: Page) => page.getByRole('heading', { name: 'Messages' }) },
  {
    path: () => '~people',
    ready: async (page: Page) => {
      await page.getByRole('heading', { name: 'Those with old pipes' }).click()
      return page.locator('people-page').getByText('Inés').first()
    },
  },
  { path: () => '~reports', ready: (page: Page) => page.getByText('under pressure') },
  { path: () => '~mentors', ready: (page: Page) => page.locator('mentors-page h2').first() },
  { path: () => '~grades', ready: (page: Page) => page.locator('grade-line').first() },
  { path: () => `~person/${ines.id}`, ready: (page: Page) => page.getByText('Zaragoza') },
  { path: () => '~person', ready: (page: Page) => page.getByRole('button', { name: 'Save' }) },
]

/** The outlet scrolls, and a page may do so itself. */
const isWider = (outlet: Element): boolean =>
  [outlet, ...(outlet.shadowRoot?.querySelectorAll('main > *') ?? [])].some(
    ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
  )

/** Every barrier of the page as it is now, and every width at which it has to be moved sideways. */
async function findFaults(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 })
    faults.push(...(await listBarriersInEachLight(page)).map((barrier) => `${width}: ${barrier}`))
  }
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 640 })
    if ((await scrollsSideways(page)) || (await page.locator('activity-outlet').evaluate(isWider)))
      faults.push(`${width}: one has to move it sideways`)
  }
  return faults
}

describe.each(['nadia', 'agnieszka'])('for %s', (name) => {
  test('every page of the house can be read and used, in light and in dark colours', async () => {
    const browser = await world.browse({ still: true })
    const { post } = await world.lms.launch(world.lms.person(name), activity)
    const page = await browser.openPage(post.location ?? '')
    await page.getByRole('link', { name: 'Pressure drops only in the mornings' }).waitFor()
    for (const { path, ready } of pages) {
      await page.evaluate((to) => location.assign(`#/${to}`), path())
      await (await ready(page)).waitFor()
      expect(await findFaults(page), path()).toEqual([])
    }
  })
})

test('behind a page of the house a thread stays where it was read, and is there again without being made anew', async () => {
  const browser = await world.browse({ still: true, height: 500 })
  const { post } = await world.lms.launch(world.lms.person('kwame'), activity)
  const page = await browser.openPage(post.location ?? '')
  await page.getByRole('link', { name: 'Pressure drops only in the mornings' }).click()
  await page.getByText('Mine was pressure, too.').waitFor()
  const talk = await page.locator('conversation-view').elementHandle()
  const scroller = page.locator('conversation-view .scroll')
  await scroller.evaluate((element) => element.scrollTo(0, 30))
  await page.evaluate(() => location.assign('#/~search/pressure'))
  await page.getByRole('heading', { name: 'Messages' }).waitFor()
  // Nobody sees it or reaches it there.
  expect(await page.getByText('Mine was pressure, too.').first().isVisible()).toBe(false)
  await page.goBack()
  await page.getByText('Mine was pressure, too.').waitFor()
  expect(await talk?.evaluate((element) => element.isConnected)).toBe(true)
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(30)
})
