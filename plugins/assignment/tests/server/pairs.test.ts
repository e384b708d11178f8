import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ActivityId, FileId } from '../../../api/contract.ts'
import { openFiles } from '../../../../tests/support/uploads.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { Ladder, WaitingList, Work } from '../../contract.ts'
import { piece, read, show, sign, startPractice, type Practice } from './practice.ts'

let practice: Practice
let activity: ActivityId
let { nadia, tomas, ines, fay, kwame }: Practice['people'] = {} as Practice['people']

beforeAll(async () => {
  practice = await startPractice()
  ;({ nadia, tomas, ines, fay, kwame } = practice.people)
})
beforeEach(async () => {
  activity = await practice.place()
  await pair(tomas)
})
afterAll(() => practice.close())

const secret = 'For my mentor alone'
const pair = (mentor: TestPerson) => fay.command(activity, 'mentoring.pair', { person: nadia.id, mentor: mentor.id })
const end = (person = fay) => person.command(activity, 'mentoring.end', { person: nadia.id })
const ladderOf = (reader: TestPerson) => reader.query<Ladder>(activity, 'assignment.readLadder', { person: nadia.id })
const waitingFor = async (person: TestPerson) =>
  (await person.query<WaitingList>(activity, 'assignment.listWaiting')).answer.mine.map(({ id }) => id)

async function showSecret(at = activity): Promise<{ work: Work; file: FileId }> {
  const file = (await practice.bring(nadia, at, secret)) as FileId
  const pieces = [piece({ words: secret, file, confidentiality: 'mentor' })]
  const { answer: work } = await show(nadia, at, { rung: 'assist', already: true, pieces })
  return { work, file }
}

test('a mentor sees what their people show to them, and no other mentor does', async () => {
  const { work, file } = await showSecret()
  expect((await read(tomas, activity, work)).answer.pieces[0]?.now.words).toBe(secret)
  expect(await openFiles(tomas, activity, [file])).toHaveLength(1)
  expect((await read(ines, activity, work)).status).toBe(404)
  expect([(await ladderOf(tomas)).status, (await ladderOf(ines)).status]).toEqual([200, 404])
})

test('when the pair ends the mentor loses all of it at once: answers, files, talk, and what an open page hears', async () => {
  const { work, file } = await showSecret()
  const talk = { conversation: work.conversation, markdown: 'Between us' }
  expect((await tomas.command(activity, 'conversations.send', talk)).status).toBe(200)
  await ladderOf(tomas)
  const page = await tomas.listen(activity)
  const { position } = await end()
  await page.hasHeard(position)
  page.events.length = 0
  expect((await read(tomas, activity, work)).status).toBe(404)
  expect((await ladderOf(tomas)).status).toBe(404)
  expect(await openFiles(tomas, activity, [file])).toEqual([])
  expect((await tomas.command(activity, 'conversations.send', talk)).status).toBe(404)
  const said = await nadia.command(activity, 'conversations.send', { ...talk, markdown: 'Still here' })
  expect(said.status).toBe(200)
  const rules = { samePlace: true, most: 5, guidelines: '' }
  await page.hasHeard((await fay.command(activity, 'mentoring.saveRules', rules)).position)
  expect(JSON.stringify(page.events)).not.toContain('Still here')
})

test('what waited for the mentor before goes to the new one, in every activity of the course', async () => {
  const elsewhere = await practice.place()
  const [here, there] = [await showSecret(), await showSecret(elsewhere)]
  expect(await waitingFor(tomas)).toContain(here.work.card.id)
  await pair(ines)
  const moved = (await read(nadia, activity, here.work)).answer
  expect([moved.card.signer, moved.card.because]).toEqual([ines.id, 'paired'])
  expect((await read(nadia, elsewhere, there.work)).answer.card.signer).toBe(ines.id)
  expect(await waitingFor(tomas)).toEqual([])
  expect((await read(tomas, elsewhere, there.work)).status).toBe(404)
  expect((await sign(tomas, activity, moved)).status).toBe(404)
  expect((await sign(ines, activity, moved)).status).toBe(200)
})

test('a volunteer whom a facilitator accepted signs as any mentor does', async () => {
  await kwame.command(activity, 'mentoring.offer', { most: 2 })
  await fay.command(activity, 'mentoring.answerOffer', { person: kwame.id, accept: true })
  await pair(kwame)
  const { work } = await showSecret()
  expect(work.card.signer).toBe(kwame.id)
  expect((await sign(kwame, activity, work)).answer.card.status).toBe('signed')
})
