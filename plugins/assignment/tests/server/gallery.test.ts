import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ActivityId, FileId } from '../../../api/contract.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { Gallery, Work } from '../../contract.ts'
import { piece, show, startPractice, type Practice } from './practice.ts'

let practice: Practice
let activity: ActivityId
let { nadia, kwame, tomas, ines, fay }: Practice['people'] = {} as Practice['people']

beforeAll(async () => {
  practice = await startPractice()
  ;({ nadia, kwame, tomas, ines, fay } = practice.people)
})
beforeEach(async () => {
  activity = await practice.place()
})
afterAll(() => practice.close())

const secret = 'The number of the customer'
const look = async (person: TestPerson, input: object = {}) =>
  (await person.query<Gallery>(activity, 'assignment.listGallery', input)).answer
const showTo = async (pieces: object[], more: object = {}): Promise<Work> =>
  (await show(nadia, activity, { rung: 'assist', already: true, pieces: pieces.map(piece), ...more })).answer
const feature = (person: TestPerson, { card }: Work, on = true) =>
  person.command(activity, 'assignment.feature', { work: card.id, on })
const deeds = (verb: string) =>
  practice.house.house.database.read((db) =>
    db
      .selectFrom('events')
      .select(['actor_id', 'object'])
      .where('activity_id', '=', activity)
      .where('verb', '=', verb)
      .execute(),
  )

test('how others did it is there from the first minute, with what their mentors found worth seeing on top', async () => {
  const first = await showTo([{ words: 'The first visit' }], { reflections: ['The street had no pressure.'] })
  await showTo([{ words: 'The second visit' }])
  expect((await look(kwame)).works.map(({ words }) => words)).toEqual(['The second visit', 'The first visit'])
  expect((await feature(kwame, first)).error?.code).toBe('not_yours_to_feature')
  expect((await feature(nadia, first)).error?.code).toBe('not_yours_to_feature')
  expect((await feature(tomas, first)).status).toBe(200)
  const { works, locked } = await look(kwame)
  expect(locked).toBe(false)
  expect(works.map(({ words, featured }) => [words, featured])).toEqual([
    ['The first visit', true],
    ['The second visit', false],
  ])
  expect(works[0]?.reflection).toBe('The street had no pressure.')
  // Whom it waits for is nobody else's affair, and one's own work is no example for oneself.
  expect(works.map(({ card }) => card.signer)).toEqual([null, null])
  expect((await look(nadia)).works).toEqual([])
  await feature(tomas, first, false)
  expect((await look(kwame)).works.map(({ featured }) => featured)).toEqual([false, false])
})

test('what is confidential is never in it: no piece, no file, no count, no reflection, and no work that is all confidential', async () => {
  const file = (await practice.bring(nadia, activity, secret)) as FileId
  const mixed = await showTo([{ words: secret, file, confidentiality: 'mentor' }, { words: 'For everybody' }], {
    reflections: [secret],
    reflectionsFor: 'mentor',
  })
  const closed = await showTo([{ words: secret, confidentiality: 'signer' }])
  for (const person of [kwame, fay, tomas, ines]) {
    const gallery = await look(person)
    expect(gallery.works.map(({ card, pieces, file: shown }) => [card.id, pieces, shown])).toEqual([
      [mixed.card.id, 1, null],
    ])
    expect(JSON.stringify(gallery)).not.toContain(secret)
  }
  const refused = [await feature(tomas, closed), await feature(ines, closed)].map(({ error }) => error?.code)
  expect(refused.toSorted()).toEqual(['not_found', 'nothing_open'])
  const found = await kwame.query<object>(activity, 'search.find', { words: 'customer number' })
  expect(JSON.stringify(found.answer ?? {})).not.toContain(secret)
})

test('what becomes confidential is gone from it at once, also where it was remembered', async () => {
  const work = await showTo([{ words: 'Shown by mistake' }])
  expect((await look(kwame)).works).toHaveLength(1)
  const [shown] = work.pieces
  const change = { work: work.card.id, piece: shown?.id, revision: 1, removed: false }
  await nadia.command(activity, 'assignment.changePiece', { ...change, words: 'Mine', confidentiality: 'mentor' })
  expect((await look(kwame)).works).toEqual([])
})

test('where the designer wants it, one tries for oneself first; whoever accompanies or leads sees it at once', async () => {
  activity = await practice.place({ gallery: 'afterOwn', order: 'freely' })
  await showTo([{ words: 'The first visit' }])
  expect(await look(kwame, { rung: 'assist' })).toMatchObject({ locked: true, works: [] })
  expect((await look(tomas, { rung: 'assist' })).works).toHaveLength(1)
  await show(kwame, activity, { rung: 'watch' })
  expect((await look(kwame, { rung: 'assist' })).locked).toBe(true)
  await show(kwame, activity, { rung: 'assist' })
  expect((await look(kwame, { rung: 'assist' })).works).toHaveLength(1)
})

test('until then nothing else leads to what others did: no work, no talk, no file, no search', async () => {
  activity = await practice.place({ gallery: 'open', order: 'freely' })
  const file = (await practice.bring(nadia, activity, secret)) as FileId
  const work = await showTo([{ words: 'The first visit', file }])
  const said = { conversation: work.conversation, markdown: 'Where was the stopcock, under the sink?' }
  expect((await nadia.command(activity, 'conversations.send', said)).status).toBe(200)
  await practice.house.house.followers.settle()
  const open = async (person: TestPerson) => {
    const answers = [
      await person.query(activity, 'assignment.readWork', { work: work.card.id }),
      await person.query(activity, 'assignment.readPeers', { work: work.card.id }),
      await person.command(activity, 'assignment.noteRead', { work: work.card.id }),
      await person.query(activity, 'conversations.readMessages', { conversation: work.conversation }),
      await person.query(activity, 'files.list', { files: [file] }),
      await person.query(activity, 'search.find', { words: 'stopcock' }),
    ]
    return answers.map(
      ({ status, answer }) => status === 200 && /first visit|stopcock|notes/i.test(JSON.stringify(answer)),
    )
  }
  const all = await open(kwame)
  expect([all[0], all[3], all[4], all[5]]).toEqual([true, true, true, true])
  const setUp = { plugin: 'assignment', title: 'Visits', settings: { gallery: 'afterOwn', order: 'freely' } }
  expect((await fay.command(activity, 'activity.setUp', setUp)).status).toBe(200)
  await practice.house.house.schedule.runDue()
  expect(await open(kwame)).toEqual([false, false, false, false, false, false])
  expect((await look(kwame)).works).toEqual([])
  expect(await open(tomas)).toEqual(all)
  await show(kwame, activity, { rung: 'watch' })
  expect((await look(kwame)).works).toEqual([])
  expect((await open(kwame))[0]).toBe(false)
  await show(kwame, activity, { rung: 'assist' })
  expect(await open(kwame)).toEqual(all)
})

test('reading it is taking part: it is in the event log once for each version, and marks what one has seen', async () => {
  const work = await showTo([{ words: 'The first visit' }])
  const read = () => kwame.command(activity, 'assignment.noteRead', { work: work.card.id })
  expect((await look(kwame)).works[0]?.read).toBe(false)
  await read()
  await read()
  expect(await deeds('assignment.read')).toEqual([{ actor_id: kwame.id, object: work.card.id }])
  expect((await look(kwame)).works[0]?.read).toBe(true)
  await nadia.command(activity, 'assignment.addPiece', { work: work.card.id, piece: piece({ words: 'One more' }) })
  expect((await look(kwame)).works[0]?.read).toBe(false)
})

test('goes on page by page, without anything twice', async () => {
  activity = await practice.place({ order: 'freely' })
  const rungs = ['watch', 'assist', 'support', 'alone', 'teach']
  for (let n = 0; n < 30; n += 1)
    await show(nadia, activity, { rung: rungs[n % 5] ?? '', pieces: [piece({ words: `Visit ${n}` })] })
  const first = await look(kwame)
  const second = await look(kwame, { before: first.before })
  const seen = [...first.works, ...second.works].map(({ words }) => words)
  expect(new Set(seen).size).toBe(30)
  expect([first.works.length, second.before]).toEqual([24, null])
})
