import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { copyGradedHouse, openGradedHouse, type GradedHouse } from '../support/graded-house.ts'
import { startPracticeLms, type Person, type PracticeLms } from '../support/practice-lms/index.ts'
import type { StartedServer } from '../support/started-server.ts'

let copy: Awaited<ReturnType<typeof copyGradedHouse>>

beforeAll(async () => void (copy = await copyGradedHouse()))
afterAll(() => copy.remove())

describe.each(['moodle', 'canvas'] as const)('A grade for a %s', (mood) => {
  let lms: PracticeLms
  let house: GradedHouse
  let server: StartedServer
  let kwame: Person

  beforeEach(async () => {
    lms = await startPracticeLms({ mood })
    kwame = lms.person('kwame')
    house = await openGradedHouse({ house: copy.path, lms, learners: [kwame] })
    server = await house.start()
  }, 60_000)
  afterEach(async () => {
    await server.stop()
    await house.close()
    await lms.close()
  })

  const give = (given: number, comment: string) => house.give(server, kwame, { given, comment })
  const inGradebook = () => lms.findGrade(house.activity, kwame)
  const arrives = (given: number) => expect.poll(() => inGradebook()?.given).toBe(given)

  test('arrives once when the process is killed between the commit and the score', async () => {
    // The look into the gradebook comes before the score, and takes so long that the process dies in it.
    lms.slow('results', 3000)
    await give(7, 'Well seen.')
    await expect.poll(() => lms.counts.results).toBeGreaterThan(0)
    await server.stop('SIGKILL')
    expect(lms.counts.scores).toBe(0)
    lms.slow('results', 0)
    await house.endClaims()
    server = await house.start()
    await arrives(7)
    expect(inGradebook()).toMatchObject({ comments: ['Well seen.'] })
    expect(lms.received.scores).toHaveLength(1)
  }, 90_000)

  test('and its comment arrive once when the process is killed between the score and its mark', async () => {
    // The score arrives, and whoever sent it is not there any more when the answer comes.
    lms.keepAnswers('scores', 'held')
    await give(7, 'Well seen.')
    await arrives(7)
    await server.stop('SIGKILL')
    lms.keepAnswers('scores', false)
    await house.endClaims()
    server = await house.start()
    await expect.poll(() => lms.counts.scores).toBe(2)
    expect(inGradebook()).toMatchObject({ given: 7, comments: ['Well seen.'] })
    await give(8, 'Better.')
    await arrives(8)
    const comments = mood === 'canvas' ? ['Well seen.', 'Better.'] : ['Better.']
    expect(inGradebook()).toMatchObject({ comments, attempts: mood === 'canvas' ? 0 : 1 })
  }, 90_000)
})
