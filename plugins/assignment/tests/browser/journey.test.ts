import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { listBarriers } from '../../../../tests/support/barriers.ts'
import { makeFolder } from '../../../../tests/support/folders.ts'
import type { Activity } from '../../../../tests/support/practice-lms/index.ts'
import { phone, readSigner, showPicture, startWorld, type Inside } from './world.ts'

let world: Awaited<ReturnType<typeof startWorld>>
let activity: Activity

beforeAll(async () => {
  world = await startWorld()
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

/** Opens what waits longest. */
async function openWaiting(inside: Inside): Promise<void> {
  await inside.locator('ladder-page a[href*=waiting]').first().click()
  await inside.locator('waiting-page a.item').first().click()
  await inside.locator('sign-panel .button.primary').waitFor()
}

test('on a phone one adds a picture, a mentor asks for more, and then signs', async () => {
  activity = await world.place('Service visit')
  const { page, inside } = await world.visit(activity, 'nadia', phone)
  await inside.getByRole('link', { name: /^Help with one/ }).click()
  await showPicture(inside, 'The gauge, before')
  await inside.getByRole('button', { name: 'Show it', exact: true }).tap()
  await readSigner(inside)
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await sideways()).toBe(0)

  const signer = await world.visit(activity, await readSigner(inside), phone)
  await openWaiting(signer.inside)
  await signer.inside.locator('attached-files img').first().waitFor()
  await signer.inside.locator('sign-panel .button:not(.primary, .quiet)').tap()
  await signer.inside.locator('sign-panel textarea').fill('And the one after?')
  await signer.inside.locator('sign-panel .button.primary').tap()

  await inside.getByText('And the one after?').first().waitFor()
  await inside.getByRole('link', { name: 'To the steps' }).tap()
  await inside.getByRole('link', { name: 'See what is asked for' }).tap()
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
  const { inside } = await world.visit(activity, 'kwame')
  await inside.getByRole('link', { name: /^Do one alone/ }).click()
  await inside.getByLabel('I do this already').check()
  await inside.getByLabel('One sentence about it').fill('Two years of it at Kaffa; the report is with Marisol.')
  await inside.getByRole('button', { name: 'Show it', exact: true }).click()
  const signer = await world.visit(activity, await readSigner(inside))
  await openWaiting(signer.inside)
  await signer.inside.locator('sign-panel .button.primary').click()
  await inside.getByText('What you see is what was signed.').waitFor()
  await inside.getByRole('link', { name: 'To the steps' }).click()
  await inside.locator('rung-ladder a[data-state=recognised]').nth(2).waitFor()
})

/** What was uploaded last, as the server keeps it. */
async function readUpload(): Promise<Buffer> {
  const { database, files } = world.product.house
  const row = await database.read((db) =>
    db.selectFrom('files').select('stored').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow(),
  )
  const parts: Buffer[] = []
  for await (const part of await files.store.read(row.stored)) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts)
}

/** Black and white in thin stripes, as a page of writing is. */
const takeStripes = () =>
  sharp(Buffer.from(Array.from({ length: 600 * 600 }, (_, at) => (at % 8 < 4 ? 0 : 255))), {
    raw: { width: 600, height: 600, channels: 1 },
  })
    .png()
    .toBuffer()

/** How far the brightest and the darkest are from each other in a part of a picture, from 0 to 255. */
async function contrastIn(picture: Buffer, left: number): Promise<number> {
  const part = sharp(picture).greyscale().extract({ left, top: 270, width: 60, height: 60 })
  const { channels } = await sharp(await part.png().toBuffer()).stats()
  const [first] = channels
  return (first?.max ?? 0) - (first?.min ?? 0)
}

test('a name is blurred by keys alone before the picture leaves the page, and too large a video stays', async () => {
  activity = await world.place('Counter at noon')
  const { page, inside } = await world.visit(activity, 'nadia', phone)
  await inside.getByRole('link', { name: /^Help with one/ }).click()
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/files?')) sent.push(request.url())
  })
  const picture = { name: 'screen.png', mimeType: 'image/png', buffer: await takeStripes() }
  await inside.locator('show-form input[type=file]').first().setInputFiles(picture)
  const frame = inside.getByRole('application')
  await frame.focus()
  for (let n = 0; n < 10; n += 1) await frame.press('ArrowLeft')
  await inside.getByRole('button', { name: 'Blur inside' }).press('Enter')
  expect(await listBarriers(page)).toEqual([])
  expect(sent).toEqual([])
  await inside.getByRole('button', { name: 'Use this picture' }).press('Enter')
  await inside.locator('show-form upload-list li').waitFor()
  await inside.locator('show-form upload-list progress').waitFor({ state: 'detached' })
  await expect.poll(() => sent.length).toBe(1)
  await inside.getByText('screen.png').first().waitFor()
  const kept = await readUpload()
  expect(await contrastIn(kept, 150)).toBeLessThan(40)
  expect(await contrastIn(kept, 480)).toBeGreaterThan(200)

  const folder = await makeFolder()
  const video = join(folder.path, 'visit.mp4')
  await writeFile(video, '')
  await truncate(video, 2 * 1024 ** 3)
  await inside.locator('show-form input[type=file]').last().setInputFiles(video)
  await inside
    .getByText(/put it where your course keeps large files and send a link/)
    .first()
    .waitFor()
  expect(sent).toHaveLength(1)
  await folder.remove()
})
