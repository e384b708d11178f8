import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId, FileCard, FileId, PersonId } from '../../../plugins/api/contract.ts'
import { tidyFiles } from '../../../server/files/upkeep.ts'
import { copyFiller } from '../../../server/plugins/copy.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { TestPerson } from '../../support/test-person.ts'
import { openFiles, upload } from '../../support/uploads.ts'
import { describePlugin } from '../../../plugins/api/testing.ts'
import { shelfPlugin } from './shelf-plugin.ts'

describePlugin(shelfPlugin, {
  files: { 'photo.txt': { as: 'learner', content: 'A photograph' }, 'notes.txt': { as: 'mentor', content: 'Notes' } },
  steps: [
    { command: 'keep', as: 'learner', input: (_answers, fileNamed) => ({ files: [fileNamed('photo.txt')] }) },
    {
      command: 'show',
      as: 'learner',
      input: ({ keep }) => ({ files: keep.map(({ id }) => id), people: [] }),
    },
    { command: 'remove', as: 'learner', input: ({ keep }) => ({ files: keep.map(({ id }) => id) }) },
  ],
  queries: {
    listCards: ({ keep }) => ({ files: keep.map(({ id }) => id) }),
    listHashes: ({ keep }) => ({ files: keep.map(({ id }) => id) }),
  },
  states: {},
})

let house: TestApp
let shelf: ActivityId
let ada: TestPerson
let ben: TestPerson
let mentor: TestPerson

beforeAll(async () => {
  house = await startTestApp({ plugins: [shelfPlugin] })
  shelf = await house.place('shelf')
  ada = await house.enrol('Ada')
  ben = await house.enrol('Ben')
  mentor = await house.enrol('Tom', { role: 'mentor' })
})
afterAll(() => house.close())

const bring = async (content: string, activity = shelf): Promise<FileCard> =>
  (await upload(house.url, { person: ada, activity }, { name: 'evidence.txt', content })).answer

const keep = (person: TestPerson, files: readonly FileId[], people?: readonly PersonId[]) =>
  person.command<FileCard[]>(shelf, 'shelf.keep', { files, ...(people && { people }) })

const whoMayOpen = async (file: FileCard): Promise<string[]> => {
  const found: string[] = []
  for (const person of [ada, ben, mentor])
    if ((await openFiles(person, shelf, [file.id])).length > 0) found.push(person.name)
  return found
}

test('What a plugin keeps is for the audience that it says, from the moment that it says so', async () => {
  const file = await bring('A pressure of 9 bar')
  expect((await keep(ada, [file.id], [ada.id, mentor.id])).answer).toEqual([file])
  expect(await whoMayOpen(file)).toEqual(['Ada', 'Tom'])
  const cards = (person: TestPerson) => person.query(shelf, 'shelf.listCards', { files: [file.id] })
  expect([(await cards(mentor)).answer, (await cards(ben)).answer]).toEqual([[file], []])
  await ada.command(shelf, 'shelf.show', { files: [file.id] })
  expect(await whoMayOpen(file)).toEqual(['Ada', 'Ben', 'Tom'])
  expect((await cards(ben)).answer).toEqual([file])
  await ada.command(shelf, 'shelf.show', { files: [file.id], people: [mentor.id] })
  expect(await whoMayOpen(file)).toEqual(['Tom'])
  await ada.command(shelf, 'shelf.remove', { files: [file.id] })
  expect(await whoMayOpen(file)).toEqual([])
})

test('A plugin keeps only the actor’s own uploads, each of them once', async () => {
  const file = await bring('Mine')
  expect((await keep(ben, [file.id])).error).toMatchObject({ code: 'file_not_yours', path: '/files' })
  expect((await keep(ada, [file.id])).status).toBe(200)
  expect((await keep(ada, [file.id])).error?.code).toBe('file_not_yours')
  const other = await bring('Elsewhere', await house.place('shelf'))
  expect((await keep(ada, [other.id])).error?.code).toBe('file_not_yours')
  const elsewhere = await ada.command(shelf, 'shelf.show', { files: [other.id] })
  expect([elsewhere.status, elsewhere.error?.code]).toEqual([404, 'not_found'])
})

test('A plugin is told the hash of what is kept', async () => {
  const file = await bring('To be signed')
  await keep(ada, [file.id])
  const { answer } = await mentor.query(shelf, 'shelf.listHashes', { files: [file.id] })
  expect(answer).toEqual([createHash('sha256').update('To be signed').digest('hex')])
})

test('A copied activity gets the examples that its plugin copies, and they outlive the first', async () => {
  const file = await bring('How it is done')
  await keep(ada, [file.id])
  const copy = await house.place('shelf')
  const copies = new Map<FileId, FileId>()
  const plugin = {
    ...shelfPlugin,
    copy: async ({ copyFiles }: Parameters<typeof shelfPlugin.copy>[0]) => {
      for (const [from, to] of await copyFiles([file.id, 'none' as FileId])) copies.set(from, to)
    },
  } as typeof shelfPlugin
  const fill = copyFiller(new Map([['shelf', plugin as never]]), house.house.now)
  await house.house.database.write((db) => fill(db, 'shelf', { from: shelf, to: copy }))
  await ada.command(shelf, 'shelf.remove', { files: [file.id] })
  await tidyFiles(house.house.files)
  const copied = copies.get(file.id)
  const [opened] = await openFiles(ben, copy, copied ? [copied] : [])
  expect(await (await fetch(house.url + (opened?.address ?? ''))).text()).toBe('How it is done')
  expect(copies.size).toBe(1)
})
