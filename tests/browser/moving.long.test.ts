import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Activity } from '../support/practice-lms/index.ts'
import { goToThread, message, openActivity, signIn, type Inside } from './support/visits.ts'
import { say, startThread, startWorld, type World } from './support/world.ts'
import { wordsIn } from './support/writing.ts'

/** Who leads the course takes a talk apart while others are reading and writing in it. */

let world: World
let activity: Activity

beforeAll(async () => {
  world = await startWorld()
  activity = await world.place(await world.connect())
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

async function choose(inside: Inside, words: string, entry: string): Promise<void> {
  const said = message(inside, words)
  await said.hover()
  await said.getByRole('button', { name: 'More about this message' }).click()
  await inside.getByRole('menuitem', { name: entry }).click()
}

test('who is answering what becomes a thread of its own is taken along with what they have written', async () => {
  const kwame = await world.attend('kwame', activity)
  const talk = await startThread(kwame, 'Pressure drops', 'Where do I start?')
  const bakery = await say(await world.attend('ines', activity), talk, 'The bakery opens at six.')
  await say(kwame, talk, 'They close on Mondays.', bakery.id)

  const nadia = await goToThread(await signIn(await world.browse(), world, 'nadia'), activity, talk.title)
  await message(nadia, 'The bakery opens at six.').getByRole('button', { name: 'Reply to Inés Carrasco' }).click()
  const field = nadia.locator('message-composer[slot=below]').getByRole('textbox')
  await field.fill('Do they sell')
  const lead = await goToThread(await signIn(await world.browse(), world, 'agnieszka'), activity, talk.title)
  await choose(lead, 'The bakery opens at six.', 'Move it elsewhere')
  const dialog = lead.getByRole('dialog', { name: 'Move this part of the talk' })
  await dialog.getByRole('button', { name: 'Make it a thread' }).click()
  await dialog.getByRole('alert').waitFor()
  await dialog.getByLabel('What the new thread is about').fill('The bakery')
  await dialog.getByRole('button', { name: 'Make it a thread' }).click()

  await nadia.getByRole('heading', { name: 'The bakery', level: 1 }).waitFor()
  await nadia.getByText('Agnieszka Nowak moved what you were reading here.').waitFor()
  await message(nadia, 'They close on Mondays.').waitFor()
  await expect.poll(() => wordsIn(nadia.locator('message-composer').getByRole('textbox').last())).toBe('Do they sell')
  // Whoever moved it stays, and sees the way.
  await lead.getByText('It stands in “The bakery” now.').waitFor()
  await lead.getByRole('heading', { name: 'Pressure drops', level: 1 }).waitFor()
  await lead.getByRole('link', { name: 'Go there' }).first().click()
  await lead.getByRole('heading', { name: 'The bakery', level: 1 }).waitFor()
})

test('hundreds of answers move as one, and whoever reads the last of them is taken along', async () => {
  const kwame = await world.attend('kwame', activity)
  const talk = await startThread(kwame, 'A long evening', 'What was the best coffee of your life?')
  const first = await say(kwame, talk, 'Trieste, standing.')
  for (let n = 1; n <= 220; n += 1) await say(kwame, talk, `Cup number ${n}.`, first.id)
  const nadia = await goToThread(await signIn(await world.browse(), world, 'nadia'), activity, talk.title)
  await message(nadia, 'Cup number 30.').scrollIntoViewIfNeeded()
  const lead = await goToThread(await signIn(await world.browse(), world, 'agnieszka'), activity, talk.title)
  await choose(lead, 'Trieste, standing.', 'Move it elsewhere')
  await lead.getByLabel('What the new thread is about').fill('Trieste')
  await lead.getByRole('button', { name: 'Make it a thread' }).click()
  await lead.getByText('It stands in “Trieste” now.').waitFor()
  await lead.getByText('A message of Kwame Boateng was moved.').first().waitFor()

  await nadia.getByRole('heading', { name: 'Trieste', level: 1 }).waitFor()
  await message(nadia, 'Cup number 30.').waitFor()
  // In the head of the thread, and in the place that was left.
  await lead.getByRole('button', { name: 'Move it back' }).last().click()
  await message(lead, 'Trieste, standing.').waitFor()
})

test('a message goes to another thread, found by a few letters; who reads something else stays where they are', async () => {
  const kwame = await world.attend('kwame', activity)
  await startThread(kwame, 'Café con leche', 'How hot?')
  const talk = await startThread(kwame, 'Grinders', 'Which one?')
  for (const words of ['The old one.', 'The new one.', 'Neither.']) await say(kwame, talk, words)
  await say(kwame, talk, 'Sixty degrees for the milk.')
  const nadia = await goToThread(await signIn(await world.browse(), world, 'nadia'), activity, talk.title)
  await message(nadia, 'Sixty degrees').waitFor()
  const lead = await goToThread(await signIn(await world.browse(), world, 'agnieszka'), activity, talk.title)
  await choose(lead, 'Sixty degrees', 'Move it elsewhere')
  await lead.getByLabel('Another thread').check()
  await lead.getByRole('searchbox', { name: 'Find the thread' }).fill('cafe')
  await lead.getByRole('radio', { name: 'Café con leche' }).check()
  await lead.getByRole('button', { name: 'Move it there' }).click()
  await lead.getByText('It stands in “Café con leche” now.').waitFor()
  await nadia.getByText('A message of Kwame Boateng was moved.').waitFor()
  await nadia.getByRole('heading', { name: 'Grinders', level: 1 }).waitFor()
  await openActivity(await signIn(await world.browse(), world, 'ines'), activity)
})
