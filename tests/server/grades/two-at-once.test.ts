import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId } from '../../../plugins/api/contract.ts'
import { openDelivery, type GradeDelivery } from '../../../server/grades/delivery.ts'
import type { Gradebook, OpenColumn, Result, Score } from '../../../server/grades/gradebook.ts'
import type { Part } from '../../../server/part.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { marksPlugin } from '../../support/marks-plugin.ts'
import type { TestPerson } from '../../support/test-person.ts'

const learners = 60
const hour = 60 * 60_000

let house: TestApp
let other: GradeDelivery
let teacher: TestPerson
let activity: ActivityId
let ahead = 0
let isAway = true
const sent: Score[] = []

/** A gradebook that is away first, and then takes its time: so both are in the middle of it at once. */
const gradebook: Gradebook = {
  async open() {
    if (isAway) return { kind: 'later', reason: 'unreachable', notBefore: undefined }
    const results = new Map<string, Result>()
    const column: OpenColumn = {
      ...{ commentsAddUp: true, unfinishedRemovesGrade: true, showsProgress: false },
      listResults: async () => ({ kind: 'read', results }),
      async send(score) {
        sent.push(score)
        await new Promise((resolve) => setTimeout(resolve, 1))
        return { kind: 'taken' }
      },
    }
    return { kind: 'open', column }
  },
}

beforeAll(async () => {
  const part: Part = {
    ...{ name: 'model', migrations: {}, commands: {}, gradebook },
    ...{ routes: async () => {}, frameAncestors: async () => [], checks: async () => [] },
  }
  house = await startTestApp({ plugins: [marksPlugin], parts: () => [part], now: () => Date.now() + ahead })
  teacher = await house.enrol('The teacher', { role: 'facilitator' })
  activity = await house.place('marks')
  // Another process of the installation, as far as grades are concerned: nothing is shared but the database.
  const { database, plugins, log, now } = house.house
  other = openDelivery({ database, plugins, live: { deliver: () => undefined }, log, now })
  other.start([gradebook])
})
afterAll(async () => {
  await other.close()
  await house.close()
})

test('two processes on one database deliver each grade once', async () => {
  for (let n = 0; n < learners; n += 1) {
    const { id: person } = await house.enrol(`Learner ${n}`)
    expect((await teacher.command(activity, 'marks.give', { person, given: 7, comment: 'Well seen.' })).status).toBe(
      200,
    )
  }
  const both = () => Promise.all([house.house.grades.settle(), other.settle()])
  await both()
  expect(sent).toEqual([])
  isAway = false
  ahead += hour
  await both()
  await both()
  const rows = await house.house.database.read((db) => db.selectFrom('grades').select(['state', 'claim']).execute())
  expect(rows.map(({ state, claim }) => [state, claim])).toEqual(
    Array.from({ length: learners }, () => ['accepted', null]),
  )
  expect(new Set(sent.map(({ subject }) => subject)).size).toBe(learners)
  expect(sent).toHaveLength(learners)
}, 120_000)
