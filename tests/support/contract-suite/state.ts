import { Value } from 'typebox/value'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Contract } from '../../../plugins/api/contract.ts'
import type { Plugin } from '../../../plugins/api/server.ts'
import type { HeardEvent, TestPage } from '../test-page.ts'
import type { TestPerson } from '../test-person.ts'
import { askAfresh } from './asking.ts'
import type { Example } from './example.ts'
import { LivedExample } from './life.ts'

type Reducers = Readonly<Record<string, (state: unknown, data: unknown, me: string) => unknown>>

/** A question that was asked before a step, and what was answered. */
interface Asked {
  readonly query: string
  readonly question: unknown
  readonly answer: unknown
}

export function testState(plugin: Plugin, example: Example<Contract>): void {
  const states = example.states as Readonly<Record<string, Reducers | undefined>>
  let life: LivedExample

  beforeAll(async () => {
    life = await LivedExample.start(plugin, example)
  })
  afterAll(() => life?.end())

  // It takes every step of a life, and asks every question around each.
  test('keeps the promise: state after a command is state before, plus events', { timeout: 120_000 }, async () => {
    const reader = life.person('mentor')
    const page = await reader.listen(life.activity)
    for (const step of life.steps) await expectPromise(reader, page, step.command, () => life.take(step))
    for (const timer of Object.keys(plugin.contract.timers ?? {}))
      await expectPromise(reader, page, timer, () => life.runTimer(timer).then(() => life.positions()))
  })

  async function expectPromise(
    reader: TestPerson,
    page: TestPage,
    what: string,
    change: () => Promise<Readonly<Record<string, number>>>,
  ): Promise<void> {
    const before = await askAll(life, reader)
    page.events.length = 0
    await page.hasHeard(await change())
    expectAsAgreed(plugin, page.events, what)
    for (const asked of before) {
      const after = await askAfresh(life, reader, asked)
      const reducers = states[asked.query]
      const apply = (state: unknown) => follow(plugin, { reducers: reducers ?? {}, state, events: page.events, reader })
      const expected = reducers ? apply(asked.answer) : await askAgain(life, reader, asked)
      expect(expected, `${asked.query} after ${what}`).toEqual(after)
      if (reducers) expect(apply(expected), `${asked.query}, events applied twice`).toEqual(after)
    }
  }
}

/** What is published is in the contract, and as it says. */
function expectAsAgreed({ contract }: Plugin, heard: readonly HeardEvent[], what: string): void {
  for (const { event, data } of heard) {
    if (!event.startsWith(`${contract.id}.`)) continue
    const shape = contract.events[nameIn(contract, event)]
    if (!shape) expect.fail(`"${event}" after ${what} is not in the contract.`)
    expect(Value.Errors(shape, data), `"${event}" after ${what}`).toEqual([])
  }
}

/** The name that the plugin gave an event; others are the house's. */
const nameIn = ({ id }: Contract, event: string): string =>
  event.startsWith(`${id}.`) ? event.slice(id.length + 1) : event

/** The state after events, as a page comes to it. */
function follow(
  { contract }: Plugin,
  {
    reducers,
    state,
    events,
    reader,
  }: { reducers: Reducers; state: unknown; events: readonly HeardEvent[]; reader: TestPerson },
): unknown {
  return events.reduce((now, { event, data }) => {
    return reducers[nameIn(contract, event)]?.(now, data, reader.id) ?? now
  }, state)
}

/** What can be asked already: some questions name what only a later step makes. */
async function askAll(life: LivedExample, reader: TestPerson): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const query of Object.keys(life.plugin.contract.queries)) {
    const question = life.findQuestion(query)
    if (question === undefined) continue
    const { status, answer } = await reader.query(life.activity, life.nameOf(query), question)
    if (status === 200) asked.push({ query, question, answer })
  }
  return asked
}

async function askAgain(life: LivedExample, reader: TestPerson, { query, question }: Asked): Promise<unknown> {
  const reply = await reader.query(life.activity, life.nameOf(query), question)
  return reply.answer
}
