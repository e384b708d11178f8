import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { listBarriers, scrollsSideways } from '../../../../tests/support/barriers.ts'
import { makeFolder } from '../../../../tests/support/folders.ts'
import type { Activity } from '../../../../tests/support/practice-lms/index.ts'
import { checkAllRecords } from '../../../../tests/support/records.ts'
import { phone, showPicture, startWorld, type Inside } from './world.ts'

let world: Awaited<ReturnType<typeof startWorld>>

beforeAll(async () => {
  world = await startWorld()
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

/** The designer gives a step a rubric, and lets a witness sign it. */
async function buildLadder(activity: Activity): Promise<void> {
  const { inside } = await world.visit(activity, 'paul')
  await inside.getByRole('link', { name: 'Change the steps' }).click()
  const step = inside.locator('rung-fields').nth(1)
  await step.getByLabel('Who signs').selectOption({ label: 'Somebody at work, without an account' })
  await step.getByRole('button', { name: 'Add a criterion' }).click()
  const criterion = step.locator('.criterion').last()
  await criterion.locator('input').fill('Explains it to the customer')
  await criterion.locator('textarea').fill('Not yet\nWith help\nAlone')
  await criterion.locator('textarea').blur()
  await inside.getByRole('button', { name: 'Save the steps' }).click()
  await inside.locator('ladder-page rung-ladder').waitFor()
  await inside.getByRole('link', { name: /^Help with one/ }).click()
  await inside.getByText('Explains it to the customer: Not yet / With help / Alone').waitFor()
}

async function makeLink(inside: Inside, address: string): Promise<string> {
  await inside.getByLabel('Whom you send it to').fill(address)
  await inside.getByRole('button', { name: 'Make a link' }).tap()
  const field = inside.getByLabel('The link, shown this once')
  await field.waitFor()
  return field.inputValue()
}

async function answer(page: Page): Promise<void> {
  await page.getByLabel('Your name').fill('Lucía Ferrer')
  await page.getByLabel('What you do there').fill('Shift lead')
}

test('a witness without an account gives work back, another link confirms it, and the record is verified offline', async () => {
  const activity = await world.place('Machine hand-over')
  await buildLadder(activity)
  const { page, inside } = await world.visit(activity, 'nadia', phone)
  await inside.getByRole('link', { name: /^Help with one/ }).click()
  await showPicture(inside, 'The gauge, before')
  await inside.getByRole('button', { name: 'Show it', exact: true }).tap()
  await inside.getByText('Waits for somebody who saw it at work').waitFor()
  const first = await makeLink(inside, 'lucia@shop.example')
  expect(await scrollsSideways(page)).toBe(false)

  // A program that looks at mail opens every link, and runs what is in the page.
  const scanner = await (await world.stranger()).openPage(first)
  await scanner.getByRole('heading', { name: 'Nadia Rahal asks you to confirm their work' }).waitFor()
  await scanner.close()
  await inside.getByText('Waits for somebody who saw it at work').waitFor()

  const witness = await world.stranger({ ...phone, dark: true, still: true })
  const seen = await witness.openPage(first)
  await seen.locator('attached-files img').waitFor()
  await seen.getByText('The gauge, before').waitFor()
  expect(await scrollsSideways(seen)).toBe(false)
  expect(await listBarriers(seen)).toEqual([])
  await answer(seen)
  await seen.getByRole('button', { name: 'Ask for more' }).tap()
  await seen.getByText('Say what is missing.').waitFor()
  await seen.getByLabel('A word to Nadia Rahal').fill('And the one after?')
  await seen.getByRole('button', { name: 'Ask for more' }).tap()
  await seen.getByRole('heading', { name: /^Thank you/ }).waitFor()
  await seen.reload()
  await seen.getByRole('heading', { name: 'This was answered' }).waitFor()
  expect(await witness.context.cookies()).toEqual([])

  await inside.getByText('And the one after?').first().waitFor()
  await showPicture(inside, 'The gauge, after')
  await inside.getByRole('button', { name: 'Add it' }).tap()
  await inside.locator('evidence-list').getByText('The gauge, after').waitFor()
  await inside.getByRole('button', { name: 'Show it again' }).tap()
  const second = await makeLink(inside, 'lucia@shop.example')
  const spanish = await (await world.stranger({ ...phone, locale: 'es-MX' })).openPage(second)
  await spanish.getByRole('heading', { name: 'Nadia Rahal te pide que confirmes su trabajo' }).waitFor()
  await spanish.getByRole('button', { name: 'English' }).tap()
  await answer(spanish)
  await spanish.getByRole('button', { name: 'I confirm this' }).tap()
  await spanish.getByText('Say first how far each of the criteria was met.').waitFor()
  await spanish.getByLabel('With help').check()
  await spanish.getByRole('button', { name: 'I confirm this' }).tap()
  await spanish.getByRole('heading', { name: 'Thank you. It is confirmed in your name.' }).waitFor()

  await inside.getByText('Confirmed from outside by Lucía Ferrer, Shift lead').waitFor()
  await inside.getByText('What you see is what was signed.').waitFor()
  await inside.getByRole('link', { name: 'To the steps' }).tap()
  await inside.getByRole('link', { name: 'Take your record along' }).tap()
  await inside.getByText('Lucía Ferrer, Shift lead, from outside').waitFor()
  expect(await scrollsSideways(page)).toBe(false)
  expect(await listBarriers(page)).toEqual([])
  await verifyOffline(page)
})

const tertulia = fileURLToPath(new URL('../../../../server/tertulia.mjs', import.meta.url))

/** Saves the signed file, verifies it by the command, and finds one byte of the database that was changed. */
async function verifyOffline(page: Page): Promise<void> {
  const folder = await makeFolder()
  const [file, keys] = [join(folder.path, 'record.json'), join(folder.path, 'keys.json')]
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the signed file' }).tap()
  await (await saving).saveAs(file)
  const published = await fetch(`${world.product.url}/.well-known/tertulia-record-keys.json`)
  await writeFile(keys, await published.text())
  const verify = async () => {
    const run = promisify(execFile)(process.execPath, [tertulia, 'record', 'verify', file, '--key', keys])
    return run.then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    )
  }
  expect(await verify()).toContain('All of it is right')
  await writeFile(file, (await readFile(file, 'utf8')).replace('Shift lead', 'Shop owner'))
  expect(await verify()).toContain('is not what was signed')

  expect(await checkAllRecords(world.product)).toMatchObject({ well: true })
  await world.database.write((db) =>
    sql`update assignment_pieces set words = replace(words, 'before', 'befora')`.execute(db),
  )
  const { well, said } = await checkAllRecords(world.product)
  expect([well, said.join()]).toEqual([false, expect.stringContaining('is not what was signed')])
  await folder.remove()
}
