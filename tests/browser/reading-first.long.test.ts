import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTalkWorld, type TalkWorld } from './support/talk-world.ts'

let world: TalkWorld

beforeAll(async () => {
  world = await startTalkWorld()
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

test('a message waits where it was written, is let through or returned, and nobody else learns of it before', async () => {
  const [fay, ada, ben] = [await world.enrol('Fay', 'facilitator'), await world.enrol('Ada'), await world.enrol('Ben')]
  const begun = await world.begin()
  await begun.command(fay, 'moderation.tendConversation', { conversation: begun.conversation, holds: true })
  const [hers, theirs, his] = [
    await begun.open(ada, { layout: 'flat' }),
    await begun.open(fay, { layout: 'flat' }),
    await begun.open(ben, { layout: 'flat' }),
  ]
  const field = hers.locator('.foot message-composer').getByRole('textbox')
  const send = hers.locator('.foot message-composer').getByRole('button', { name: 'Send', exact: true })
  await field.fill('It was my fault.')
  await send.click()
  const waiting = hers.getByRole('region', { name: 'Waits to be read' })
  await waiting.getByText('It was my fault.').waitFor()
  await waiting.getByText('Only you and those who lead the course see this.').waitFor()
  await theirs.getByRole('button', { name: 'Let it through' }).press('Enter')
  await his.getByRole('article').getByText('It was my fault.').waitFor()
  await expect.poll(() => waiting.count()).toBe(0)

  await field.fill('And yours, you fool.')
  await send.click()
  await theirs.getByRole('button', { name: 'Return it' }).press('Enter')
  await theirs.getByRole('textbox', { name: 'Reason' }).fill('Leave the fool out.')
  await theirs.getByRole('dialog').getByRole('button', { name: 'Return it' }).click()
  await waiting.getByText('Returned by Fay: Leave the fool out.').waitFor()
  await waiting.getByRole('button', { name: 'Take it back and write it anew' }).press('Enter')
  await expect.poll(() => field.innerText()).toContain('And yours, you fool.')
  expect(await his.getByText('you fool').count()).toBe(0)
})
