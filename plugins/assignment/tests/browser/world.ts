import type { FrameLocator, Page } from 'playwright-core'
import sharp from 'sharp'
import { openBrowser, type Browsing, type Wishes } from '../../../../tests/support/chromium.ts'
import { approveWaiting, connectByInvitation, placeActivity } from '../../../../tests/support/connected-lms.ts'
import { openTestDatabase } from '../../../../tests/support/databases.ts'
import { placesForFiles } from '../../../../tests/support/folders.ts'
import { findFreePort } from '../../../../tests/support/free-port.ts'
import { startPracticeLms, type Activity, type Course } from '../../../../tests/support/practice-lms/index.ts'
import { startProduct } from '../../../../tests/support/product.ts'

/** In a frame of the LMS's page; on phones, the page itself. */
export type Inside = Pick<FrameLocator, 'getByRole' | 'getByText' | 'getByLabel' | 'locator'>

export const phone = { width: 360, height: 740, touch: true }

/** The product beside a practice LMS, with its people in real browsers. */
export async function startWorld() {
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
    product,
    database,
    place(title: string, settings: object = {}, course = lms.course) {
      const setUp = { plugin: 'assignment', title, settings: { order: 'freely', ...settings } }
      return placeActivity(product, lms, { designer, tool, setUp, course })
    },
    /** Another course of the same people. */
    addCourse(title: string): Course {
      const course = lms.addCourse({ label: title, title })
      for (const { person } of lms.course.members) lms.world.enrol(course, person)
      return course
    },
    /** Somebody without any account, at a device that knows nothing. */
    async stranger(wishes: Partial<Wishes> = {}): Promise<Browsing> {
      const browser = await openBrowser({ blockThirdPartyCookies: true, ...wishes })
      browsers.push(browser)
      return browser
    },
    async visit(
      activity: Activity,
      name: string,
      wishes: Partial<Wishes> = {},
    ): Promise<{ page: Page; inside: Inside }> {
      const browser = await openBrowser({ blockThirdPartyCookies: true, ...wishes })
      browsers.push(browser)
      const page = await browser.openPage(lms.url)
      await page.getByRole('button', { name: lms.person(name).name }).click()
      await page.goto(`${lms.url}/courses/${lms.world.readCourseOf(activity).id}`)
      await page.getByRole('link', { name: activity.title, exact: true }).click()
      const inside: Inside = wishes.touch ? page : page.frameLocator('iframe[name=tool]')
      await inside.locator('ladder-page rung-ladder').waitFor()
      return { page, inside }
    },
    /** Everybody else who learns has left the course. */
    async leaveOnly(...names: readonly string[]): Promise<void> {
      const staying = names.map((name) => lms.person(name).name)
      await database.write((db) =>
        db
          .updateTable('members')
          .set({ status: 'inactive' })
          .where('role', '=', 'learner')
          .where('person_id', 'not in', db.selectFrom('people').select('id').where('name', 'in', staying))
          .execute(),
      )
    },
    closeBrowsers: () => Promise.all(browsers.splice(0).map((browser) => browser.close())),
    async close() {
      await product.close()
      await database.close()
      await lms.close()
    },
  }
}

const takePicture = () =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: { r: 180, g: 170, b: 150 } } })
    .jpeg()
    .toBuffer()

export async function showPicture(inside: Inside, words: string): Promise<void> {
  await bringPicture(inside, 'show-form')
  await inside.getByLabel('One sentence about it').fill(words)
}

/** Into the form of an element: looked over, and there. */
export async function bringPicture(inside: Inside, form: string): Promise<void> {
  const picture = { name: 'gauge.jpg', mimeType: 'image/jpeg', buffer: await takePicture() }
  await inside.locator(`${form} input[type=file]`).first().setInputFiles(picture)
  await inside.getByRole('button', { name: /^(Use this picture|Usar esta foto)$/ }).click()
  await inside.locator(`${form} upload-list li`).waitFor()
  await inside.locator(`${form} upload-list progress`).waitFor({ state: 'detached' })
}

/** Who was asked to sign, as the learner's page says it: either mentor of the course, each in their own language. */
export async function readSigner(inside: Inside): Promise<string> {
  const status = await inside.locator('work-page kind-label .part').filter({ hasText: 'Waits for' }).textContent()
  return status?.replace('Waits for', '').trim() ?? ''
}
