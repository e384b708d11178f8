import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { listBarriers, scrollsSideways } from '../../../../tests/support/barriers.ts'
import { phone, readSigner, showPicture, startWorld } from './world.ts'

let world: Awaited<ReturnType<typeof startWorld>>

beforeAll(async () => {
  world = await startWorld()
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

test('what waits in another course is seen and signed from the queue of this one, and the queue is there again', async () => {
  const here = await world.place('Loan machine')
  const there = await world.place('Service visit', {}, world.addCourse('Second year'))
  const { inside } = await world.visit(there, 'nadia', phone)
  await inside.getByRole('link', { name: /^Watch one/ }).click()
  await inside.getByLabel('One sentence about it').fill('A visit from beginning to end')
  await inside.getByRole('button', { name: 'Show it', exact: true }).tap()
  await inside.getByRole('link', { name: 'To the steps' }).tap()
  await inside.getByRole('link', { name: /^Help with one/ }).click()
  await showPicture(inside, 'The gauge, before')
  await inside.getByRole('button', { name: 'Show it', exact: true }).tap()
  const signer = await readSigner(inside)
  // Whom a roster names and who never came has agreed to nothing there.
  await world.visit(there, signer, phone)

  const queue = await world.visit(here, signer, phone)
  await queue.page.evaluate(() => (location.hash = '#/waiting'))
  const item = queue.inside.locator('waiting-page a.item').filter({ hasText: ' 2: ' })
  await item.getByText('Service visit, Second year').waitFor()
  expect(await listBarriers(queue.page)).toEqual([])
  await item.tap()
  await queue.inside.locator('elsewhere-work attached-files img').first().waitFor()
  await queue.inside.getByText('The gauge, before').waitFor()
  expect(await scrollsSideways(queue.page)).toBe(false)
  expect(await listBarriers(queue.page)).toEqual([])
  // What came before is shown here as well, and not looked for in the course that is open.
  await queue.inside.locator('looking-on a').tap()
  await queue.inside.getByText('A visit from beginning to end').waitFor()
  await queue.page.goBack()
  await queue.inside.getByText('The gauge, before').waitFor()
  await queue.inside.locator('sign-panel .button.primary').tap()
  await inside.getByText('What you see is what was signed.').waitFor()
  await queue.inside.locator('work-page .up a').tap()
  await queue.inside.locator('waiting-page empty-place').waitFor()
})
