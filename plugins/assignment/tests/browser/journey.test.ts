import type { FrameLocator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openBrowser, type Browsing, type Wishes } from '../../../../tests/support/chromium.ts'
import { approveWaiting, connectByInvitation, placeActivity } from '../../../../tests/support/connected-lms.ts'
import { openTestDatabase } from '../../../../tests/support/databases.ts'
import { placesForFiles } from '../../../../tests/support/folders.ts'
import { findFreePort } from '../../../../tests/support/free-port.ts'
import { startPracticeLms, type Activity } from '../../../../tests/support/practice-lms/index.ts'
import { startProduct } from '../../../../tests/support/product.ts'

/** In a frame of the LMS's page; on phones, the page itself. */
type Inside = Pick<FrameLocator, 'getByRole' | 'getByText' | 'getByLabel' | 'locator'>

let world: Awaited<ReturnType<typeof startWorld>>
let activity: Activity
const phone = { width: 360, height: 740, touch: true }

async function startWorld() {
  const lms = await startPracticeLms({ mood: 'moodle' })
  const database = await openTestDatabase()
  const port = await findFreePort()
  const product = await startProduct({
    configuration: {
      ...{ port, host: '127.0.0.1', url: `http://localhost:${port}` },
      ...placesForFiles(),
      ...{ database: '', plugins: [], logLevel: 'silent' as const },
      secret: 'a secret that only tests know, long enough',
      trustedHosts: ['127.0.0.1', 'localhost'],
    },
    database,
  })
  const tool = await connectByInvitation(product, lms)
  const designer = lms.person('paul')
  await lms.launch(designer, undefined, { tool })
  await approveWaiting(product)
  const browsers: Browsing[] = []
  return {
    place(title: string) {
      const setUp = { plugin: 'assignment', title, settings: { order: 'freely' } }
      return placeActivity(product, lms, { designer, tool, setUp })
    },
    async visit(name: string, wishes: Partial<Wishes> = {}): Promise<{ page: Page; inside: Inside }> {
      const browser = await openBrowser({ blockThirdPartyCookies: true, ...wishes })
      browsers.push(browser)
      const page = await browser.openPage(lms.url)
      await page.getByRole('button', { name: lms.person(name).name }).click()
      await page.getByRole('link', { name: activity.title, exact: true }).click()
      const inside: Inside = wishes.touch ? page : page.frameLocator('iframe[name=tool]')
      await inside.locator('ladder-page rung-ladder').waitFor()
      return { page, inside }
    },
    closeBrowsers: () => Promise.all(browsers.splice(0).map((browser) => browser.close())),
    async close() {
      await product.close()
      await database.close()
      await lms.close()
    },
  }
}

beforeAll(async () => {
  world = await startWorld()
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

const takePicture = () =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: { r: 180, g: 170, b: 150 } } })
    .jpeg()
    .toBuffer()

async function showPicture(inside: Inside, words: string): Promise<void> {
  const picture = { name: 'gauge.jpg', mimeType: 'image/jpeg', buffer: await takePicture() }
  await inside.locator('show-form input[type=file]').first().setInputFiles(picture)
  await inside.locator('show-form upload-list progress').waitFor({ state: 'detached' })
  await inside.getByLabel('One sentence about it').fill(words)
}

/** Who was asked to sign, as the learner's page says it: either mentor of the course, each in their own language. */
async function readSigner(inside: Inside): Promise<string> {
  const status = await inside.locator('work-page strong').filter({ hasText: 'Waits for' }).textContent()
  return status?.replace('Waits for', '').trim() ?? ''
}

/** Opens what waits longest. */
async function openWaiting(inside: Inside): Promise<void> {
  await inside.locator('ladder-page a[href*=waiting]').first().click()
  await inside.locator('waiting-page a.item').first().click()
  await inside.locator('sign-panel .button.primary').waitFor()
}

test('on a phone one adds a picture, a mentor asks for more, and then signs', async () => {
  activity = await world.place('Service visit')
  const { page, inside } = await world.visit('nadia', phone)
  await inside.getByRole('link', { name: /^Help with one/ }).click()
  await showPicture(inside, 'The gauge, before')
  await inside.getByRole('button', { name: 'Show it', exact: true }).tap()
  await readSigner(inside)
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await sideways()).toBe(0)

  const signer = await world.visit(await readSigner(inside), phone)
  await openWaiting(signer.inside)
  await signer.inside.locator('attached-files img').first().waitFor()
  await signer.inside.locator('sign-panel .button:not(.primary, .quiet)').tap()
  await signer.inside.locator('sign-panel textarea').fill('And the one after?')
  await signer.inside.locator('sign-panel .button.primary').tap()

  await inside.getByText('And the one after?').first().waitFor()
  await showPicture(inside, 'The gauge, after')
  await inside.getByRole('button', { name: 'Add it' }).tap()
  await inside.locator('evidence-list').getByText('The gauge, after').waitFor()
  await inside.getByRole('button', { name: 'Show it again' }).tap()

  await signer.inside.locator('sign-panel .button.primary').tap()
  await inside.getByText('What you see is what was signed.').waitFor()
  await inside.getByRole('link', { name: 'To the steps' }).tap()
  await inside.locator('rung-ladder a[data-state=signed]').waitFor({ state: 'attached' })
})

test('what one does already takes the steps below along, once it is signed', async () => {
  activity = await world.place('Loan machine')
  const { inside } = await world.visit('kwame')
  await inside.getByRole('link', { name: /^Do one alone/ }).click()
  await inside.getByLabel('I do this already').check()
  await inside.getByLabel('One sentence about it').fill('Two years of it at Kaffa; the report is with Marisol.')
  await inside.getByRole('button', { name: 'Show it', exact: true }).click()
  const signer = await world.visit(await readSigner(inside))
  await openWaiting(signer.inside)
  await signer.inside.locator('sign-panel .button.primary').click()
  await inside.getByText('What you see is what was signed.').waitFor()
  await inside.getByRole('link', { name: 'To the steps' }).click()
  await inside.locator('rung-ladder a[data-state=recognised]').nth(2).waitFor()
})
