import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Activity } from '../support/practice-lms/index.ts'
import { acknowledged, answer, goToThread, message, openActivity, openThread, signIn } from './support/visits.ts'
import { say, startThread, startWorld, type World } from './support/world.ts'
import type { ThreadWithPeople } from '../../plugins/discussion/contract.ts'

/** A learner asks what nobody has answered for them yet, and the answer comes from a phone. */

let world: World
let open: Activity
let strict: Activity
let dated: Activity

beforeAll(async () => {
  world = await startWorld()
  const tool = await world.connect()
  open = await world.place(tool)
  strict = await world.place(tool, { title: 'What would you do?', settings: { postFirst: true } })
  const firstDue = new Date(Date.now() + 172_800_000).toISOString()
  dated = await world.place(tool, { title: 'Bring a case', settings: { dates: { firstDue } } })
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

const phone = { width: 360, height: 740, touch: true } as const

/** A question of last month, and the answer that its asker accepted. */
async function answeredBefore(): Promise<void> {
  const kwame = await world.attend('kwame', open)
  const input = { title: 'Pressure drops only in the mornings', markdown: 'Where do I start?', kind: 'question' }
  const { thread } = await kwame.command<ThreadWithPeople>('discussion.startThread', input)
  const talk = { title: thread.title, conversation: thread.talk.id }
  const { id } = await say(await world.attend('ines', open), talk, 'Look at the water.')
  await kwame.command('discussion.mark', { thread: thread.id, message: id, mark: 'answer', on: true })
}

test('one asks, is offered a similar answer, asks anyway, is answered from a phone, and accepts', async () => {
  await answeredBefore()
  const nadia = await openActivity(await signIn(await world.browse(), world, 'nadia'), open)
  await nadia.getByRole('button', { name: 'Ask or tell something' }).click()
  await nadia.locator('kind-choice').getByText('Question').click()
  await nadia.getByRole('textbox', { name: 'Title' }).fill('Pressure drops in the evenings')
  await nadia.getByRole('heading', { name: 'This was answered before' }).waitFor()
  expect(await nadia.locator('similar-threads').getByRole('link').allInnerTexts()).toEqual([
    'Pressure drops only in the mornings',
  ])
  await nadia
    .getByRole('textbox', { name: 'Your message' })
    .fill('After seven, the pressure of the second group falls.')
  await nadia.getByRole('button', { name: 'Start the thread' }).click()
  await nadia.getByRole('heading', { name: 'Pressure drops in the evenings', level: 1 }).waitFor()
  await nadia.getByText(/^Offered to/).waitFor()

  const page = await signIn(await world.browse(phone), world, 'kwame')
  await page.getByRole('link', { name: open.title, exact: true }).click()
  await page.getByRole('heading', { name: 'Waits for you' }).waitFor()
  await page.getByRole('link', { name: 'Answer: Pressure drops in the evenings' }).tap()
  await page.getByRole('heading', { name: 'Pressure drops in the evenings', level: 1 }).waitFor()
  await answer(page, 'It was the street for me. Measure at seven.')
  await acknowledged(page, 'It was the street for me.').waitFor({ state: 'attached' })

  const told = message(nadia, 'It was the street for me.')
  await told.hover()
  await told.getByRole('button', { name: 'More about this message' }).click()
  await nadia.getByRole('menuitem', { name: 'This answers it' }).click()
  await page.getByRole('heading', { name: /marked this as the answer/ }).waitFor()
  await nadia.locator('thread-head').getByText('Answered by Kwame').waitFor()
  expect(await nadia.getByText(/^Offered to/).count()).toBe(0)
})

test('what others wrote stays hidden until one has written oneself, and shows then', async () => {
  const ines = await world.attend('ines', strict)
  const talk = await startThread(ines, 'The owner is not there', 'You ring the bell, nobody opens. What do you do?')
  await say(await world.attend('tomas', strict), talk, 'I call, and wait ten minutes.')
  const nadia = await goToThread(await signIn(await world.browse(), world, 'nadia'), strict, talk.title)
  await nadia.getByText('Write what you think first').waitFor()
  expect(await nadia.getByText('I call, and wait').count()).toBe(0)
  await answer(nadia, 'I would go to the next customer.')
  await message(nadia, 'I call, and wait ten minutes.').waitFor()
  await message(nadia, 'I would go to the next customer.').waitFor()
  expect(await nadia.getByText('Write what you think first').count()).toBe(0)
})

test('a name opens the card of its person, and leads to what one says of oneself', async () => {
  const kwame = await world.attend('kwame', open)
  const said = { work: 'Looks after machines', place: 'Bilbao', offers: 'Grinders', seeks: '' }
  await kwame.command('people.saveProfile', said)
  const talk = await startThread(kwame, 'Good morning', 'Hello, everybody.')
  const nadia = await openActivity(await signIn(await world.browse(), world, 'nadia'), open)
  await openThread(nadia, talk.title)
  await message(nadia, 'Hello, everybody.').getByRole('button', { name: 'Kwame Boateng', exact: true }).click()
  const card = nadia.getByRole('dialog', { name: 'Kwame Boateng' })
  await card.getByText('Grinders').waitFor()
  await card.getByRole('link', { name: 'Say hello to Kwame Boateng' }).click()
  await nadia.getByRole('textbox', { name: 'Title' }).waitFor()
  expect(await nadia.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Hello, Kwame Boateng')
})

test('a thread is read in the order it was said, when one wishes so, and by when to write stands on top', async () => {
  const kwame = await world.attend('kwame', dated)
  const talk = await startThread(kwame, 'My case', 'The grinder stops.')
  const first = await say(kwame, talk, 'On Mondays.')
  await say(kwame, talk, 'Only when it is cold.')
  await say(kwame, talk, 'Every Monday?', first.id)
  const nadia = await goToThread(await signIn(await world.browse(), world, 'nadia'), dated, talk.title)
  await nadia.locator('thread-head').getByText('Your first message here is expected by').waitFor()
  const words = () =>
    nadia
      .locator('conversation-view message-item')
      .evaluateAll((items) => items.map((item) => item.shadowRoot?.textContent ?? ''))
  await expect.poll(words).toHaveLength(4)
  expect((await words())[2]).toContain('Every Monday?')
  await nadia.getByRole('button', { name: 'More about this thread' }).click()
  await nadia.getByRole('menuitem', { name: 'Show it in the order it was said' }).click()
  await expect.poll(async () => (await words())[3]).toContain('Every Monday?')
})
