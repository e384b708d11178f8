import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId, Contract } from '../../../plugins/api/contract.ts'
import type { Plugin } from '../../../plugins/api/server.ts'
import { Refusal } from '../../../plugins/api/refusal.ts'
import { askAfresh, type Question } from './asking.ts'
import type { Example } from './example.ts'
import { LivedExample } from './life.ts'

/** Two activities of one kind in one cohort: what is done in one stays there. */
export function testApart(plugin: Plugin, example: Example<Contract>): void {
  let life: LivedExample
  let other: ActivityId

  beforeAll(async () => {
    life = await LivedExample.start(plugin, example)
    other = await life.placeAnother()
  })
  afterAll(() => life?.end())

  test('answers in one activity nothing of what was done in another', async () => {
    const untouched = await askAll(other)
    await life.takeAll()
    const atHome = await askAll(life.activity)
    for (const [query, answer] of await askAll(other))
      if (untouched.has(query)) expect(answer, `${query} in another activity`).toEqual(untouched.get(query))
      // What it names is in the first activity alone, or is a person: then there is nothing of theirs here.
      else if (answer !== refused && saysAnything(atHome.get(query)))
        expect(answer, `${query} in another activity`).not.toEqual(atHome.get(query))
  })

  /** What each question gets there, but for those that name what no step has answered yet. */
  async function askAll(activity: ActivityId): Promise<Map<string, unknown>> {
    const answers = new Map<string, unknown>()
    for (const query of Object.keys(plugin.contract.queries)) {
      const question = life.findQuestion(query)
      if (question !== undefined) answers.set(query, await ask({ query, question, activity }))
    }
    return answers
  }

  const ask = (question: Question) =>
    askAfresh(life, life.person('facilitator'), question).catch((error: unknown) => {
      if (error instanceof Refusal) return refused
      throw error
    })
}

const refused = 'refused'

/** What holds nothing anywhere is the same everywhere: an empty list at home is no news elsewhere. */
const saysAnything = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null ? Object.values(answer).some(saysAnything) : Boolean(answer)
