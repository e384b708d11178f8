import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { listBarriers, scrollsSideways } from '../../../../tests/support/barriers.ts'
import { phone, readSigner, showPicture, startWorld } from './world.ts'

let world: Awaited<ReturnType<typeof startWorld>>

beforeAll(async () => {
  world = await startWorld()
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

test('what waits in another activity is seen and signed from the queue of this one, and the queue is there again', async () => {
  const [here, there] = [await world.place('Loan machine'), await world.place('Service visit')]
  const { inside } = await world.visit(there, 'nadia', phone)
  await inside.getByRole('link', { name: /^Help with one/ }).click()
  await showPicture(inside, 'The gauge, before')
  await inside.getByRole('button', { name: 'Show it', exact: true }).tap()
  const signer = await readSigner(inside)
  // Whom a roster names and who never came has agreed to nothing there.
  await world.visit(there, signer, phone)

  const queue = await world.visit(here, signer, phone)
  await queue.page.evaluate(() => (location.hash = '#/waiting'))
  const item = queue.inside.locator('waiting-page a.item').filter({ hasText: 'Service visit' })
  await item.waitFor()
  expect(await listBarriers(queue.page)).toEqual([])
  await item.tap()
  await queue.inside.locator('elsewhere-work attached-files img').first().waitFor()
  await queue.inside.getByText('The gauge, before').waitFor()
  expect(await scrollsSideways(queue.page)).toBe(false)
  expect(await listBarriers(queue.page)).toEqual([])
  await queue.inside.locator('sign-panel .button.primary').tap()
  await inside.getByText('What you see is what was signed.').waitFor()
  await queue.inside.locator('work-page .up a').tap()
  await queue.inside.locator('waiting-page empty-place').waitFor()
})
