import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { phone, showPicture, startWorld, type Inside } from './world.ts'

let world: Awaited<ReturnType<typeof startWorld>>

beforeAll(async () => {
  world = await startWorld()
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

const openStep = (inside: Inside) => inside.getByRole('link', { name: /^Help with one/ }).click()

test('whose phone dies before it is shown finds all of it again, for no more people than was chosen', async () => {
  const activity = await world.place('Machine hand-over', { askWhere: true })
  const { page, inside } = await world.visit(activity, 'nadia', phone)
  await openStep(inside)
  await showPicture(inside, 'The gauge, before')
  await inside.getByLabel('Where it was').fill('Hall 3')
  await inside.getByLabel('Mentor only').first().check()
  // Gone without a word to the server.
  await page.goto('about:blank')

  await page.goBack()
  await inside.locator('show-form upload-list li').waitFor()
  expect(await inside.getByLabel('One sentence about it').inputValue()).toBe('The gauge, before')
  expect(await inside.getByLabel('Where it was').inputValue()).toBe('Hall 3')
  expect(await inside.getByLabel('Mentor only').first().isChecked()).toBe(true)

  const elsewhere = await world.visit(activity, 'nadia')
  await openStep(elsewhere.inside)
  await elsewhere.inside.locator('show-form upload-list li').waitFor()
  expect(await elsewhere.inside.getByLabel('Mentor only').first().isChecked()).toBe(true)
  await elsewhere.inside.getByRole('button', { name: 'Show it', exact: true }).click()
  await elsewhere.inside.locator('evidence-list attached-files img').waitFor()
  await elsewhere.inside.getByText('Hall 3').waitFor()
  await elsewhere.inside.getByText('Mentor only').first().waitFor()
})
