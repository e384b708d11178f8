import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { copyGradedHouse, openGradedHouse, type GradedHouse } from '../support/graded-house.ts'
import { startPracticeLms, type Person, type PracticeLms } from '../support/practice-lms/index.ts'
import type { StartedServer } from '../support/started-server.ts'

const names = Array.from({ length: 24 }, (_, n) => `Learner${n}`)

/** How many scores one server has under way to one LMS. */
const lanes = 8

let copy: Awaited<ReturnType<typeof copyGradedHouse>>

beforeAll(async () => void (copy = await copyGradedHouse()))
afterAll(() => copy.remove())

describe.each(['moodle', 'canvas'] as const)('Two processes with one ledger, and a %s', (mood) => {
  let lms: PracticeLms
  let house: GradedHouse
  let learners: Person[]
  let one: StartedServer
  let other: StartedServer

  beforeEach(async () => {
    lms = await startPracticeLms({ mood })
    learners = names.map((given) => lms.addPerson({ given, family: 'Example', part: 'learner' }))
    house = await openGradedHouse({ house: copy.path, lms, learners })
    one = await house.start()
    other = await house.start()
  }, 120_000)
  afterEach(async () => {
    await house.close()
    await lms.close()
  })

  /** Everybody gets a mark, one half of them at each. */
  const giveAll = () =>
    Promise.all(
      learners.map((person, n) => house.give(n % 2 ? one : other, person, { given: 7, comment: `Seen: ${n}` })),
    )
  const inGradebook = () => learners.map((person) => lms.findGrade(house.activity, person))
  const allOnce = () => learners.map((_, n) => ({ given: 7, comments: [`Seen: ${n}`] }))
  const allArrive = () =>
    expect
      .poll(() => inGradebook().map((grade) => grade && { given: grade.given, comments: grade.comments }))
      .toEqual(allOnce())

  test('deliver each grade once', async () => {
    lms.slow('scores', 20)
    await giveAll()
    await allArrive()
    expect(lms.received.scores).toHaveLength(learners.length)
  }, 120_000)

  test('lose and double nothing when one is killed between claiming and sending', async () => {
    lms.slow('results', 4000)
    await giveAll()
    await expect.poll(() => lms.counts.results).toBeGreaterThan(0)
    await one.stop('SIGKILL')
    lms.slow('results', 0)
    await house.endClaims()
    await allArrive()
    expect(lms.received.scores).toHaveLength(learners.length)
  }, 120_000)

  test('lose nothing, and double no comment, when one is killed while scores are under way', async () => {
    lms.slow('scores', 200)
    await giveAll()
    await expect.poll(() => lms.received.scores.length).toBeGreaterThan(3)
    await one.stop('SIGKILL')
    lms.slow('scores', 0)
    await house.endClaims()
    await allArrive()
    expect(lms.received.scores.length).toBeLessThanOrEqual(learners.length + 2 * lanes)
  }, 120_000)
})
