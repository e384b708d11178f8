import { request } from 'node:http'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ActivityId, FileCard } from '../../../plugins/api/contract.ts'
import { describePlugin } from '../../../plugins/api/testing.ts'
import { tidyFiles } from '../../../server/files/upkeep.ts'
import { dropOldUploads } from '../../../server/guests/uploads.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { makeLink, TestGuest } from '../../support/guests.ts'
import type { TestPerson } from '../../support/test-person.ts'
import { listKept, openFiles, takePhotograph } from '../../support/uploads.ts'
import { porchPlugin } from './porch-plugin.ts'

describePlugin(porchPlugin, {
  steps: [
    { command: 'invite', as: 'learner', input: { link: makeLink().hash } },
    { command: 'close', as: 'learner', input: ({ invite }) => ({ link: invite as never }) },
  ],
  queries: {},
  guests: {
    passer: {
      invite: { command: 'invite', as: 'learner', input: (_answers, link) => ({ link }) },
      queries: { read: {} },
      commands: { hand: { files: [] }, decline: {} },
    },
  },
  states: {},
})

let house: TestApp
let porch: ActivityId
let ada: TestPerson
let ben: TestPerson
let photograph: Buffer

beforeAll(async () => {
  house = await startTestApp({ plugins: [porchPlugin] })
  porch = await house.place('porch')
  ada = await house.enrol('Ada')
  ben = await house.enrol('Ben')
  photograph = await takePhotograph({ width: 60, height: 40 })
})
afterAll(() => house.close())
beforeEach(async () => {
  await house.house.database.write((db) => db.deleteFrom('guest_uploads').execute())
  await tidyFiles(house.house.files)
})

async function invite(): Promise<{ guest: TestGuest; secret: string; link: string }> {
  const { secret, hash } = makeLink()
  const { answer } = await ada.command<string>(porch, 'porch.invite', { link: hash })
  return { guest: new TestGuest(house.url, secret), secret, link: answer }
}

const hand = (guest: TestGuest, ...files: readonly FileCard[]) =>
  guest.command<FileCard[]>('hand', { files: files.map(({ id }) => id) })

test('what a guest brings is turned upright, tells nothing of the camera, and is whose it tells of once it was handed over', async () => {
  const { guest } = await invite()
  expect((await guest.open()).status).toBe(200)
  const { answer: card } = await guest.upload('lucia.jpg', photograph)
  expect(card).toMatchObject({ type: 'image/jpeg', width: 40, height: 60, hasThumbnail: true })
  for (const person of [ada, ben]) expect(await openFiles(person, porch, [card.id])).toEqual([])
  expect((await hand(guest, card)).answer).toEqual([card])
  const [opened] = await openFiles(ben, porch, [card.id])
  const bytes = Buffer.from(await (await fetch(house.url + opened?.address)).arrayBuffer())
  const { exif, orientation } = await sharp(bytes).metadata()
  expect([exif, orientation ?? 1]).toEqual([undefined, 1])
  expect((await ada.command(porch, 'files.remove', { file: card.id })).error?.code).toBe('file_not_yours')
})

test('a guest brings so many, of such a kind and size, and may put one away for another', async () => {
  const { guest } = await invite()
  const other = (await invite()).guest
  expect((await guest.upload('notes.txt', 'A text')).error?.code).toBe('file_not_wanted')
  expect((await guest.upload('huge.jpg', 'x', 100_001)).error?.code).toBe('file_too_large')
  const [first, second] = [await guest.upload('1.jpg', photograph), await guest.upload('2.jpg', photograph)]
  expect([first.status, second.status]).toEqual([200, 200])
  expect((await guest.upload('3.jpg', photograph)).error?.code).toBe('too_many_uploads')
  expect((await other.removeUpload(first.answer.id)).status).toBe(200)
  expect((await guest.upload('3.jpg', photograph)).error?.code, 'another link removes nothing').toBe('too_many_uploads')
  await guest.removeUpload(first.answer.id)
  const third = await guest.upload('3.jpg', photograph)
  expect(third.status).toBe(200)
  expect((await hand(other, second.answer)).error?.code, 'by another link').toBe('file_not_yours')
  expect((await hand(guest, first.answer)).error?.code, 'put away').toBe('file_not_yours')
  expect((await hand(guest, second.answer, third.answer)).status).toBe(200)
})

test('after the answer, the end of its time, or when it was taken back, a link brings nothing, and what it brought is gone', async () => {
  const before = await listKept(house.house)
  const answered = await invite()
  await answered.guest.upload('1.jpg', photograph)
  await answered.guest.command('decline', {})
  expect((await answered.guest.upload('2.jpg', photograph)).error?.code).toBe('link_answered')
  const closed = await invite()
  await closed.guest.upload('1.jpg', photograph)
  await ada.command(porch, 'porch.close', { link: closed.link })
  expect((await closed.guest.upload('2.jpg', photograph)).error?.code).toBe('link_closed')
  const over = await invite()
  await over.guest.upload('1.jpg', photograph)
  const { database, files, now } = house.house
  await database.write((db) =>
    db
      .updateTable('guest_links')
      .set({ expires_at: now() })
      .where('id', '=', over.link as never)
      .execute(),
  )
  expect((await over.guest.upload('2.jpg', photograph)).error?.code).toBe('link_over')
  await database.write((db) => dropOldUploads(db, now()))
  await tidyFiles(files)
  expect(await listKept(house.house)).toEqual(before)
})

test('an upload that was cut leaves nothing, and neither does one that its link did not outlive', async () => {
  const before = await listKept(house.house)
  const cut = await invite()
  await begin(cut.secret, photograph).then((sending) => sending.destroy())
  await expect.poll(() => listKept(house.house)).toEqual(before)
  expect((await cut.guest.upload('1.jpg', photograph)).status, 'the place is free again').toBe(200)
  await cut.guest.command('decline', {})

  const late = await invite()
  const sending = await begin(late.secret, photograph)
  await late.guest.command('decline', {})
  const answered = new Promise<number | undefined>((resolve) =>
    sending.once('response', ({ statusCode }) => resolve(statusCode)),
  )
  sending.end(photograph.subarray(100))
  expect(await answered).toBe(409)
  await tidyFiles(house.house.files)
  await expect.poll(() => listKept(house.house)).toEqual(before)
})

/** An upload of which the server has the first bytes. */
async function begin(secret: string, content: Buffer) {
  const query = new URLSearchParams({ name: 'half.jpg', size: String(content.length) })
  const sending = request(`${house.url}/api/guest/uploads?${query}`, {
    method: 'POST',
    headers: { authorization: `Guest ${secret}`, 'content-type': 'application/octet-stream' },
  })
  sending.on('error', () => undefined)
  const before = (await listKept(house.house)).length
  sending.write(content.subarray(0, 100))
  await expect.poll(async () => (await listKept(house.house)).length).toBeGreaterThan(before)
  return sending
}
