import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Said } from '../../../api/conversations.ts'
import type { Attendant } from '../../../../tests/support/attendant.ts'
import type { RoomWithPeople } from '../../contract.ts'
import { message, startRoomWorld, type RoomWorld } from './room-world.ts'

let world: RoomWorld

beforeAll(async () => {
  world = await startRoomWorld()
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

test('a stretch of the room becomes a question in two clicks, by those who spoke, with a link at both ends', async () => {
  const discussion = await world.place('First visits', { plugin: 'discussion' })
  const activity = await world.place('The room')
  const kwame = await world.attend('kwame', activity)
  const tomas = await world.attend('tomas', activity)
  // Who is at the discussion already sees it come.
  const threads = await world.attend('tomas', discussion)
  const conversation = await openRoom(kwame)
  const say = async (who: Attendant, markdown: string, replyTo?: string) =>
    (
      await who.command<Said>('conversations.send', {
        ...{ conversation, markdown },
        ...(replyTo === undefined ? {} : { replyTo }),
      })
    ).message
  const asked = await say(kwame, 'Why does the pressure drop at seven?')
  await say(tomas, 'It is the street: everybody opens at seven.', asked.id)
  await say(tomas, 'Lunch is at two.')

  const { room } = await world.visit('nadia', activity)
  const first = room.getByRole('article').first()
  await first.hover()
  await first.getByRole('button', { name: 'Make a thread of this' }).click()
  const dialog = room.getByRole('dialog', { name: 'Make a thread of this' })
  await dialog.getByText('nobody else').waitFor()
  expect(await dialog.getByRole('checkbox', { checked: true }).count()).toBe(2)
  expect(await dialog.getByRole('radio', { name: 'Question in “First visits”' }).isChecked()).toBe(true)
  await dialog.getByRole('button', { name: 'Make the thread' }).click()

  const link = first.getByRole('link', { name: 'Became a thread: Why does' })
  await link.waitFor()
  const { threads: listed } = await threads.query<{ threads: { kind: string; startedBy: string }[] }>(
    'discussion.listThreads',
    {},
  )
  expect(listed).toMatchObject([{ kind: 'question', startedBy: kwame.id }])

  await link.click()
  await room.getByRole('heading', { name: 'Why does the pressure drop at seven?' }).first().waitFor()
  await message(room, 'everybody opens at seven').getByText('Tomás').first().waitFor()
  expect(await room.getByText('Lunch is at two.').count()).toBe(0)
  const back = room.getByRole('link', { name: 'From “The room”' })
  await room.getByText('Brought by Nadia').waitFor()
  await back.click()
  await message(room, 'Lunch is at two.').waitFor()
})

async function openRoom(who: Attendant) {
  const { room } = await who.command<RoomWithPeople>('chat.openRoom', { key: 'all' })
  if (!room.talk) throw new Error('Nobody has opened the room.')
  return room.talk.id
}
