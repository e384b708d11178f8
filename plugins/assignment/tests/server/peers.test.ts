import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { ActivityId } from '../../../api/contract.ts'
import { countRuns } from '../../../../tests/support/runs.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { Peers, Readings, Work } from '../../contract.ts'
import { day, piece, show, sign, startPractice, type Practice } from './practice.ts'

let practice: Practice
let courses = 0
const leavers: (() => void)[] = []

beforeAll(async () => {
  practice = await startPractice()
})
afterEach(() => leavers.splice(0).forEach((leave) => leave()))
afterAll(() => practice.close())

interface Cohort {
  readonly course: string
  readonly activity: ActivityId
  readonly learners: readonly TestPerson[]
  readonly mentor: TestPerson
}

/** A course of its own, with so many who learn and one mentor. */
async function gather(count: number, settings: object): Promise<Cohort> {
  const { house } = practice
  const course = `course ${(courses += 1)}`
  const learners: TestPerson[] = []
  for (let n = 0; n < count; n += 1) learners.push(await house.enrol(`Learner ${n} of ${course}`, { course }))
  const mentor = await house.enrol(`The mentor of ${course}`, { course, role: 'mentor' })
  const activity = await house.place('assignment', { course, settings: { order: 'freely', ...settings } })
  // The time that tests let pass is counted from the last activity that was placed.
  await practice.place()
  return { course, activity, learners, mentor }
}

const showIn = async ({ activity }: Cohort, person: TestPerson | undefined, more: object = {}): Promise<Work> => {
  if (!person) throw new Error('There is nobody to show it.')
  return (await show(person, activity, { rung: 'assist', pieces: [piece({ words: 'A visit' })], ...more })).answer
}
const peersOf = async ({ activity }: Cohort, person: TestPerson, { card }: Work) =>
  (await person.query<Peers>(activity, 'assignment.readPeers', { work: card.id })).answer
const asked = async ({ activity }: Cohort, person: TestPerson) =>
  (await person.query<Readings>(activity, 'assignment.listReadings')).answer.works.map(({ card }) => card.id)
const say = ({ activity }: Cohort, person: TestPerson, work: string, words = 'Well seen.') =>
  person.command<Peers>(activity, 'assignment.giveFeedback', { work, marks: [], words })

test('in a cohort of three everybody reads for everybody, and nobody waits for readers who do not exist', async () => {
  const cohort = await gather(3, { readers: 3 })
  const works = new Map<TestPerson, Work>()
  for (const person of cohort.learners) works.set(person, await showIn(cohort, person))
  for (const person of cohort.learners) expect(await asked(cohort, person)).toHaveLength(2)
  // There are two readers for each, where three are wanted: the mentor is the third.
  expect(await asked(cohort, cohort.mentor)).toHaveLength(3)
  for (const person of [...cohort.learners, cohort.mentor])
    for (const work of await asked(cohort, person)) expect((await say(cohort, person, work)).status).toBe(200)
  for (const [person, work] of works) {
    const { given, waiting, mentorReads } = await peersOf(cohort, person, work)
    expect([given.length, waiting, mentorReads]).toEqual([3, 0, true])
  }
})

test('who is late is asked no more and somebody else is, and in the end the mentor reads it', async () => {
  const cohort = await gather(3, { readers: 1, readingDays: 2 })
  const [author, one, other] = cohort.learners
  if (!author || !one || !other) throw new Error('There are three.')
  const work = await showIn(cohort, author)
  const readers = async () =>
    Promise.all([one, other, cohort.mentor].map(async (person) => (await asked(cohort, person)).length))
  const before = await readers()
  expect(before.toSorted()).toEqual([0, 0, 1])
  await practice.wait(2 * day + 5000)
  const after = await readers()
  expect([after[0], after[1], after[2]]).toEqual([before[1], before[0], 0])
  const late = before[0] === 1 ? one : other
  expect((await say(cohort, late, work.card.id)).error?.code).toBe('not_asked')
  await practice.wait(2 * day + 5000)
  expect(await readers()).toEqual([0, 0, 1])
  await practice.wait(9 * day)
  expect(await readers()).toEqual([0, 0, 1])
  expect((await peersOf(cohort, author, work)).mentorReads).toBe(true)
  // All of that keeps nobody from being signed.
  expect((await sign(cohort.mentor, cohort.activity, work)).status).toBe(200)
})

test('without a name a reader stays so: in answers, in what pages hear, and in the log', async () => {
  const cohort = await gather(3, { readers: 2, readersNamed: false })
  const [author, reader] = cohort.learners
  if (!author || !reader) throw new Error('There are three.')
  const work = await showIn(cohort, author)
  const page = await author.listen(cohort.activity)
  leavers.push(() => author.leave())
  const { position, answer } = await say(cohort, reader, work.card.id, 'Measure first')
  await page.hasHeard(position)
  expect(answer.given.map(({ own, by }) => [own, by?.id])).toEqual([[true, reader.id]])
  const { given } = await peersOf(cohort, author, work)
  expect(given.map(({ by, words }) => [by, words])).toEqual([[null, 'Measure first']])
  const [feedback] = given
  await author.command(cohort.activity, 'assignment.sayHelped', { feedback: feedback?.id, on: true })
  expect((await peersOf(cohort, reader, work)).given[0]?.helped).toBe(true)
  const mentors = await peersOf(cohort, cohort.mentor, work)
  for (const told of [JSON.stringify(given), JSON.stringify(page.frames), JSON.stringify(mentors)])
    expect(told).not.toContain(reader.id)
  const lines = await practice.house.house.database.read((db) =>
    db.selectFrom('events').selectAll().where('activity_id', '=', cohort.activity).execute(),
  )
  expect(lines.filter(({ actor_id, toward }) => actor_id === reader.id || toward.includes(reader.id))).toEqual([])
})

test('"this helped" is the author’s to say, and tells the reader by name where readers are named', async () => {
  const cohort = await gather(2, { readers: 1 })
  const [author, reader] = cohort.learners
  if (!author || !reader) throw new Error('There are two.')
  const work = await showIn(cohort, author)
  const { answer } = await say(cohort, reader, work.card.id)
  const helped = (person: TestPerson) =>
    person.command(cohort.activity, 'assignment.sayHelped', { feedback: answer.given[0]?.id, on: true })
  expect((await helped(reader)).error?.code).toBe('not_found')
  expect((await helped(author)).status).toBe(200)
  expect((await peersOf(cohort, author, work)).given[0]).toMatchObject({ helped: true, by: { id: reader.id } })
})

test('nobody is asked to read what is confidential, until some of it is for the cohort', async () => {
  const cohort = await gather(2, { readers: 1 })
  const [author, reader] = cohort.learners
  if (!author || !reader) throw new Error('There are two.')
  const work = await showIn(cohort, author, { pieces: [piece({ words: 'Between us', confidentiality: 'mentor' })] })
  expect(await asked(cohort, reader)).toEqual([])
  await author.command(cohort.activity, 'assignment.addPiece', {
    work: work.card.id,
    piece: piece({ words: 'For all' }),
  })
  expect(await asked(cohort, reader)).toEqual([work.card.id])
})

test('whatever the cohort and whoever is late or leaves, every work is read or waits for somebody who is there, and fairly', async () => {
  const history = fc.record({
    people: fc.integer({ min: 1, max: 6 }),
    readers: fc.integer({ min: 1, max: 4 }),
    // Who reads at once, and who never does; and who leaves the course.
    reads: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    leaves: fc.integer({ min: -1, max: 5 }),
  })
  await fc.assert(
    fc.asyncProperty(history, async ({ people, readers, reads, leaves }) => {
      const cohort = await gather(people, { readers, readingDays: 1 })
      const works: [TestPerson, Work][] = []
      for (const person of cohort.learners) works.push([person, await showIn(cohort, person)])
      const loads = await Promise.all(cohort.learners.map(async (person) => (await asked(cohort, person)).length))
      // Nobody reads their own, so the last to show something leave one more to the others.
      expect(Math.max(...loads) - Math.min(...loads), 'asked alike').toBeLessThanOrEqual(2)
      const gone = people > 1 ? cohort.learners[leaves] : undefined
      if (gone) await leave(gone)
      for (let round = 0; round < people + 2; round += 1) {
        for (const [n, person] of cohort.learners.entries())
          if (reads[n] && person !== gone)
            for (const work of await asked(cohort, person)) await say(cohort, person, work)
        await practice.wait(day + 5000)
      }
      for (const [person, work] of works) {
        if (person === gone) continue
        const { given, waiting, mentorReads } = await peersOf(cohort, person, work)
        const enough = given.filter(({ asMentor }) => !asMentor).length >= readers
        expect(enough || mentorReads, 'read enough, or with the mentor').toBe(true)
        expect(waiting, 'who was late is not waited for').toBe(enough ? 0 : 1)
      }
      for (const work of await asked(cohort, cohort.mentor)) await say(cohort, cohort.mentor, work)
      for (const [person, work] of works)
        if (person !== gone) expect((await peersOf(cohort, person, work)).waiting, 'nobody is stuck').toBe(0)
    }),
    { numRuns: countRuns(12) },
  )
}, 120_000)

const leave = (person: TestPerson) =>
  practice.house.house.database.write((db) =>
    db.updateTable('members').set({ status: 'inactive' }).where('person_id', '=', person.id).execute(),
  )
