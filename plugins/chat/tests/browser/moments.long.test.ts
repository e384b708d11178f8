import { readFile } from 'node:fs/promises'
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

test('a moment is held by two people: hands go up, turns are given, and it folds into a dated entry with its notes', async () => {
  const activity = await world.place('The room')
  const kwame = await world.attend('kwame', activity)
  await kwame.command<{ conversation: Said['conversation']['id'] }>('chat.openRoom', { key: 'all' })
  const tomas = await world.visit('tomas', activity)
  const nadia = await world.visit('nadia', activity, { touch: true, width: 360, height: 740 })

  await tomas.room.getByRole('button', { name: 'Qué se puede hacer en esta sala' }).click()
  await tomas.room.getByRole('menuitem', { name: 'Abrir un momento' }).click()
  const dialog = tomas.room.getByRole('dialog', { name: 'Abrir un momento' })
  await dialog.getByRole('textbox', { name: 'La pregunta del momento' }).fill('What hinders you this week?')
  await dialog.getByRole('button', { name: 'Abrirlo' }).click()

  // Each reads it in their own language.
  const hers = nadia.room.getByRole('region', { name: 'Moments in this room' })
  const his = tomas.room.getByRole('region', { name: 'Momentos en esta sala' })
  // On a phone it is one line, with what matters.
  const line = hers.getByRole('button', { expanded: false })
  await line.getByText('What hinders you this week?').waitFor()
  await line.getByText('min left').waitFor()
  expect((await hers.boundingBox())?.height).toBeLessThan(50)
  await hers.getByRole('button', { name: 'Raise my hand' }).click()
  await his.getByRole('listitem').getByText('Nadia').waitFor()
  await his.getByRole('button', { name: 'Siguiente' }).click()
  await line.getByText('It is your turn').waitFor()
  await his.getByText('Es el turno de Nadia').waitFor()
  await composer(nadia.room).getByRole('textbox').fill('The grinder sticks.')
  await composer(nadia.room).getByRole('button', { name: 'Send', exact: true }).click()
  await message(tomas.room, 'The grinder sticks.').waitFor()

  await his.getByRole('button', { name: 'Escribe qué salió de esto' }).click()
  await his.getByRole('textbox', { name: 'Qué salió de esto' }).fill('Clean the burrs on Mondays.')
  await his.getByRole('button', { name: 'Guardarlo' }).click()
  await his.getByRole('button', { name: 'Terminarlo' }).click()

  await hers.getByText('min left').waitFor({ state: 'detached' })
  await line.click()
  const entry = hers.getByRole('group').filter({ hasText: 'Office hours, Today' })
  await entry.getByText('What hinders you this week?').click()
  await entry.getByText('Clean the burrs on Mondays.').waitFor()
  await entry.getByRole('link', { name: 'What was said' }).click()
  await expect
    .poll(() => message(nadia.room, 'The grinder sticks.').evaluate((item) => item.closest('article') !== null))
    .toBe(true)
})

test('on a phone the composer stands above its keyboard, with the moment in one line and the last message in view', async () => {
  const activity = await world.place('The third room')
  const tomas = await world.attend('tomas', activity)
  const conversation = await openRoomOf(tomas)
  await tomas.command('chat.openMoment', {
    ...{ conversation, kind: 'hours', question: 'What hinders you this week, on your own at a customer’s?' },
    lasts: 45,
  })
  for (let number = 1; number <= 12; number += 1)
    await tomas.command('conversations.send', { conversation, markdown: `Word ${number} of many in this room.` })
  const nadia = await world.visit('nadia', activity, { touch: true, width: 360, height: 640 })
  const strip = nadia.room.getByRole('region', { name: 'Moments in this room' })
  await strip.getByRole('button', { expanded: false }).tap()
  await strip.getByText('No hand is up').waitFor()

  await composer(nadia.room).getByRole('textbox').tap()
  await strip.getByText('No hand is up').waitFor({ state: 'hidden' })
  await nadia.page.evaluate(raiseKeyboard, 280)
  const last = message(nadia.room, 'Word 12')
  const boxes = async () => ({
    strip: await bounds(strip),
    last: await bounds(last),
    composer: await bounds(composer(nadia.room)),
  })
  await expect.poll(async () => (await boxes()).composer.end).toBeLessThanOrEqual(640 - 280)
  await expect.poll(async () => isBetween(await boxes())).toBe(true)
  // However much one writes.
  await composer(nadia.room).getByRole('textbox').fill('Line\n'.repeat(14))
  await expect.poll(async () => (await boxes()).composer.end).toBeLessThanOrEqual(640 - 280)
  await expect.poll(async () => isBetween(await boxes())).toBe(true)
})

interface Bounds {
  readonly start: number
  readonly end: number
}

async function bounds(of: Locator): Promise<Bounds> {
  const box = await of.boundingBox()
  return { start: box?.y ?? NaN, end: (box?.y ?? NaN) + (box?.height ?? NaN) }
}

const isBetween = ({ strip, last, composer: foot }: Readonly<Record<'strip' | 'last' | 'composer', Bounds>>): boolean =>
  strip.end <= last.start && last.end <= foot.start

/** As a phone does: what is seen gets smaller, and the page does not. */
function raiseKeyboard(height: number): void {
  const seen = window.visualViewport
  if (!seen) throw new Error('There is no visual viewport.')
  Object.defineProperty(seen, 'height', { value: window.innerHeight - height })
  seen.dispatchEvent(new Event('resize'))
}

test('a moment to come says when it begins in the time of whoever reads it, and goes into their calendar', async () => {
  const activity = await world.place('The other room')
  const tomas = await world.attend('tomas', activity)
  const { room } = await tomas.command<{ room: { talk: { id: string } } }>('chat.openRoom', { key: 'all' })
  const startsAt = Date.UTC(2027, 2, 1, 16, 30)
  await tomas.command('chat.openMoment', {
    ...{ conversation: room.talk.id, kind: 'seat', question: 'Nadia’s grinder; and mine' },
    ...{ startsAt, lasts: 45 },
  })
  const nadia = await world.visit('nadia', activity)
  const strip = nadia.room.getByRole('region', { name: 'Moments in this room' })
  const here = await nadia.page.evaluate(
    (at) =>
      new Intl.DateTimeFormat(navigator.language, {
        hour: 'numeric',
        minute: '2-digit',
        day: 'numeric',
        month: 'long',
      }).format(at),
    startsAt,
  )
  await strip
    .getByText('Begins')
    .getByText(here.split(' at ')[1] ?? here)
    .waitFor()
  const [download] = await Promise.all([
    nadia.page.waitForEvent('download'),
    strip.getByRole('button', { name: 'Add to my calendar' }).click(),
  ])
  const calendar = await readFile(await download.path(), 'utf8')
  expect(calendar).toContain('DTSTART:20270301T163000Z\r\nDTEND:20270301T171500Z\r\n')
  expect(calendar).toContain('SUMMARY:Hot seat: Nadia’s grinder\\; and mine\r\n')
})
