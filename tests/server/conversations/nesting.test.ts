import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { growBranches, type Branch } from '../../../client/elements/conversation/lines/reply-branches.ts'
import { placeThoseSent } from '../../../migrations/008_nesting.ts'
import type { ConversationId } from '../../../plugins/api/contract.ts'
import type { Message, Said } from '../../../plugins/api/conversations.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import { countRuns } from '../../support/runs.ts'
import type { TestPerson } from '../../support/test-person.ts'

/** Replies stand below what they answer, in windows that are cut anywhere. */

interface Page {
  readonly messages: Message[]
  readonly above: Message[]
  readonly earlier: boolean
  readonly later: boolean
}

let talk: Talk
let ada: TestPerson

beforeAll(async () => {
  talk = await startTalk()
  ada = await talk.enrol('Ada')
})
afterAll(() => talk.close())

async function readNested(conversation: ConversationId, window: object = {}): Promise<Page> {
  const input = { conversation, nested: true, limit: 200, ...window }
  return (await ada.query<Page>(talk.activity, 'conversations.readMessages', input)).answer
}

/** Says as many messages as there are entries, each in answer to the one at the index; a later index answers nothing. */
async function sayAll(answered: readonly number[]): Promise<{ conversation: ConversationId; messages: Message[] }> {
  const { answer: conversation } = await ada.command<ConversationId>(talk.activity, 'room.open')
  const messages: Message[] = []
  for (const index of answered) {
    const replyTo = messages[index]?.id
    const input = { conversation, markdown: 'Words', ...(replyTo === undefined ? {} : { replyTo }) }
    messages.push((await ada.command<Said>(talk.activity, 'conversations.send', input)).answer.message)
  }
  return { conversation, messages }
}

const seqs = (messages: readonly Message[]): number[] => messages.map(({ seq }) => seq)

const flatten = (branches: readonly Branch[]): Message[] =>
  branches.flatMap(({ message, replies }) => [message, ...flatten(replies)])

/** In the order in which a page draws them. */
const asDrawn = ([opening, ...rest]: readonly Message[]): number[] =>
  opening ? [opening.seq, ...seqs(flatten(growBranches(rest, opening.id)))] : []

const answers = fc.array(fc.nat(12), { minLength: 1, maxLength: 14 })

test('Nested messages come in the order in which a page draws them', async () => {
  const holds = fc.asyncProperty(answers, async (answered) => {
    const { conversation, messages } = await sayAll(answered)
    expect(seqs((await readNested(conversation)).messages)).toEqual(asDrawn(messages))
  })
  await fc.assert(holds, { numRuns: countRuns(15) })
})

test('Windows that follow each other leave nothing out, downwards and upwards', async () => {
  const holds = fc.asyncProperty(answers, fc.integer({ min: 1, max: 5 }), async (answered, limit) => {
    const { conversation, messages } = await sayAll(answered)
    const down: Message[] = []
    for (let page = await readNested(conversation, { after: 0, limit }); ;) {
      down.push(...page.messages)
      if (!page.later) break
      page = await readNested(conversation, { after: down.at(-1)?.seq, limit })
    }
    const up: Message[] = []
    for (let page = await readNested(conversation, { limit }); ;) {
      up.unshift(...page.messages)
      if (!page.earlier) break
      page = await readNested(conversation, { before: up[0]?.seq, limit })
    }
    expect([seqs(down), seqs(up)]).toEqual([asDrawn(messages), asDrawn(messages)])
  })
  await fc.assert(holds, { numRuns: countRuns(15) })
})

test('A window in the middle of a branch tells what its first message stands below', async () => {
  const { conversation } = await sayAll([99, 0, 1, 2, 3, 1])
  const page = await readNested(conversation, { after: 3, limit: 1 })
  expect([seqs(page.above), page.earlier]).toEqual([[2, 3], true])
  const below = await readNested(conversation, { around: 4, limit: 2 })
  expect([seqs(below.above), seqs(below.messages)]).toEqual([[2], [3, 4]])
})

test('Messages sent before their places were kept get the same places', async () => {
  const { messages } = await sayAll([99, 0, 1, 2, 3, 1, 99, 6, 0])
  const ids = messages.map(({ id }) => id)
  const placed = await talk.house.house.database.write(async (db) => {
    await db.updateTable('messages').set({ branch: 0, twig: 0 }).where('id', 'in', ids).execute()
    // A migration knows no tables: it stays as it is while they move on.
    await placeThoseSent(db as unknown as Kysely<unknown>)
    return db.selectFrom('messages').select(['seq', 'branch', 'twig']).where('id', 'in', ids).orderBy('seq').execute()
  })
  expect(placed).toEqual(messages.map(({ seq, branch, twig }) => ({ seq, branch, twig })))
})
