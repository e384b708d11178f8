import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActivityId } from '../../../plugins/api/contract.ts'
import type { Part } from '../../../server/part.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { marksPlugin } from '../../support/marks-plugin.ts'
import { countRuns } from '../../support/runs.ts'
import type { TestPerson } from '../../support/test-person.ts'
import { ModelGradebook, type Trouble } from './model-gradebook.ts'

const minute = 60_000

/** What happens to one grade, one thing after the other. */
type Happening =
  | { readonly kind: 'mark'; readonly isFinal: boolean; readonly says: boolean }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }
  | { readonly kind: 'teacher' }
  | { readonly kind: 'time'; readonly passes: number }

const marked = fc
  .record({ isFinal: fc.boolean(), says: fc.boolean() })
  .map((mark): Happening => ({ kind: 'mark', ...mark }))
const troubled = fc
  .constantFrom<Trouble[]>('none', 'none', 'down', 'busy', 'lost answer', 'death before', 'death after')
  .map((trouble): Happening => ({ kind: 'trouble', trouble }))
const later = fc
  .constantFrom(0, 300, 1000, 2 * minute, 30 * minute)
  .map((passes): Happening => ({ kind: 'time', passes }))

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: marked },
  { weight: 4, arbitrary: troubled },
  { weight: 1, arbitrary: fc.constant<Happening>({ kind: 'teacher' }) },
  { weight: 4, arbitrary: later },
)

/** Whether results may be read, and where they may not, whether somebody said that grades are sent all the same. */
type Sight = 'shows' | 'hides' | 'hides, and is sent to'

describe.each(
  (['canvas', 'moodle'] as const).flatMap((mood) =>
    (['shows', 'hides', 'hides, and is sent to'] as const satisfies Sight[]).map((sight) => ({ mood, sight })),
  ),
)('The outbox of a $mood that $sight results', ({ mood, sight }) => {
  const gradebook = new ModelGradebook(mood, sight)
  let house: TestApp
  let teacher: TestPerson
  let activity: ActivityId
  let ahead = 0
  let people = 0

  beforeAll(async () => {
    const part: Part = {
      ...{ name: 'model', migrations: {}, commands: {}, gradebook },
      ...{ routes: async () => {}, frameAncestors: async () => [], checks: async () => [] },
    }
    house = await startTestApp({ plugins: [marksPlugin], parts: () => [part], now: () => Date.now() + ahead })
    teacher = await house.enrol('The teacher', { role: 'facilitator' })
    activity = await house.place('marks')
    if (sight === 'hides, and is sent to') await teacher.command(activity, 'grades.sendUnseen', {})
  })
  afterAll(() => house.close())

  /** Lets the outbox do what it can; the tool may die of it, and what it claimed is then free after a while. */
  const deliver = () => house.house.grades.settle().catch(() => undefined)

  async function live(person: TestPerson, happenings: readonly Happening[]): Promise<number> {
    let newest = 0
    for (const [index, happened] of happenings.entries()) {
      if (happened.kind === 'trouble') gradebook.trouble = happened.trouble
      if (happened.kind === 'time') ahead += happened.passes
      if (happened.kind === 'teacher') gradebook.setByTeacher(person.name, 0.5)
      if (happened.kind === 'mark') {
        // Each mark is higher than the one before, so that an older one shows.
        if (happened.isFinal) newest = (index + 1) / 100
        const mark = {
          given: happened.isFinal ? newest : null,
          ...(happened.says ? { comment: `Word ${index}.` } : {}),
        }
        expect((await teacher.command(activity, 'marks.give', { person: person.id, ...mark })).status).toBe(200)
      }
      await deliver()
    }
    return newest
  }

  /** Every trouble ends, and enough time passes for all that waits. */
  async function endTrouble(): Promise<void> {
    gradebook.trouble = 'none'
    for (let round = 0; round < 4; round += 1) {
      ahead += 30 * minute
      await deliver()
    }
  }

  test('never sends an older score after a newer one, a comment twice, or anything that wipes or overrules a grade', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 2, maxLength: 12 }), async (happenings) => {
        const person = await house.enrol(`Learner ${(people += 1)}`)
        // Hours pass in each run, and sessions end with them.
        teacher = await house.enrol('The teacher', { role: 'facilitator' })
        gradebook.trouble = 'none'
        const newest = await live(person, happenings)
        await endTrouble()
        const held = gradebook.of(person.name)
        expect(held.faults).toEqual([])
        const [row] = await house.house.database.read((db) =>
          db.selectFrom('grades').selectAll().where('person_id', '=', person.id).execute(),
        )
        if (!row) return
        expect(['accepted', 'held', 'conflict']).toContain(row.state)
        if (row.state === 'accepted' && row.given !== null && !held.byTeacher) expect(held.given).toBe(newest)
        if (row.state === 'conflict') expect(held.byTeacher).toBe(true)
      }),
      { numRuns: countRuns(150) },
    )
  }, 120_000)
})
