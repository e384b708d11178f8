import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Said } from '../../../api/conversations.ts'
import { listBarriers } from '../../../../tests/support/barriers.ts'
import type { Activity } from '../../../../tests/support/practice-lms/index.ts'
import { composer, message, openRoomOf, startRoomWorld, type RoomWorld } from './room-world.ts'

let world: RoomWorld
let activity: Activity

beforeAll(async () => {
  world = await startRoomWorld()
  activity = await world.place('A room for everybody')
  const [kwame, tomas] = [await world.attend('kwame', activity), await world.attend('tomas', activity)]
  const conversation = await openRoomOf(kwame)
  const asked = await kwame.command<Said>('conversations.send', {
    conversation,
    markdown: 'What do you take with you?',
  })
  const answer = { conversation, markdown: 'A white cloth.', replyTo: asked.message.id }
  const { message: cloth } = await tomas.command<Said>('conversations.send', answer)
  await tomas.command('conversations.send', { conversation, markdown: 'And a torch.' })
  await kwame.command('conversations.react', { message: cloth.id, reaction: 'thanks', on: true })
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

test.each([
  ['on a laptop', { still: true, touch: false }],
  ['on a phone, in dark colours', { still: true, touch: true, width: 320, height: 640, dark: true }],
])('everybody can read the room and answer in it %s', async (_, wishes) => {
  const { page, room } = await world.visit('nadia', activity, wishes)
  await message(room, 'And a torch.').waitFor()
  const frame = () => (wishes.touch ? page.mainFrame() : page.frame({ name: 'tool' }))
  expect(await listBarriers(frame())).toEqual([])
  await message(room, 'A white cloth.').getByText('A white cloth.').click()
  await message(room, 'A white cloth.').getByRole('button', { name: 'Reply to Tomás Echeverri' }).click()
  await composer(room).getByText('A white cloth.').waitFor()
  expect(await listBarriers(frame())).toEqual([])
})

test('the room can be used by keyboard alone', async () => {
  const { page, room } = await world.visit('lucia', activity, { locale: 'es-ES' })
  await message(room, 'And a torch.').focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('r')
  await composer(room).getByText('A white cloth.').waitFor()
  await page.keyboard.type('De qué tamaño?')
  await page.keyboard.press('Escape')
  await expect.poll(() => composer(room).getByText('A white cloth.').count()).toBe(0)
  expect(await composer(room).getByRole('textbox').innerText()).toBe('De qué tamaño?')
})
