import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Kysely } from 'kysely'
import type { Contract, PersonId } from '../../../plugins/api/contract.ts'
import type { Plugin } from '../../../plugins/api/server.ts'
import { findActivity } from '../../../server/activities/activities.ts'
import { computeGrades, listLineItems } from '../../../server/grades/computing.ts'
import type { Example } from './example.ts'
import { LivedExample } from './life.ts'

/** For plugins that grade. */
export function testGrades(plugin: Plugin, example: Example<Contract>): void {
  let life: LivedExample

  beforeAll(async () => {
    life = await LivedExample.start(plugin, example)
  })
  afterAll(() => life?.end())

  test('grades within the line items that it names, and says after each command whose grade is another', async () => {
    const items = await listItems(life)
    expect(new Set(items.map(({ key }) => key)).size, 'keys are unique').toBe(items.length)
    for (const { key, label, maximum } of items) {
      expect(label.trim(), `the label of "${key}"`).not.toBe('')
      expect(maximum, `the maximum of "${key}"`).toBeGreaterThan(0)
    }
    const learner = life.person('learner')
    for (const step of life.steps) {
      await life.take(step)
      await life.house.house.grades.settle()
      const computed = await compute(life, learner.id)
      expect(items.map(({ key }) => key)).toEqual(expect.arrayContaining(computed.map(({ line_item }) => line_item)))
      expect(await readKept(life, learner.id), `after ${step.command} by the ${step.as}`).toEqual(computed)
    }
  })

  test('has no grade for somebody who was erased', async () => {
    const { privacy } = plugin
    const learner = life.person('learner')
    if ('erase' in privacy)
      await life.house.house.database.write((db) => privacy.erase(db as unknown as Kysely<object>, learner.id))
    expect(await compute(life, learner.id)).toEqual([])
  })
}

const listItems = ({ house, plugin, activity }: LivedExample) =>
  house.house.database.read(async (db) => {
    const placed = await findActivity(db, activity)
    return placed ? listLineItems(db, plugin, placed) : []
  })

const compute = ({ house, plugin, activity }: LivedExample, person: PersonId) =>
  house.house.database.read(async (db) => {
    const placed = await findActivity(db, activity)
    return placed ? computeGrades(db, { plugin, activity: placed }, person) : []
  })

const readKept = ({ house, activity }: LivedExample, person: PersonId) =>
  house.house.database.read((db) =>
    db
      .selectFrom('grades')
      .select(['line_item', 'given', 'maximum', 'activity_progress', 'grading_progress', 'comment'])
      .where('activity_id', '=', activity)
      .where('person_id', '=', person)
      .where('reason', 'is distinct from', 'withdrawn')
      .execute(),
  )
