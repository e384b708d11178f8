import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Said } from '../../../api/conversations.ts'
import { composer, message, openRoomOf, startRoomWorld, type Inside, type RoomWorld } from './room-world.ts'

let world: RoomWorld

beforeAll(async () => {
  world = await startRoomWorld()
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

/** What the facilitator decides in the dialog of the room. */
async function tend(room: Inside, decide: (dialog: ReturnType<Inside['getByRole']>) => Promise<void>): Promise<void> {
  await room.getByRole('button', { name: 'What there is to do in this room' }).click()
  await room.getByRole('menuitem', { name: 'How people talk here' }).click()
  const dialog = room.getByRole('dialog', { name: 'How people talk here' })
  await decide(dialog)
  await dialog.getByRole('button', { name: 'Keep it so' }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function choose(room: Inside, words: string, action: string): Promise<void> {
  const said = message(room, words)
  await said.hover()
  await said.getByRole('button', { name: 'More about this message' }).click()
  await room.getByRole('menuitem', { name: action }).click()
}

test('who leads slows a room, reads first, hides one message, mutes and closes; a phone says each of it', async () => {
  const activity = await world.place('The tended room')
  const kwame = await world.attend('kwame', activity)
  const conversation = await openRoomOf(kwame)
  await kwame.command<Said>('conversations.send', { conversation, markdown: 'A word too many.' })
  const agnieszka = await world.visit('agnieszka', activity, { width: 1280, height: 800 })
  const nadia = await world.visit('nadia', activity, { width: 360, height: 740, touch: true })
  const [hers, his] = [nadia.room, agnieszka.room]
  const field = composer(hers).getByRole('textbox')
  const say = async (words: string) => {
    await field.fill(words)
    await field.press('Enter')
  }

  await tend(his, async (dialog) => {
    await dialog.getByRole('combobox', { name: 'Each person writes one message' }).selectOption('Every 5 minutes')
  })
  await hers.getByText('Everybody writes one message every 5 minutes here.').waitFor()
  await say('One at a time.')
  await message(his, 'One at a time.').waitFor()
  await hers.getByText('You can write again in').waitFor()

  await tend(his, async (dialog) => {
    await dialog.getByRole('combobox').selectOption('As they like')
    await dialog.getByRole('checkbox', { name: 'Those who lead the course read each message first' }).check()
  })
  await hers.getByText('Here those who lead the course read each message first.').waitFor()
  await field.pressSequentially('Read me')
  await field.press('Enter')
  await hers.getByText('Only you and those who lead the course see this.').waitFor()
  expect(await his.getByText('is typing').count()).toBe(0)
  await his.getByRole('button', { name: 'Let it through' }).click()
  await hers.locator('reply-tree').getByText('Read me').waitFor()

  await choose(his, 'A word too many.', 'Hide it')
  const why = his.getByRole('dialog', { name: 'Hide this message?' })
  await why.getByRole('textbox').fill('It was not kind.')
  await why.getByRole('button', { name: 'Hide it' }).click()
  await hers.getByText('A message of Kwame Boateng is hidden.').waitFor()

  await choose(his, 'One at a time.', 'Keep its author from writing')
  const muting = his.getByRole('dialog', { name: 'Keep Nadia Rahal from writing for a while?' })
  await muting.getByRole('textbox').fill('Until we have talked.')
  await muting.getByRole('button', { name: 'Keep from writing' }).click()
  await hers.getByText('The reason: Until we have talked.').waitFor()
  await composer(hers).waitFor({ state: 'detached' })

  await tend(his, (dialog) => dialog.getByRole('checkbox', { name: 'Closed' }).check())
  await hers.getByText('This conversation is closed. You can still read it.').waitFor()
})
