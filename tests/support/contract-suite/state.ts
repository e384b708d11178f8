import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Contract } from '../../../plugins/api/contract.ts'
import type { Plugin } from '../../../plugins/api/server.ts'
import { Catalogue } from '../../../server/operations/catalogue.ts'
import { makeOperations } from '../../../server/operations/operations.ts'
import { featureOf } from '../../../server/plugins/feature.ts'
import type { HeardEvent } from '../test-page.ts'
import type { TestPerson } from '../test-person.ts'
import type { Example } from './example.ts'
import { LivedExample } from './life.ts'

type Reducer = (state: unknown, data: unknown, me: string) => unknown

export function testState(plugin: Plugin, example: Example<Contract>): void {
  const { id, queries } = plugin.contract
  const states = example.states as Readonly<Record<string, Readonly<Record<string, Reducer>> | undefined>>
  let life: LivedExample

  beforeAll(async () => {
    life = await LivedExample.start(plugin, example)
  })
  afterAll(() => life?.end())

  test('keeps the promise: state after a command is state before, plus events', async () => {
    const reader = life.person('mentor')
    const page = await reader.listen(life.activity)
    for (const step of life.steps) {
      const before = await answersOf(life, reader)
      page.events.length = 0
      await page.hasHeard(await life.take(step))
      for (const [query, answer] of before) {
        const after = await freshAnswer(life, reader, query)
        const reducers = states[query]
        const expected = reducers ? apply(reducers, answer, page.events) : await answerOf(life, reader, query)
        expect(expected, `${query} after ${step.command}`).toEqual(after)
        if (reducers) expect(apply(reducers, expected, page.events), `${query}, events applied twice`).toEqual(after)
      }
    }
  })

  const apply = (reducers: Readonly<Record<string, Reducer>>, state: unknown, events: readonly HeardEvent[]): unknown =>
    events.reduce((now, { event, data }) => {
      const own = event.startsWith(`${id}.`) ? event.slice(id.length + 1) : event
      const reducer = reducers[own]
      return reducer ? reducer(now, data, life.person('mentor').id) : now
    }, state)

  /** What can be asked already: some questions name what a later step makes. */
  async function answersOf(lived: LivedExample, reader: TestPerson): Promise<[string, unknown][]> {
    const answers: [string, unknown][] = []
    for (const query of Object.keys(queries)) {
      const reply = await Promise.resolve()
        .then(() => reader.query(lived.activity, lived.nameOf(query), lived.questionOf(query)))
        .catch((error: unknown) => (error instanceof TypeError ? undefined : Promise.reject(error)))
      if (reply?.status === 200) answers.push([query, reply.answer])
    }
    return answers
  }
}

async function answerOf(life: LivedExample, reader: TestPerson, query: string): Promise<unknown> {
  const reply = await reader.query(life.activity, life.nameOf(query), life.questionOf(query))
  return reply.answer
}

/** Asked of operations that remember nothing: an event that was forgotten shows as an answer that went stale. */
async function freshAnswer(life: LivedExample, reader: TestPerson, query: string): Promise<unknown> {
  const { database, live, enter, now } = life.house.house
  const catalogue = new Catalogue([], [featureOf(life.plugin)])
  const operations = makeOperations({ database, live, catalogue, now })
  const visit = await enter(reader.token, life.activity)
  const call = { visit, feature: life.plugin.contract.id, name: query }
  const { body } = await operations.query(call, JSON.stringify(life.questionOf(query)))
  return JSON.parse(body).answer
}
