import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { ThreadWithPeople } from '../../plugins/discussion/contract.ts'
import type { Activity } from '../support/practice-lms/index.ts'
import { readZip } from '../support/zips.ts'
import { goToThread, message, openThread, signIn } from './support/visits.ts'
import { say, startThread, startWorld, type World } from './support/world.ts'

/** What was said leaves the tool with whoever may read it, from inside the LMS's frame. */

let world: World
let activity: Activity

beforeAll(async () => {
  world = await startWorld()
  activity = await world.place(await world.connect())
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

async function take(page: Page, start: () => Promise<void>): Promise<{ name: string; text: string }> {
  const coming: Promise<Download> = page.waitForEvent('download')
  await start()
  const download = await coming
  const files = readZip(await readFile(await download.path()))
  return { name: download.suggestedFilename(), text: [...files.values()].map(String).join('\n') }
}

test('a thread is taken along from its menu, and one’s own words from the page about oneself', async () => {
  const kwame = await world.attend('kwame', activity)
  const talk = await startThread(kwame, 'Pressure drops', 'Where do I start?')
  await say(await world.attend('ines', activity), talk, 'At the street.')
  await say(await world.attend('nadia', activity), talk, 'At the pump.')
  const page = await signIn(await world.browse(), world, 'nadia')
  const nadia = await goToThread(page, activity, talk.title)
  await message(nadia, 'At the street.').waitFor()
  const thread = await take(page, async () => {
    await nadia.getByRole('button', { name: 'More about this thread' }).click()
    await nadia.getByRole('menuitem', { name: 'Take it along, with its files' }).click()
  })
  expect(thread.name).toBe('Pressure drops.zip')
  expect(thread.text).toMatch(/Where do I start\?[^]*At the street\.[^]*At the pump\./)
  await nadia.getByRole('heading', { name: 'Pressure drops', level: 1 }).waitFor()

  const own = await take(page, async () => {
    await nadia.getByRole('button', { name: 'More about this place' }).click()
    await nadia.getByRole('menuitem', { name: 'About me' }).click()
    await nadia.getByRole('button', { name: 'Take it along' }).click()
  })
  expect(own.text).toContain('At the pump.')
  expect(own.text).not.toContain('At the street.')
})

test('what is printed of a thread is what was said, without anything to press', async () => {
  const kwame = await world.attend('kwame', activity)
  const asked = { title: 'The valve', markdown: 'Which way round?', kind: 'question' }
  const { thread } = await kwame.command<ThreadWithPeople>('discussion.startThread', asked)
  const talk = { title: thread.title, conversation: thread.talk.id }
  const { id } = await say(await world.attend('ines', activity), talk, 'The arrow points at the house.')
  await kwame.command('discussion.mark', { thread: thread.id, message: id, mark: 'answer', on: true })
  const { post } = await world.lms.launch(world.lms.person('nadia'), activity)
  const page = await (await world.browse()).openPage(post.location ?? '')
  await openThread(page, talk.title)
  await page.getByRole('button', { name: 'See it in its place' }).waitFor()
  expect(await page.getByRole('button').count()).toBeGreaterThan(3)
  await page.emulateMedia({ media: 'print' })
  await message(page, 'The arrow points at the house.').waitFor()
  expect(await page.getByRole('heading', { name: talk.title, level: 1 }).isVisible()).toBe(true)
  const pressed = page
    .getByRole('button')
    .or(page.getByRole('textbox'))
    .or(page.getByRole('link', { name: /^Back/ }))
  // The names of people are buttons, and look like names.
  const names = new Set(await pressed.allInnerTexts())
  expect(names).toEqual(new Set(['Kwame Boateng', 'Inés Carrasco']))
})
