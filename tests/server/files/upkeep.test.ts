import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { FileCard } from '../../../plugins/api/contract.ts'
import { eraseFiles, exportFiles } from '../../../server/files/privacy.ts'
import { tidyFiles } from '../../../server/files/upkeep.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'
import { listKept, openFiles, takePhotograph, upload } from '../../support/uploads.ts'

let talk: Talk
let ada: TestPerson
let ahead = 0
const hour = 60 * 60_000
const day = 24 * hour

beforeAll(async () => {
  talk = await startTalk({ now: () => Date.now() + ahead })
  ada = await talk.enrol('Ada')
})
beforeEach(() => {
  ahead = 0
})
afterAll(() => talk.close())

const kept = () => listKept(talk.house.house)
const tidy = () => tidyFiles(talk.house.house.files)
const bring = async (name: string, content: Buffer | string = name): Promise<FileCard> =>
  (await upload(talk.house.url, { person: ada, activity: talk.activity }, { name, content })).answer
const send = async ({ id }: FileCard) => {
  const input = { conversation: talk.conversation, markdown: '', files: [id] }
  const { answer } = await ada.command<{ message: { id: string } }>(talk.activity, 'conversations.send', input)
  return answer.message.id
}
const mayOpen = async ({ id }: FileCard) => (await openFiles(ada, talk.activity, [id])).length === 1

test('An upload that nobody sends is gone after a day, with its small picture; what was sent stays', async () => {
  const [lost, sent] = [
    await bring('lost.jpg', await takePhotograph()),
    await bring('sent.jpg', await takePhotograph()),
  ]
  await send(sent)
  expect(await kept()).toHaveLength(4)
  ahead = 23 * hour
  await tidy()
  expect(await kept()).toHaveLength(4)
  ahead = 25 * hour
  await tidy()
  const left = await kept()
  expect(left.length).toBe(2)
  expect(left.every((key) => key.includes(sent.id))).toBe(true)
  ahead = 0
  expect([await mayOpen(lost), await mayOpen(sent)]).toEqual([false, true])
})

test('What was put away, or taken back a month ago, is gone from the store', async () => {
  const before = (await kept()).length
  const [away, regretted] = [await bring('away.txt'), await bring('regretted.txt')]
  await ada.command(talk.activity, 'files.remove', { file: away.id })
  await ada.command(talk.activity, 'conversations.remove', { message: await send(regretted) })
  await tidy()
  expect((await kept()).filter((key) => key.includes(regretted.id))).toHaveLength(1)
  expect(await kept()).toHaveLength(before + 1)
  ahead = 31 * day
  await tidy()
  expect(await kept()).toHaveLength(before)
})

test('What the store has for nobody is removed, but not what may be named in a moment', async () => {
  const { incoming, store } = talk.house.house.files
  const before = await kept()
  await incoming.use(async (path) => {
    await writeFile(path, 'left by a crash')
    await store.save('zz/left-by-a-crash', path)
  })
  await tidy()
  expect(await kept()).toContain('zz/left-by-a-crash')
  ahead = 2 * hour
  await tidy()
  expect(await kept()).toEqual(before)
})

test('A cut upload leaves nothing behind', async () => {
  const before = await kept()
  const query = new URLSearchParams({ name: 'cut.bin', size: '1000000' })
  const sending = request(`${talk.house.url}/api/activities/${talk.activity}/files?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ada.token}`, 'content-length': '1000000' },
  })
  sending.on('error', () => undefined)
  sending.write(Buffer.alloc(200_000))
  await expect.poll(async () => (await kept()).length).toBe(before.length + 1)
  sending.destroy()
  await expect.poll(kept).toEqual(before)
})

test('What a process left that has ended is removed; what others are at work on is not', async () => {
  const folder = join(talk.house.house.configuration.data, 'incoming')
  const here = hostname().replace(/[^\w-]/g, '_')
  const names = {
    ended: `${here}.999999999.aaaaaaaa.1`,
    before: `${here}.${process.pid}.aaaaaaaa.1`,
    another: 'another.1.aaaaaaaa.1',
    abandoned: 'another.1.aaaaaaaa.2',
  }
  await mkdir(folder, { recursive: true })
  for (const name of Object.values(names)) await writeFile(join(folder, name), 'half of a file')
  const longAgo = (Date.now() - 2 * hour) / 1000
  await utimes(join(folder, names.abandoned), longAgo, longAgo)
  await tidy()
  expect(await readdir(folder)).toEqual([names.another])
})

test('Of somebody who is erased, no file is left', async () => {
  const { database } = talk.house.house
  const eva = await talk.enrol('Eva')
  const by = { person: eva, activity: talk.activity }
  const { answer: file } = await upload(talk.house.url, by, { name: 'mine.txt', content: 'Mine' })
  await eva.command(talk.activity, 'conversations.send', {
    ...{ conversation: talk.conversation, markdown: 'See', files: [file.id] },
  })
  const exported = await database.read((db) => exportFiles(db, eva.id))
  expect(exported).toMatchObject([{ id: file.id, name: 'mine.txt', size: 4, activity: talk.activity }])
  expect(await mayOpen(file)).toBe(true)
  await database.write((db) => eraseFiles(db, eva.id))
  await tidy()
  expect([await mayOpen(file), (await kept()).some((key) => key.includes(file.id))]).toEqual([false, false])
  expect(await database.read((db) => exportFiles(db, eva.id))).toEqual([])
})

test('Who has brought fifty files and sent none is asked to tidy up', async () => {
  const hoarder = await talk.enrol('Hal')
  const by = { person: hoarder, activity: talk.activity }
  for (let count = 0; count < 50; count += 1) await upload(talk.house.url, by, { content: 'words' })
  const { status, error } = await upload(talk.house.url, by, { content: 'words' })
  expect([status, error?.code]).toEqual([429, 'too_many_uploads'])
  expect(error?.message).toContain('50 files')
})
