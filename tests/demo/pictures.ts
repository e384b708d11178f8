import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { chooseKind, type Inside } from '../browser/support/visits.ts'
import { openBrowser, type Browsing, type Wishes } from '../support/chromium.ts'
import { productFolder, startDemo, type Demo } from './demo.ts'
import { firstAlone } from './talk/third-week.ts'
import { handingOver, pressureDrops } from './talk/this-week.ts'

const folder = join(productFolder, 'docs/pictures')

type Shoot = (visit: Visit) => Promise<void>

/** A picture: who looks, at what kind of screen, and the way to what is shown. */
interface Picture {
  readonly name: string
  readonly who: string
  readonly screen: Partial<Wishes>
  readonly shoot: Shoot
}

interface Visit {
  readonly demo: Demo
  readonly page: Page
  /** The tool: a frame of the page, or on phones the page itself. */
  readonly inside: Inside
}

const wide = { width: 1280, height: 800, scale: 2 }
const phone = { width: 360, height: 740, scale: 2, touch: true }

const pictures: readonly Picture[] = [
  { name: 'course', who: 'nadia', screen: wide, shoot: openList },
  { name: 'thread', who: 'nadia', screen: wide, shoot: openFromTheTop },
  { name: 'thread-dark', who: 'nadia', screen: wide, shoot: chooseDark },
  { name: 'phone-list', who: 'nadia', screen: phone, shoot: openList },
  { name: 'phone-thread', who: 'nadia', screen: phone, shoot: (visit) => openThread(visit, handingOver.title) },
  {
    name: 'phone-spanish',
    who: 'lucia',
    screen: { ...phone, locale: 'es-ES' },
    shoot: (visit) => openThread(visit, firstAlone.title),
  },
  { name: 'ladder', who: 'nadia', screen: wide, shoot: (visit) => follow(visit, 'A service visit') },
  { name: 'phone-room', who: 'nadia', screen: phone, shoot: (visit) => follow(visit, 'Between visits') },
  { name: 'picker', who: 'paul', screen: wide, shoot: openPicker },
  { name: 'set-up', who: 'agnieszka', screen: wide, shoot: openSetUp },
]

async function openList({ demo, page, inside }: Visit): Promise<void> {
  await openInCourse(demo, page, demo.activity.id)
  await inside.getByRole('heading', { level: 3 }).first().waitFor()
}

const openInCourse = ({ lms }: Demo, page: Page, activity: string) =>
  page.goto(`${lms.url}/courses/${lms.course.id}/activities/${activity}`)

/** From the page of the course, by its link. */
async function follow({ page, inside }: Visit, title: string): Promise<void> {
  await page.getByRole('link', { name: title, exact: true }).click()
  await inside.locator('activity-outlet main:not(.behind) > *').waitFor()
}

async function openThread(visit: Visit, title: string): Promise<void> {
  await openList(visit)
  await visit.inside.getByRole('link', { name: title }).click()
  await visit.inside.getByRole('article').nth(2).waitFor()
}

/** A thread opens at what is new; its question is at the top. */
async function openFromTheTop(visit: Visit): Promise<void> {
  await openThread(visit, pressureDrops.title)
  await visit.inside.getByRole('article', { name: /^New: Kwame/ }).hover()
  await visit.page.mouse.wheel(0, -10_000)
}

async function chooseDark(visit: Visit): Promise<void> {
  await openFromTheTop(visit)
  await visit.inside.getByRole('button', { name: 'More about this place' }).click()
  await visit.inside.getByRole('menuitem', { name: 'Dark colours' }).click()
}

async function openPicker({ demo, page }: Visit): Promise<void> {
  await page.goto(`${demo.lms.url}/courses/${demo.lms.course.id}/add`)
  await page.getByRole('button', { name: 'Select content' }).click()
  const form = await chooseKind(page.frameLocator('dialog iframe'), 'Discussion')
  await form.getByLabel('Name in the course').fill('Office hour questions')
  await form.getByLabel('What this place is for').fill(purpose)
}

const purpose = 'What you would like to hear about on Thursday. Tomás reads along and brings the answers.'

async function openSetUp({ demo, page, inside }: Visit): Promise<void> {
  const activity = demo.lms.addActivity({ title: 'Office hour questions' })
  await openInCourse(demo, page, activity.id)
  const form = await chooseKind(inside, 'Discussion')
  await form.getByLabel('What this place is for').fill(purpose)
}

async function take(demo: Demo, { name, who, screen, shoot }: Picture): Promise<void> {
  const browser = await openBrowser({ blockThirdPartyCookies: true, still: true, ...screen })
  try {
    const page = await signIn(browser, demo, who)
    const inside = screen.touch ? page : page.frameLocator('iframe[name=tool]')
    await shoot({ demo, page, inside })
    if (!screen.touch) await page.mouse.move(5, 5)
    await settle(page)
    await page.screenshot({ path: join(folder, `${name}.png`) })
    console.log(`docs/pictures/${name}.png`)
  } finally {
    await browser.close()
  }
}

async function signIn(browser: Browsing, { lms }: Demo, who: string): Promise<Page> {
  const page = await browser.openPage(lms.url)
  await page.getByRole('button', { name: lms.person(who).name }).click()
  await page.getByRole('heading', { name: lms.course.title }).waitFor()
  return page
}

/** Faces come last: a picture is taken when nothing is on its way any more and all that moves has come to rest. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(600)
}

await mkdir(folder, { recursive: true })
const demo = await startDemo({ mood: 'moodle' })
try {
  for (const picture of pictures) await take(demo, picture)
} finally {
  await demo.stop()
}
