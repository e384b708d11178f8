import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ConversationId } from '../../../api/contract.ts'
import type { Said } from '../../../api/conversations.ts'
import type { Attendant } from '../../../../tests/support/attendant.ts'
import { listBarriers } from '../../../../tests/support/barriers.ts'
import type { Activity } from '../../../../tests/support/practice-lms/index.ts'
import type { RoomWithPeople } from '../../contract.ts'
import { composer, message, openRoomOf, startRoomWorld, type Inside, type RoomWorld } from './room-world.ts'

let world: RoomWorld
let activity: Activity
let nadia: Attendant
let tomas: Attendant
let rooms = 0

beforeAll(async () => {
  world = await startRoomWorld()
})
beforeEach(async () => {
  activity = await world.place(`Coffee talk ${(rooms += 1)}`, {
    settings: { groups: true, showReaders: true },
  })
  nadia = await world.attend('nadia', activity)
  tomas = await world.attend('tomas', activity)
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

const field = (room: Inside) => composer(room).getByRole('textbox')
const row = (room: Inside, name: string) => room.locator('room-list').getByRole('link', { name })
const say = async (person: Attendant, conversation: ConversationId, markdown: string, replyTo?: string) =>
  (await person.command<Said>('conversations.send', { conversation, markdown, ...(replyTo && { replyTo }) })).message
async function openDirect(): Promise<ConversationId> {
  const { room } = await nadia.command<RoomWithPeople>('chat.openDirect', { person: tomas.id })
  if (!room.talk) throw new Error('It is not open.')
  return room.talk.id
}
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test(
  'two people write to each other apart, in two frames; one goes offline, and back',
  { timeout: 90_000 },
  async () => {
    await say(tomas, await openRoomOf(tomas), 'Good morning, everybody.')
    const [hers, his] = [await world.visit('nadia', activity), await world.visit('tomas', activity)]
    await message(hers.room, 'Good morning, everybody.')
      .getByRole('button', { name: 'Tomás Echeverri', exact: true })
      .click()
    await hers.room.getByRole('link', { name: 'Say hello to Tomás Echeverri' }).click()
    await hers.room.getByText('Only you and Tomás Echeverri can read this.').waitFor()
    expect(await row(his.room, 'Nadia').count()).toBe(0)
    await field(hers.room).fill('Is the big gauge with you?')
    await field(hers.room).press('Enter')
    await row(his.room, 'Nadia').click()
    await message(his.room, 'Is the big gauge').waitFor()
    await field(his.room).pressSequentially('In the')
    await hers.room.getByText('Tomás is typing').waitFor()
    await field(his.room).fill('In the van.')
    await field(his.room).press('Enter')
    await message(hers.room, 'In the van.').waitFor()

    await hers.page.context().setOffline(true)
    await field(hers.room).fill('I come and get it.')
    await field(hers.room).press('Enter')
    await field(his.room).fill('Take the small one, too.')
    await field(his.room).press('Enter')
    await message(his.room, 'Take the small one').waitFor()
    expect(await message(his.room, 'I come and get it.').count()).toBe(0)
    await hers.page.context().setOffline(false)
    await message(hers.room, 'Take the small one').waitFor({ timeout: 45_000 })
    await message(his.room, 'I come and get it.').waitFor({ timeout: 45_000 })
    expect(await his.room.getByRole('article').filter({ hasText: 'I come and get it.' }).count()).toBe(1)
  },
)

test('who comes back is told what stands out, goes there, and sees who has read how far', async () => {
  const conversation = await openDirect()
  await say(tomas, conversation, 'Before the weekend.')
  await nadia.command('conversations.markRead', { conversation, seq: 1 })
  await say(tomas, conversation, `[Nadia](person:${nadia.id}), who has the sheet?`)
  for (let n = 1; n <= 12; n += 1) await say(tomas, conversation, `In between, ${n}.`)
  const { page, room } = await world.visit('nadia', activity)
  await row(room, 'Tomás').click()
  await room.getByText('While you were away: 13 messages').waitFor()
  expect(await listBarriers(page.frame({ name: 'tool' }))).toEqual([])
  await room.getByRole('button', { name: /Tomás Echeverri named you/ }).click()
  await message(room, 'who has the sheet?').waitFor()
  await room.getByRole('button', { name: 'Mark as read' }).click()
  await expect.poll(() => room.getByText('While you were away').count()).toBe(0)
  const his = await world.visit('tomas', activity)
  await row(his.room, 'Nadia').click()
  // He reads in Spanish.
  await his.room.getByRole('img', { name: 'Leído hasta aquí por Nadia Rahal' }).waitFor()
  const distance = () =>
    his.room
      .locator('.scroll')
      .evaluate((scroller) => Math.round(scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight))
  await expect.poll(distance).toBeLessThan(3)
})

test('replies that grew are read beside the room', async () => {
  const conversation = await openRoomOf(tomas)
  const asked = await say(tomas, conversation, 'What do you always take with you?')
  await say(nadia, conversation, 'A white cloth.', asked.id)
  await say(tomas, conversation, 'Something else.')
  await say(nadia, conversation, 'And a torch.', asked.id)
  const { page, room } = await world.visit('nadia', activity)
  await room.getByRole('button', { name: 'Read the replies together' }).click()
  const thread = room.locator('reply-thread')
  await thread.getByText('And a torch.').waitFor()
  expect(await thread.getByText('Something else.').count()).toBe(0)
  expect(await message(room, 'Something else.').isVisible()).toBe(true)
  await thread.getByRole('textbox').fill('Ten minutes.')
  await thread.getByRole('textbox').press('Enter')
  await thread.getByRole('article').filter({ hasText: 'Ten minutes.' }).waitFor()
  expect(await listBarriers(page.frame({ name: 'tool' }))).toEqual([])
  await thread.getByRole('button', { name: 'Close the replies' }).click()
  await thread.waitFor({ state: 'detached' })
})

test('on a phone the list, a room and its replies are pages, and the way back leads through them', async () => {
  const conversation = await openDirect()
  const asked = await say(tomas, conversation, 'Shall we meet before the visit?')
  for (const words of ['At nine?', 'At the roastery?']) await say(tomas, conversation, words, asked.id)
  const phone = { width: 360, height: 740, touch: true, still: true }
  const { page, room } = await world.visit('nadia', activity, phone)
  expect(await listBarriers(page.mainFrame())).toEqual([])
  await row(room, 'Tomás').tap()
  await message(room, 'At the roastery?').waitFor()
  expect([await room.locator('room-list').count(), await sideways(page)]).toEqual([0, 0])
  expect(await listBarriers(page.mainFrame())).toEqual([])
  await room.getByRole('button', { name: 'Read the replies together' }).tap()
  const thread = room.locator('reply-thread')
  await thread.getByText('At nine?').waitFor()
  expect(await sideways(page)).toBe(0)
  expect(await listBarriers(page.mainFrame())).toEqual([])
  await page.goBack()
  await thread.waitFor({ state: 'detached' })
  await page.goBack()
  await row(room, 'Tomás').waitFor()
})

test('a few people make a group, and hear nothing of each other’s quiet hours', async () => {
  await openRoomOf(tomas)
  const { page, room } = await world.visit('nadia', activity)
  await room.getByRole('button', { name: 'What there is to do in this room' }).click()
  await room.getByRole('menuitem', { name: 'New group' }).click()
  await room.getByLabel('What the group is called').fill('Grinder night')
  await room.getByRole('checkbox', { name: /Tomás/ }).check()
  expect(await listBarriers(page.frame({ name: 'tool' }))).toEqual([])
  await room.getByRole('button', { name: 'Make the group' }).click()
  await room.getByRole('heading', { name: 'Grinder night' }).waitFor()
  const his = await world.visit('tomas', activity)
  await row(his.room, 'Grinder night').waitFor()
  await room.getByRole('button', { name: 'What there is to do in this room' }).click()
  await room.getByRole('menuitem', { name: 'Quiet hours' }).click()
  await room.getByLabel('From', { exact: true }).fill('20:00')
  await room.getByLabel('To', { exact: true }).fill('07:30')
  await room.getByRole('button', { name: 'Keep', exact: true }).click()
  await room.getByText('Quiet from 20:00 to 07:30.').waitFor()
})
