import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { listBarriers } from '../support/barriers.ts'
import type { Activity } from '../support/practice-lms/index.ts'
import { message, openActivity, signIn } from './support/visits.ts'
import { say, startThread, startWorld, type World } from './support/world.ts'

/** For whom a thread is, chosen and chosen again; and a person's part in the talk, looked at by a rubric. */

let world: World
let circles: Activity
let judged: Activity

const rubric = [
  { id: 'c1', text: 'Answers others', levels: ['Not yet', 'Sometimes', 'Often'] },
  { id: 'c2', text: 'Told something from work', levels: [] },
]

beforeAll(async () => {
  world = await startWorld()
  const tool = await world.connect()
  circles = await world.place(tool, { title: 'Among ourselves', settings: { groups: 'circle' } })
  judged = await world.place(tool, { title: 'Taking part', settings: { grading: { mode: 'rubric', rubric } } })
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

const phone = { width: 360, height: 740, touch: true } as const

test('who is in two circles chooses for which a thread is, and changes it before anybody has answered', async () => {
  const lead = await world.attend('agnieszka', circles)
  const [nadia, ines, kwame] = [
    await world.attend('nadia', circles),
    await world.attend('ines', circles),
    await world.attend('kwame', circles),
  ]
  for (const [name, ...people] of [
    ['Pumps', nadia.id, ines.id],
    ['Grinders', nadia.id, kwame.id],
  ]) {
    const group = await lead.command('groups.make', { kind: 'circle', name })
    await lead.command('groups.add', { group, people })
  }
  const asks = await openActivity(await signIn(await world.browse(), world, 'nadia'), circles)
  const [pumps, grinders] = [
    await openActivity(await signIn(await world.browse(), world, 'ines'), circles),
    await openActivity(await signIn(await world.browse(), world, 'kwame'), circles),
  ]
  await asks.getByRole('button', { name: 'Ask or tell something' }).click()
  await asks.getByRole('textbox', { name: 'Title' }).fill('Which seal?')
  await asks.getByRole('textbox', { name: 'Your message' }).fill('Rubber or silicone?')
  await asks.getByRole('combobox', { name: /^For/ }).selectOption({ label: 'Pumps' })
  await asks.getByRole('button', { name: 'Start the thread' }).click()
  await asks.getByRole('heading', { name: 'Which seal?', level: 1 }).waitFor()
  await pumps.getByRole('link', { name: 'Which seal?' }).waitFor()
  expect(await grinders.getByRole('link', { name: 'Which seal?' }).count()).toBe(0)

  await asks.getByRole('button', { name: 'More about this thread' }).click()
  await asks.getByRole('menuitem', { name: 'Change for whom it is' }).click()
  await asks.getByRole('combobox', { name: /^For/ }).selectOption({ label: 'Grinders' })
  await grinders.getByRole('link', { name: 'Which seal?' }).waitFor()
  await pumps.getByRole('link', { name: 'Which seal?' }).waitFor({ state: 'detached' })
  await asks.locator('thread-head kind-line').getByText('Grinders').waitFor()
})

test('who leads the course reads all that somebody brought, marks the rubric beside it, and they see it on a phone', async () => {
  const kwame = await world.attend('kwame', judged)
  const talk = await startThread(await world.attend('ines', judged), 'Pressure drops', 'Where do I start?')
  await say(kwame, talk, 'Before the softener.')

  const desk = await signIn(await world.browse(), world, 'agnieszka')
  const lead = await openActivity(desk, judged)
  await lead.getByRole('link', { name: 'What each person brought here, beside the rubric' }).click()
  await lead.getByRole('link', { name: 'Look at the part of Kwame Boateng' }).click()
  await lead.getByRole('heading', { name: 'What Kwame Boateng brought here', level: 1 }).waitFor()
  await message(lead, 'Before the softener.').waitFor()
  const save = lead.getByRole('button', { name: 'Save, and tell Kwame' })
  await save.click()
  await lead.getByText('Mark every row of the rubric first.').waitFor()
  await lead.getByRole('radio', { name: 'Not yet' }).focus()
  // By keyboard alone: along the levels, to the box, to the words, and to what saves them.
  await desk.keyboard.press('ArrowRight')
  await desk.keyboard.press('Tab')
  await desk.keyboard.press('Space')
  await lead.getByText('75 of 100 so far').waitFor()
  await desk.keyboard.press('Tab')
  await desk.keyboard.type('You say why.')
  await desk.keyboard.press('Tab')
  await desk.keyboard.press('Enter')
  await lead.getByText('Saved. Kwame sees it now.').waitFor()
  await lead.getByRole('link', { name: 'Go to its place: Pressure drops, message 2' }).click()
  await lead.getByRole('heading', { name: 'Pressure drops', level: 1 }).waitFor()

  const page = await signIn(await world.browse(phone), world, 'kwame')
  await page.getByRole('link', { name: judged.title, exact: true }).click()
  await page.getByText('Agnieszka Nowak has looked at your part here: 75 of 100.').waitFor()
  await page.getByRole('link', { name: 'See the rubric' }).tap()
  await page.getByText('You say why.').waitFor()
  await page.getByText('Level 2 of 3').waitFor({ state: 'attached' })
  expect(await listBarriers(page)).toEqual([])
})
