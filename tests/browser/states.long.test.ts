import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { listBarriersInEachLight } from '../support/barriers.ts'
import type { Activity } from '../support/practice-lms/index.ts'
import { takePhotograph } from '../support/uploads.ts'
import { composer, message } from './support/visits.ts'
import { say, startThread, startWorld, type Talk, type World } from './support/world.ts'
import type { Attendant } from '../support/attendant.ts'
import type { ThreadWithPeople } from '../../plugins/discussion/contract.ts'

/** What one meets only on the way: menus, dialogs, forms and places, each looked at by axe in both lights. */

let world: World
let activity: Activity
let chat: Activity
let talk: Talk

beforeAll(async () => {
  world = await startWorld()
  const tool = await world.connect()
  activity = await world.place(tool, { settings: { anonymity: 'liftable' } })
  chat = await world.place(tool, { plugin: 'chat', title: 'Between visits' })
  const [kwame, ines] = [await world.attend('kwame', activity), await world.attend('ines', activity)]
  talk = await startThread(kwame, 'Pressure drops', 'Where do I start?')
  const advice = await say(ines, talk, 'Look at the street.')
  await ines.command('conversations.edit', { message: advice.id, markdown: 'Look at the street first.', revision: 1 })
  await kwame.command('conversations.react', { message: advice.id, reaction: 'helped', on: true })
  const bakery = await say(ines, talk, 'The bakery opens at six.')
  await say(kwame, talk, 'They close on Mondays.', bakery.id)
  const hidden = await say(ines, talk, 'Never mind.')
  await ines.command('conversations.remove', { message: hidden.id })
  const { conversation } = talk
  await kwame.command('conversations.send', { conversation, markdown: 'I had forgotten the gauge.', anonymous: true })
  await answerQuestion(kwame, ines)
  await mute(await world.attend('priya', activity))
})

async function answerQuestion(asker: Attendant, knows: Attendant): Promise<void> {
  const asked = { title: 'The boiler hums at night', markdown: 'Only after ten.', kind: 'question' }
  const { thread } = await asker.command<ThreadWithPeople>('discussion.startThread', asked)
  const { id } = await say(knows, { title: thread.title, conversation: thread.talk.id }, 'Bleed it.')
  await asker.command('discussion.mark', { thread: thread.id, message: id, mark: 'answer', on: true })
}

async function mute(person: Attendant): Promise<void> {
  const { id } = await say(person, talk, 'You are all wrong.')
  const until = Date.now() + 3_600_000
  await (await world.attend('agnieszka', activity)).command('moderation.mute', { message: id, until, reason: 'Rest.' })
}
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

async function enter(name: string, place: Activity): Promise<Page> {
  const browser = await world.browse({ still: true })
  const { post } = await world.lms.launch(world.lms.person(name), place)
  return browser.openPage(post.location ?? '')
}

async function visit(name: string): Promise<Page> {
  const page = await enter(name, activity)
  await page.getByRole('link', { name: talk.title }).waitFor()
  return page
}

const openTalk = async (page: Page) => {
  await page.getByRole('link', { name: talk.title }).click()
  await message(page, 'Look at the street first.').waitFor()
}

const isWell = async (page: Page, what: string) => expect(await listBarriersInEachLight(page), what).toEqual([])

async function openMenu(page: Page, words: string): Promise<void> {
  await message(page, words).hover()
  await message(page, words).getByRole('button', { name: 'More about this message' }).click()
  await page.getByRole('menu').waitFor()
}

/** Chooses an entry of a message's menu, and looks at the dialog that asks. */
async function lookAtDialog(page: Page, entry: string, words = 'Look at the street first.'): Promise<void> {
  await openMenu(page, words)
  await page.getByRole('menuitem', { name: entry }).click()
  await page.getByRole('dialog').waitFor()
  await isWell(page, entry)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('what is done with a message has no barrier, for who leads the course', async () => {
  const page = await visit('agnieszka')
  await openTalk(page)
  await openMenu(page, 'Look at the street first.')
  await isWell(page, 'the menu of a message')
  await page.keyboard.press('Escape')
  for (const entry of [
    'Who reacted',
    'What it said before',
    'Keep its author from writing',
    'Hide it',
    'Move it elsewhere',
  ])
    await lookAtDialog(page, entry)
  await lookAtDialog(page, 'Learn who wrote it', 'I had forgotten the gauge.')
  await openMenu(page, 'The bakery opens at six.')
  await page.getByRole('menuitem', { name: 'Move it elsewhere' }).click()
  await page.getByLabel('What the new thread is about').fill('The bakery')
  await page.getByRole('button', { name: 'Make it a thread' }).click()
  await page.getByText('A message of Inés Carrasco was moved.').waitFor()
  await isWell(page, 'what is left of what moved, and the way back')
})

test('what is done with a message has no barrier, for who reads it', async () => {
  const page = await visit('nadia')
  await openTalk(page)
  await message(page, 'Look at the street first.').hover()
  await message(page, 'Look at the street first.').getByRole('button', { name: 'React' }).click()
  await page.getByRole('button', { name: 'Helped me', exact: true }).waitFor()
  await isWell(page, 'the reactions to choose from')
  await page.keyboard.press('Escape')
  await lookAtDialog(page, 'Report it')
  await page.getByRole('button', { name: 'More about this thread' }).click()
  await isWell(page, 'the menu of a thread')
})

test('each kind of thread can be begun without a barrier', async () => {
  const page = await visit('nadia')
  await page.getByText('Ask or tell something').first().click()
  await page.getByPlaceholder('What is it about, in one line?').waitFor()
  const kinds = page.locator('kind-choice').getByRole('radio')
  for (let place = 0; place < 6; place += 1) {
    await kinds.nth(place).check()
    await isWell(page, `kind ${place + 1}`)
  }
})

test('an offer of what was answered before has no barrier', async () => {
  const page = await visit('nadia')
  await page.getByText('Ask or tell something').first().click()
  await page.locator('kind-choice').getByText('Question').click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Our boiler hums')
  await page.getByRole('heading', { name: 'This was answered before' }).waitFor()
  await isWell(page, 'similar threads')
})

test('a picture, on its way and seen large, has no barrier', async () => {
  const page = await visit('nadia')
  await openTalk(page)
  await composer(page).getByRole('textbox').click()
  const choosing = page.waitForEvent('filechooser')
  await composer(page).getByRole('button', { name: 'Attach' }).click()
  await (await choosing).setFiles({ name: 'gauge.jpg', mimeType: 'image/jpeg', buffer: await takePhotograph() })
  await page.getByRole('button', { name: 'Remove gauge.jpg' }).waitFor()
  await isWell(page, 'a picture that was brought')
  await composer(page).getByRole('button', { name: 'Send' }).last().click()
  await page.getByRole('button', { name: 'Picture: gauge.jpg' }).click()
  await page.getByRole('dialog').getByRole('img', { name: 'gauge.jpg' }).waitFor()
  await isWell(page, 'the picture seen large')
})

test('who may not write for a while meets no barrier in reading it', async () => {
  const page = await visit('priya')
  await openTalk(page)
  await page.getByText(/You cannot write in this course/).waitFor()
  await isWell(page, 'where somebody muted would write')
})

test('how people talk in a room is set without a barrier', async () => {
  const page = await enter('agnieszka', chat)
  await page.getByRole('button', { name: 'What there is to do in this room' }).click()
  await page.getByRole('menuitem', { name: 'How people talk here' }).click()
  await page.getByRole('dialog').waitFor()
  await isWell(page, 'how people talk here')
})
