import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestPerson } from '../support/test-person.ts'
import { takePhotograph } from '../support/uploads.ts'
import { startTalkWorld, type Begun, type TalkWorld } from './support/talk-world.ts'

/** Files chosen by the button: how far they are, stopped, refused, and what others get of them. */

const largest = 1024 * 1024

let world: TalkWorld
let talk: Begun
let nadia: TestPerson
let kwame: TestPerson

beforeAll(async () => {
  world = await startTalkWorld({ largestFile: largest })
  kwame = await world.enrol('Kwame Boateng')
  nadia = await world.enrol('Nadia Rahal')
})
beforeEach(async () => {
  talk = await world.begin()
  await talk.say(kwame, 'What does the gauge say?')
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

const composer = (page: Page) => page.locator('.foot > message-composer')

/** Chooses a file by the button, as one does with the system's own dialog. */
async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await composer(page).getByRole('textbox').click()
  await composer(page).getByRole('button', { name: 'Attach' }).click()
  await (await choosing).setFiles({ name, mimeType: '', buffer })
}

/** Keeps uploads from arriving until they are let go. */
async function holdUploads(page: Page): Promise<() => void> {
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/files?*', async (route) => {
    await held
    await route.continue().catch(() => undefined) // it may have been stopped meanwhile
  })
  return release
}

test('a photograph is under way, is sent, and tells nobody where it was taken', async () => {
  const photograph = await takePhotograph()
  expect((await sharp(photograph).metadata()).exif).toBeDefined()
  const page = await talk.open(nadia)
  const release = await holdUploads(page)
  await choose(page, 'gauge.jpg', photograph)
  await page.getByRole('progressbar', { name: 'Upload of gauge.jpg' }).waitFor()
  release()
  await page.getByRole('button', { name: 'Remove gauge.jpg' }).waitFor()
  await composer(page).getByRole('button', { name: 'Send' }).last().click()

  const other = await talk.open(kwame)
  await other.getByRole('button', { name: 'Picture: gauge.jpg' }).click()
  const link = other.getByRole('dialog').getByRole('link', { name: 'Open gauge.jpg by itself' })
  await expect.poll(() => link.getAttribute('href')).not.toBe('#')
  const address = await link.evaluate((element) => (element as HTMLAnchorElement).href)
  const downloaded = await (await other.request.get(address)).body()
  const { format, exif, orientation } = await sharp(downloaded).metadata()
  expect([format, exif, orientation]).toEqual(['jpeg', undefined, undefined])
})

test('one that is stopped on its way is gone, and one that is too large says so', async () => {
  const page = await talk.open(nadia)
  const release = await holdUploads(page)
  await choose(page, 'notes.txt', Buffer.from('Six bar.'))
  await page.getByRole('button', { name: 'Stop the upload of notes.txt' }).click()
  await expect.poll(() => composer(page).locator('upload-list li').count()).toBe(0)
  release()

  await choose(page, 'film.txt', Buffer.alloc(largest + 1, 'a'))
  const refused = composer(page).locator('upload-list li.failed')
  await expect.poll(() => refused.innerText()).toMatch(/1 MB/)
  expect(await refused.getByRole('button', { name: /^Try again/ }).count()).toBe(0)
  await refused.getByRole('button', { name: 'Remove film.txt' }).click()
  await expect.poll(() => composer(page).locator('upload-list li').count()).toBe(0)
})
