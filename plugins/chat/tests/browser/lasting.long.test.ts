import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Said } from '../../../api/conversations.ts'
import { composer, message, openRoomOf, startRoomWorld, type RoomWorld } from './room-world.ts'

let world: RoomWorld

beforeAll(async () => {
  world = await startRoomWorld()
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

test('a message and its answer become a question in two clicks, by those who spoke, and undone leave nothing', async () => {
  const { discussion, activity, say, asked } = await placeBoth('First visits', 'The room')
  // Who is at the discussion already sees it come, and go.
  const threads = await world.attend('tomas', discussion)
  await say('tomas', 'It is the street: everybody opens at seven.', asked.id)
  await say('tomas', 'Lunch is at two.')

  const { room } = await world.visit('nadia', activity)
  const first = room.getByRole('article').first()
  const make = async () => {
    await first.hover()
    await first.getByRole('button', { name: 'Make a thread of this' }).click()
    await room.getByRole('heading', { name: 'Make a thread of 2 messages' }).waitFor()
    await room.getByText('nobody else').waitFor()
    await room.getByRole('button', { name: 'Make the thread' }).click()
    await link.waitFor()
  }
  const link = first.getByRole('link', { name: 'Became a thread: Why does' })
  const list = async () => (await threads.query<ListedThreads>('discussion.listThreads', {})).threads
  await make()
  expect(await list()).toMatchObject([{ kind: 'question', startedBy: asked.author }])
  await room.getByRole('button', { name: 'Undo' }).click()
  await link.waitFor({ state: 'detached' })
  expect(await list()).toEqual([])

  await make()
  await link.click()
  await room.getByRole('heading', { name: 'Why does the pressure drop at seven?' }).first().waitFor()
  await message(room, 'everybody opens at seven').getByText('Tomás').first().waitFor()
  expect(await room.getByText('Lunch is at two.').count()).toBe(0)
  await room.getByText('Brought by Nadia').waitFor()
  await room.getByRole('link', { name: 'From “The room”' }).click()
  await message(room, 'Lunch is at two.').waitFor()
})

test('a stretch is chosen where it was said: by two clicks with Shift, by the keyboard, and by a thumb', async () => {
  const { activity, say } = await placeBoth('More visits', 'The other room')
  for (const words of ['It hisses, too.', 'Since when?', 'Since Monday.', 'Lunch is at two.']) await say('tomas', words)
  const { page, room } = await world.visit('nadia', activity)
  const along = (count: number) => room.getByRole('heading', { name: `Make a thread of ${count} message` }).waitFor()
  await message(room, 'Why does').getByText('Why does').click()
  await message(room, 'Since when?')
    .getByText('Since when?')
    .click({ modifiers: ['Shift'] })
  await along(3)
  const mark = (words: string) => room.getByRole('checkbox', { name: words })
  // The arrow keys take more in, and Space leaves out.
  await mark('Since when?').focus()
  await mark('Since when?').press('Shift+ArrowDown')
  await along(4)
  await mark('It hisses').press('Space')
  await along(3)
  expect(await mark('Lunch').isChecked()).toBe(false)
  await mark('It hisses').press('Escape')
  await composer(room).waitFor()
  // Whoever has marked a stretch, as one does to copy it, makes a thread of it in two clicks; a click elsewhere leaves it.
  const markWords = async () => {
    const [from, to] = [await centreOf(message(room, 'It hisses')), await centreOf(message(room, 'Since Monday.'))]
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 5 })
    await page.mouse.up()
  }
  const offer = room.getByRole('button', { name: 'Make a thread of this' }).and(room.locator('stretch-offer button'))
  await markWords()
  await offer.waitFor()
  await room.getByRole('article').first().click()
  await offer.waitFor({ state: 'detached' })
  await markWords()
  await offer.click()
  await along(3)
  await room.getByRole('button', { name: 'Make the thread' }).click()
  const made = message(room, 'It hisses').getByRole('link', { name: 'Became a thread: It hisses' })
  await made.waitFor()
  await room.getByRole('button', { name: 'Undo' }).click()
  await made.waitFor({ state: 'detached' })

  const phone = await world.visit('kwame', activity, { touch: true, width: 360, height: 440 })
  const start = message(phone.room, 'Why does')
  await start.getByText('Why does').tap()
  // What one chose lies above what asks for its name.
  const last = message(phone.room, 'Lunch is at two.')
  await last.getByText('Lunch is').tap()
  await last.getByRole('button', { name: 'Make a thread of this' }).tap()
  await phone.room.getByRole('button', { name: 'Make the thread' }).waitFor()
  const panel = async () => (await phone.room.locator('hand-panel').boundingBox())?.y ?? 0
  await expect.poll(async () => (await endOf(last)) <= (await panel())).toBe(true)
  await phone.room.getByRole('button', { name: 'Leave it' }).tap()
  await phone.page.setViewportSize({ width: 360, height: 740 })
  await start.getByText('Why does').tap()
  await start.getByRole('button', { name: 'Make a thread of this' }).tap()
  await phone.room.getByRole('button', { name: 'Make the thread' }).waitFor()
  await message(phone.room, 'Since Monday.').getByText('Since Monday.').tap({ force: true })
  await phone.room.getByRole('heading', { name: 'Make a thread of 4 messages' }).waitFor()
  await phone.room.getByRole('button', { name: 'Make the thread' }).tap()
  await start.getByRole('link', { name: 'Became a thread: Why does' }).waitFor()
  const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBe(360)
})

/** Where the words of a message are, in the page. */
async function centreOf(item: Locator): Promise<{ x: number; y: number }> {
  const box = await item.locator('.said').boundingBox()
  if (!box) throw new Error('It is not in view.')
  return { x: box.x + Math.min(20, box.width / 2), y: box.y + box.height / 2 }
}

async function endOf(item: Locator): Promise<number> {
  const box = await item.locator('.said').boundingBox()
  return box ? box.y + box.height : Infinity
}

interface ListedThreads {
  readonly threads: readonly { readonly kind: string; readonly startedBy: string }[]
}

/** A discussion, and a room in which Kwame has asked something. */
async function placeBoth(discussion: string, title: string) {
  const placed = await world.place(discussion, { plugin: 'discussion' })
  const activity = await world.place(title)
  const people = { kwame: await world.attend('kwame', activity), tomas: await world.attend('tomas', activity) }
  const conversation = await openRoomOf(people.kwame)
  const say = async (who: keyof typeof people, markdown: string, replyTo?: string) => {
    const input = { conversation, markdown, ...(replyTo === undefined ? {} : { replyTo }) }
    return (await people[who].command<Said>('conversations.send', input)).message
  }
  const asked = await say('kwame', 'Why does the pressure drop at seven?')
  return { discussion: placed, activity, say, asked }
}
