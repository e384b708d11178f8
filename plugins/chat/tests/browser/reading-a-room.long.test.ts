import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { beginRoom, composer, message, startRoomWorld, type Inside, type RoomWorld } from './room-world.ts'

let world: RoomWorld

beforeAll(async () => {
  world = await startRoomWorld()
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

const field = (room: Inside) => composer(room).getByRole('textbox')
const topOf = async (of: ReturnType<typeof message>) => Math.round((await of.boundingBox())?.y ?? NaN)

test('a long room opens on its newest messages, and what is read stays where it is while the rest loads above', async () => {
  const { say, visit } = await beginRoom(world)
  for (let n = 1; n <= 130; n += 1) await say(`Message ${n}.`)
  const { page, room } = await visit('nadia')
  await message(room, 'Message 130.').waitFor()
  const scroll = (by: number) => room.locator('.scroll').evaluate((scroller, far) => scroller.scrollBy(0, far), by)
  await scroll(-100_000)
  await message(room, 'Message 40.').waitFor({ state: 'attached' })
  await scroll(-100_000)
  await message(room, 'Message 1.').waitFor({ state: 'attached' })
  await scroll(-100_000)
  const first = message(room, 'Message 3.')
  const before = await topOf(first)
  await say('Message 131.')
  await room.getByRole('button', { name: '1 new' }).waitFor()
  expect(await topOf(first)).toBe(before)
  await room.getByRole('button', { name: '1 new' }).click()
  await message(room, 'Message 131.').waitFor()
  await page.close()
})

test('whoever comes for the first time need not read the past of a room, and finds next time what is new', async () => {
  const { conversation, say, attend, visit } = await beginRoom(world)
  for (let n = 1; n <= 80; n += 1) await say(`Message ${n}.`)
  const nadia = await attend('nadia')
  const readPosition = async () => {
    const asked = { conversations: [conversation] }
    return (await nadia.query<{ seq: number }[]>('conversations.listPositions', asked))[0]?.seq
  }
  const first = await visit('nadia')
  // Who looks at the frame is in it.
  await field(first.room).click()
  await expect.poll(readPosition, { timeout: 8000 }).toBe(80)
  await world.closeBrowsers()
  for (let n = 81; n <= 120; n += 1) await say(`Message ${n}.`)
  const { room } = await visit('nadia')
  await room.getByText(/^New since/).waitFor()
  await message(room, 'Message 81.').waitFor()
  await room.getByRole('button', { name: /new$/ }).click()
  await message(room, 'Message 120.').waitFor()
  await expect.poll(() => room.getByRole('button', { name: /new$/ }).count()).toBe(0)
})

test('at the end of a room, one follows what is said, also while the composer grows', async () => {
  const { say, visit } = await beginRoom(world)
  for (let n = 1; n <= 40; n += 1) await say(`Message ${n}.`)
  const { room } = await visit('nadia')
  const distance = () =>
    room
      .locator('.scroll')
      .evaluate((scroller) => Math.round(scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight))
  await expect.poll(distance).toBeLessThan(3)
  await field(room).fill('one\ntwo\nthree\nfour')
  await expect.poll(distance).toBeLessThan(3)
  await say('And another.')
  await message(room, 'And another.').waitFor()
  await expect.poll(distance).toBeLessThan(3)
})

test('a reply quotes what it answers, however far above that lies, and leads there', async () => {
  const { say, visit } = await beginRoom(world)
  const old = await say('Who has the sheet in Portuguese?')
  for (let n = 1; n <= 120; n += 1) await say(`In between, ${n}.`)
  await say('I found it.', old.id)
  const { room } = await visit('nadia')
  const reply = message(room, 'I found it.')
  await reply.getByRole('button', { name: 'to Kwame: Who has the sheet in Portuguese?' }).click()
  await message(room, 'Who has the sheet').waitFor()
  await expect
    .poll(() =>
      message(room, 'Who has the sheet').evaluate((item) => item === (item.getRootNode() as ShadowRoot).activeElement),
    )
    .toBe(true)
  await room.getByRole('button', { name: 'Newest messages' }).click()
  await reply.waitFor()
})

test('one answers from the foot, sees what one answers there, and may think better of it', async () => {
  const { say, visit } = await beginRoom(world)
  await say('What do you always take with you?')
  const { room } = await visit('nadia')
  const asked = message(room, 'What do you always')
  await asked.hover()
  await asked.getByRole('button', { name: 'Reply to Kwame Boateng' }).click()
  await composer(room).getByText('What do you always').waitFor()
  await composer(room).getByRole('button', { name: 'Do not answer this message' }).click()
  await expect.poll(() => composer(room).getByText('What do you always').count()).toBe(0)
  await asked.hover()
  await asked.getByRole('button', { name: 'Reply to Kwame Boateng' }).click()
  await field(room).fill('A white cloth.')
  await field(room).press('Enter')
  await message(room, 'A white cloth.').getByRole('button', { name: 'to Kwame: What do you always' }).waitFor()
  await expect.poll(() => composer(room).getByText('What do you always').count()).toBe(0)
})
