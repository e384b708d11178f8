import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { listBarriers, scrollsSideways } from '../../../../tests/support/barriers.ts'
import { bringPicture, phone, startWorld } from './world.ts'

let world: Awaited<ReturnType<typeof startWorld>>

beforeAll(async () => {
  world = await startWorld()
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

test('a designer asks for what somebody else saw, a learner asks who was there, and it stands in their name', async () => {
  const activity = await world.place('The first meeting')
  const designer = await world.visit(activity, 'paul')
  await designer.inside.getByRole('link', { name: 'Change the steps' }).click()
  await designer.inside.locator('rung-fields').nth(1).getByLabel('What somebody else saw').check()
  await designer.inside.getByRole('button', { name: 'Save the steps' }).click()
  await designer.inside.getByText('Saved. Everybody sees the new steps.').waitFor()

  const { page, inside } = await world.visit(activity, 'nadia', phone)
  await inside.getByRole('link', { name: /^Help with one/ }).click()
  await inside.getByLabel('One sentence about it').fill('I held the meeting.')
  await inside.getByRole('button', { name: 'Show it', exact: true }).click()
  await inside.getByLabel('Somebody here').selectOption({ label: 'Kwame Boateng' })
  await inside.getByLabel('A word to them, if you like').fill('You stood at the counter.')
  await inside.getByRole('button', { name: 'Ask them' }).click()
  await inside.locator('observing-panel').getByText('Kwame Boateng was asked').waitFor()
  expect(await listBarriers(page)).toEqual([])

  const kwame = await world.visit(activity, 'kwame', phone)
  await kwame.inside.locator('own-readings a').first().tap()
  await kwame.inside.getByText('You stood at the counter.').first().waitFor()
  await kwame.inside.getByLabel('What did you see?').fill('She let everybody speak.')
  await kwame.inside.getByRole('button', { name: 'Put it there in my name' }).tap()
  await kwame.inside.locator('evidence-list').getByText('Seen by Kwame Boateng, learner').waitFor()
  expect(await listBarriers(kwame.page)).toEqual([])

  const seen = inside.locator('evidence-list li').filter({ hasText: 'Seen by Kwame Boateng, learner' })
  await seen.getByText('She let everybody speak.').waitFor()
  await seen.scrollIntoViewIfNeeded()
  expect(await seen.getByRole('button').count()).toBe(0)
})

test('somebody without an account writes what they saw, with a picture, and it is evidence in their name', async () => {
  const activity = await world.place('The second meeting')
  const designer = await world.visit(activity, 'paul')
  await designer.inside.getByRole('link', { name: 'Change the steps' }).click()
  await designer.inside.locator('rung-fields').nth(1).getByLabel('What somebody else saw').check()
  await designer.inside.getByRole('button', { name: 'Save the steps' }).click()
  await designer.inside.getByText('Saved. Everybody sees the new steps.').waitFor()

  const { inside } = await world.visit(activity, 'nadia', phone)
  await inside.getByRole('link', { name: /^Help with one/ }).click()
  await inside.getByLabel('One sentence about it').fill('I held the meeting.')
  await inside.getByRole('button', { name: 'Show it', exact: true }).click()
  await inside.getByText('Somebody without an account').click()
  await inside.getByLabel('Whom you send it to').fill('lucia@shop.example')
  await inside.getByRole('button', { name: 'Make a link' }).tap()
  const link = await inside.getByLabel('The link, shown this once').inputValue()

  const page = await (await world.stranger(phone)).openPage(link)
  await page.getByLabel('What did you see?').fill('She let everybody speak.')
  await bringPicture(page, 'observer-page')
  expect(await page.getByText('Add a picture').count()).toBe(0)
  expect(await scrollsSideways(page)).toBe(false)
  expect(await listBarriers(page)).toEqual([])
  await page.getByRole('button', { name: /^Remove gauge/ }).tap()
  await bringPicture(page, 'observer-page')
  await page.getByLabel('Your name').fill('Lucía Ferrer')
  await page.getByLabel('What you do there').fill('Shift lead')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Send it in my name' }).tap()
  await page.getByRole('heading', { name: /^Thank you/ }).waitFor()

  const seen = inside.locator('evidence-list li').filter({ hasText: 'Seen by Lucía Ferrer, Shift lead' })
  await seen.scrollIntoViewIfNeeded()
  await seen.locator('attached-files img').waitFor()
})
