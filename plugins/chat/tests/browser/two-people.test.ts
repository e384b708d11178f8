import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { beginRoom, composer, message, startRoomWorld, type Inside, type RoomWorld } from './room-world.ts'

let world: RoomWorld

beforeAll(async () => {
  world = await startRoomWorld()
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

const field = (room: Inside) => composer(room).getByRole('textbox')

test('two people open a room at once, see each other, see who types, and have what the other says', async () => {
  const activity = await world.place('A room that nobody has opened')
  const [nadia, tomas] = await Promise.all([world.visit('nadia', activity), world.visit('tomas', activity)])
  await nadia.room.getByText('2 here now').waitFor()
  await field(tomas.room).pressSequentially('Buenas')
  await nadia.room.getByText('Tomás is typing').waitFor()
  await field(tomas.room).press('Enter')
  await message(nadia.room, 'Buenas').waitFor()
  await expect.poll(() => nadia.room.getByText('is typing').count()).toBe(0)
  await field(nadia.room).fill('Good')
  await field(nadia.room).press('Shift+Enter')
  await field(nadia.room).pressSequentially('morning')
  await field(nadia.room).press('Control+Enter')
  await message(tomas.room, 'Good').getByText('morning').waitFor()
  await expect
    .poll(() =>
      field(nadia.room)
        .innerText()
        .then((words) => words.trim()),
    )
    .toBe('')
})

test('on a phone, a tap on a message shows what one can do with it', async () => {
  const { say, visit } = await beginRoom(world)
  await say('Where is the gauge?')
  const { page, room } = await visit('nadia', { width: 360, height: 740, touch: true })
  const asked = message(room, 'Where is the gauge?')
  await asked.getByText('Where is the gauge?').tap()
  await asked.getByRole('button', { name: 'Reply to Kwame Boateng' }).tap()
  await field(room).fill('In the van.')
  await field(room).press('Enter')
  await message(room, 'In the van.').getByRole('button', { name: 'to Kwame' }).waitFor()
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await sideways()).toBe(0)
})
