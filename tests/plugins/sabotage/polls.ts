import type { Kysely } from 'kysely'
import { Type } from 'typebox'
import { describe } from 'vitest'
import { describePlugin } from '../../../plugins/api/testing.ts'
import { defineStates } from '../../../plugins/api/state.ts'
import type { contract } from '../poll/contract.ts'
import { plugin as poll } from '../poll/server/index.ts'
import { saveVote, type PollTables } from '../poll/server/votes.ts'
import { states } from '../poll/state.ts'

type Poll = typeof poll
type Change = Partial<{ [Key in keyof Poll]: unknown }>

const { contract: agreed } = poll

/** Polls that each break one promise; the suite has to find it. The key says which promise. */
const sabotaged: Readonly<Record<string, Change>> = {
  'forgets to publish': {
    commands: {
      castVote: (context: Parameters<Poll['commands']['castVote']>[0], input: { choice: number }) =>
        poll.commands.castVote({ ...context, publish: () => undefined }, input),
    },
  },
  'publishes what its contract does not name': {
    commands: {
      castVote: async (context: Parameters<Poll['commands']['castVote']>[0], input: { choice: number }) => {
        const publish = context.publish as (event: string, data: unknown) => void
        publish('voteCast', input)
        return poll.commands.castVote(context, input)
      },
    },
  },
  'answers what its contract does not say': { queries: { ...poll.queries, readMyVote: async () => 'the large one' } },
  'tells in one activity what was voted in another': {
    queries: {
      ...poll.queries,
      readMyVote: async ({ db }: { db: Kysely<PollTables> }) =>
        (await db.selectFrom('poll_votes').select('choice').executeTakeFirst())?.choice ?? null,
    },
  },
  'keeps the person after erasure': { privacy: { ...poll.privacy, erase: async () => undefined } },
  'erases everybody': {
    privacy: { ...poll.privacy, erase: (db: Kysely<PollTables>) => db.deleteFrom('poll_votes').execute() },
  },
  'exports everybody': {
    privacy: { ...poll.privacy, export: (db: Kysely<PollTables>) => db.selectFrom('poll_votes').selectAll().execute() },
  },
  'exports nothing': { privacy: { ...poll.privacy, export: async () => [] } },
  'copies votes': {
    copy: async ({ db, from, to }: { db: Kysely<PollTables>; from: never; to: never }) => {
      const votes = await db.selectFrom('poll_votes').selectAll().where('activity_id', '=', from).execute()
      for (const vote of votes) await saveVote(db, { ...vote, activity_id: to })
    },
  },
  'makes a table of another name': {
    migrations: {
      ...poll.migrations,
      '002_other': { up: (db: Kysely<unknown>) => db.schema.createTable('ballots').addColumn('id', 'text').execute() },
    },
  },
  'has a contract with code in it': {
    contract: { ...agreed, commands: { castVote: { ...agreed.commands.castVote, check: () => true } } },
  },
  'promises a timer that it does not have': { contract: { ...agreed, timers: { close: Type.Object({}) } } },
  'promises a guest whom it does not serve': {
    contract: { ...agreed, guests: { voter: { queries: {}, commands: {} } } },
  },
  'lets a text go missing': { texts: { ...poll.texts, es: { ...poll.texts.es, 'settings.question': '' } } },
}

const example = {
  steps: [{ command: 'castVote', as: 'learner', input: { choice: 1 } }],
  queries: { readTally: {}, readMyVote: {} },
  states,
} as const

for (const [name, change] of Object.entries(sabotaged))
  describe(name, () => describePlugin({ ...poll, ...change } as Poll, example))

describe('has reducers that do not agree', () => {
  const wrong = defineStates<typeof contract>({ readTally: { tallyChanged: (before) => before } })
  describePlugin(poll, { ...example, states: wrong })
})

describe('is as agreed', () => describePlugin(poll, example))
