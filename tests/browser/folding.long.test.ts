import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { lookThrice } from './support/looks.ts'
import { startTalkWorld, type TalkWorld } from './support/talk-world.ts'
import { footField } from './support/writing.ts'

let world: TalkWorld

beforeAll(async () => {
  world = await startTalkWorld()
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

test('what one presses while the empty composer is open is pressed, though it folds; empty again, it says what it is for', async () => {
  const [kwame, nadia] = [await world.enrol('Kwame Boateng'), await world.enrol('Nadia Rahal')]
  const talk = await world.begin()
  for (let n = 1; n <= 20; n++) await talk.say(kwame, `Message ${n}.`)
  const page = await talk.open(nadia, { layout: 'flat' })
  const foot = page.locator('.foot > message-composer')
  const last = page.locator('message-item').filter({ hasText: 'Message 20.' }).last()
  await footField(page).fill('A word of mine')
  await page.keyboard.press('Control+Enter')
  await page.locator('message-item').filter({ hasText: 'A word of mine' }).last().waitFor()
  await foot.locator('.open').waitFor()

  await last.hover()
  await last.getByRole('button', { name: 'Reply to Kwame Boateng' }).hover()
  await page.mouse.down()
  // As a hand does, it stays down for a few looks of the page.
  await lookThrice()
  await page.mouse.up()
  await page.locator('.answered').getByText('Message 20.').waitFor()
  const sayBefore = (field: Element) => getComputedStyle(field.firstElementChild ?? field, '::before').content
  expect(await footField(page).evaluate(sayBefore)).toContain('Write')
})

test('what one taps on a phone while the empty composer is open is tapped', async () => {
  const [kwame, nadia] = [await world.enrol('Kwame Boateng'), await world.enrol('Nadia Rahal')]
  const talk = await world.begin()
  for (let n = 1; n <= 20; n++) await talk.say(kwame, `Message ${n}.`)
  const head = await talk.say(kwame, 'Which torque?')
  for (let n = 1; n <= 2; n++) await talk.say(kwame, `Answer ${n}.`, head.id)
  const page = await talk.open(nadia, { layout: 'flat', wishes: { touch: true, width: 360, height: 740 } })
  await footField(page).fill('A word of mine')
  const foot = page.locator('.foot > message-composer')
  await foot.getByRole('button', { name: 'Send', exact: true }).last().tap()
  await page.locator('message-item').filter({ hasText: 'A word of mine' }).last().waitFor()
  await footField(page).tap()
  await foot.locator('.open').waitFor()
  await page.getByRole('button', { name: 'Read the replies together' }).tap()
  await page.locator('reply-thread').getByText('Answer 2.').waitFor()
})
