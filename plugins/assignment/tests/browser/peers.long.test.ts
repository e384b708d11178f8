import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { phone, readSigner, startWorld, type Inside } from './world.ts'

let world: Awaited<ReturnType<typeof startWorld>>

beforeAll(async () => {
  world = await startWorld()
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

/** Says in a sentence what is seen in the work that waits for the reader's eyes. */
async function readOn(inside: Inside, words: string): Promise<void> {
  await inside.locator('own-readings a').first().click()
  await inside.locator('peer-panel textarea').fill(words)
  await inside.locator('peer-panel form .button.primary').click()
  await inside.locator('peer-panel').getByText(words).waitFor()
}

test('in a cohort of three nobody is stuck: two read, the mentor stands in for the third, and one tap says that it helped', async () => {
  const activity = await world.place('A first visit', { readers: 3 })
  const { inside } = await world.visit(activity, 'nadia')
  await world.leaveOnly('nadia', 'kwame', 'yusuf')
  await inside.getByRole('link', { name: /^Help with one/ }).click()
  await inside.getByLabel('One sentence about it').fill('I held the gauge at Café Lumen.')
  await inside.getByRole('button', { name: 'Show it', exact: true }).click()
  await inside.getByText('3 readers have been asked.').waitFor()
  await inside.getByText('There are not readers enough').waitFor()

  const kwame = await world.visit(activity, 'kwame', phone)
  await readOn(kwame.inside, 'Write the numbers down, too.')
  await inside.getByText('Write the numbers down, too.').waitFor()
  await inside.getByRole('button', { name: 'This helped' }).click()
  await kwame.inside.getByText('It was said that this helped.').waitFor()

  await readOn((await world.visit(activity, 'yusuf')).inside, 'The time on the wall is good.')
  const mentor = await readSigner(inside)
  await readOn((await world.visit(activity, mentor)).inside, 'Now do the next one alone.')
  await inside.getByText('Now do the next one alone.').waitFor()
  expect(await inside.getByText('readers have been asked').count()).toBe(0)
})

test('how others did it is one tap away, and a mentor puts what is worth seeing on top', async () => {
  const activity = await world.place('A second visit')
  const { inside } = await world.visit(activity, 'nadia')
  await inside.getByRole('link', { name: /^Help with one/ }).click()
  await inside.getByLabel('One sentence about it').fill('The tap is behind the fridge.')
  await inside.getByRole('button', { name: 'Show it', exact: true }).click()

  const mentor = await world.visit(activity, await readSigner(inside), phone)
  await mentor.inside.locator('ladder-page a[href*=gallery]').tap()
  await mentor.inside.locator('gallery-page a.work').first().tap()
  await mentor.inside.locator('looking-on button').tap()
  const kwame = await world.visit(activity, 'kwame')
  await kwame.inside.getByRole('link', { name: 'How others did it' }).click()
  await kwame.inside.locator('a.work.featured').getByText('The tap is behind the fridge.').waitFor()
})
