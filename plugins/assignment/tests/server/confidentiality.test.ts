import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId, FileId } from '../../../api/contract.ts'
import { openFiles } from '../../../../tests/support/uploads.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { Work } from '../../contract.ts'
import { piece, read, show, startPractice, type Practice } from './practice.ts'

let practice: Practice
let { nadia, kwame, tomas, ines, fay }: Practice['people'] = {} as Practice['people']

beforeAll(async () => {
  practice = await startPractice()
  ;({ nadia, kwame, tomas, ines, fay } = practice.people)
})
afterAll(() => practice.close())

const secret = 'Only the owner and I know this number'

async function showSecret(activity: ActivityId): Promise<{ work: Work; file: FileId; mentor: TestPerson }> {
  const file = (await practice.bring(nadia, activity, secret)) as FileId
  const pieces = [piece({ words: 'For everybody' }), piece({ words: secret, file, confidentiality: 'signer' })]
  const { answer: work } = await show(nadia, activity, { rung: 'assist', already: true, pieces })
  return { work, file, mentor: work.card.signer === tomas.id ? tomas : ines }
}

test('a confidential piece is in no answer, event, file or talk of anybody but those it is for', async () => {
  const activity = await practice.place()
  const page = await kwame.listen(activity)
  const { work, file, mentor } = await showSecret(activity)
  for (const person of [nadia, mentor]) {
    expect((await read(person, activity, work)).answer.pieces.map(({ now }) => now.words)).toContain(secret)
    expect(await openFiles(person, activity, [file])).toHaveLength(1)
  }
  for (const person of [kwame, fay, mentor === tomas ? ines : tomas]) {
    const { answer } = await read(person, activity, work)
    expect([answer.pieces.length, answer.held, answer.conversation]).toEqual([1, 1, null])
    expect(JSON.stringify(answer)).not.toContain(secret)
    expect(await openFiles(person, activity, [file])).toEqual([])
  }
  expect(JSON.stringify(page.events)).not.toContain(secret)
})

test('a work of which everything is confidential is not there for others', async () => {
  const activity = await practice.place()
  const pieces = [piece({ words: secret, confidentiality: 'mentor' })]
  const { answer: work } = await show(nadia, activity, { rung: 'assist', already: true, pieces })
  expect((await read(kwame, activity, work)).status).toBe(404)
  expect((await read(nadia, activity, work)).status).toBe(200)
})

test('what goes on to another signer goes out of the hands of the one before', async () => {
  const activity = await practice.place()
  const { work, file, mentor } = await showSecret(activity)
  const [other] = [tomas, ines].filter((each) => each !== mentor)
  if (!other) throw new Error('There are two mentors.')
  await fay.command(activity, 'mentoring.pair', { person: nadia.id, mentor: other.id })
  await mentor.command(activity, 'assignment.passOn', { work: work.card.id })
  expect(await openFiles(other, activity, [file])).toHaveLength(1)
  expect(await openFiles(mentor, activity, [file])).toEqual([])
  expect(JSON.stringify((await read(mentor, activity, work)).answer)).not.toContain(secret)
})

test('what was said to the mentor alone about the work is not read by the cohort', async () => {
  const activity = await practice.place()
  const more = { reflections: [secret], reflectionsFor: 'mentor' }
  const { answer: work } = await show(nadia, activity, { rung: 'assist', already: true, ...more })
  expect((await read(kwame, activity, work)).answer.reflections).toEqual([])
  expect((await read(nadia, activity, work)).answer.reflections[0]?.answer).toBe(secret)
})
