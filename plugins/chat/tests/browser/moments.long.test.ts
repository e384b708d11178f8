import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Said } from '../../../api/conversations.ts'
import { composer, message, startRoomWorld, type RoomWorld } from './room-world.ts'

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
  await hers.getByText('What hinders you this week?').waitFor()
  await hers.getByRole('button', { name: 'Raise my hand' }).click()
  await his.getByRole('listitem').getByText('Nadia').waitFor()
  await his.getByRole('button', { name: 'Siguiente' }).click()
  await hers.getByText('It is your turn').waitFor()
  await his.getByText('Es el turno de Nadia').waitFor()
  await composer(nadia.room).getByRole('textbox').fill('The grinder sticks.')
  await composer(nadia.room).getByRole('button', { name: 'Send', exact: true }).click()
  await message(tomas.room, 'The grinder sticks.').waitFor()

  await his.getByRole('button', { name: 'Escribe qué salió de esto' }).click()
  await his.getByRole('textbox', { name: 'Qué salió de esto' }).fill('Clean the burrs on Mondays.')
  await his.getByRole('button', { name: 'Guardarlo' }).click()
  await hers.getByText('What hinders you this week?').waitFor()
  await his.getByRole('button', { name: 'Terminarlo' }).click()

  const entry = hers.getByRole('group').filter({ hasText: 'Office hours, Today' })
  await entry.getByText('What hinders you this week?').click()
  await entry.getByText('Clean the burrs on Mondays.').waitFor()
  await entry.getByRole('link', { name: 'What was said' }).click()
  await expect
    .poll(() => message(nadia.room, 'The grinder sticks.').evaluate((item) => item.closest('article') !== null))
    .toBe(true)
})

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
