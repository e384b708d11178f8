import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../server/database/database.ts'
import { Answers } from '../../../server/operations/answers.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

let talk: Talk
let ada: TestPerson
let leader: TestPerson

beforeAll(async () => {
  talk = await startTalk()
  ada = await talk.enrol('Ada')
  leader = await talk.enrol('Leader', 'facilitator')
})
afterAll(() => talk.close())

const readTitle = async () => (await ada.query<{ title: string }>(talk.activity, 'activity.read')).answer.title
const setTitle = (title: string) =>
  leader.command(talk.activity, 'activity.setUp', { plugin: 'room', title, settings: {} })

/** Lets something happen just before the database is read for the `turn`-th time from now; afterwards tells whether it was. */
function beforeRead(turn: number, happen: () => Promise<unknown>): () => boolean {
  const database: { read: Database['read'] } = talk.house.house.database
  const { read } = database
  let reads = 0
  database.read = async (work) => {
    reads += 1
    if (reads === turn) {
      database.read = read
      await happen()
    }
    return read(work)
  }
  return () => {
    database.read = read
    return reads >= turn
  }
}

test('A question that is under way while the activity is set up anew leaves nothing old behind', async () => {
  let interrupted = true
  for (let turn = 1; interrupted; turn += 1) {
    await setTitle(`Old ${turn}`)
    await readTitle()
    await talk.say(ada, 'So that the answer is not remembered')
    const wasInterrupted = beforeRead(turn, () => setTitle(`New ${turn}`))
    await readTitle()
    interrupted = wasInterrupted()
    if (interrupted) expect(await readTitle(), `set up before look ${turn} at the database`).toBe(`New ${turn}`)
    else expect(turn).toBeGreaterThan(1)
  }
})

test('What is remembered of answers is bounded, however long the questions are', () => {
  const answers = new Answers(100_000)
  const question = (number: number) => `${number} ${' '.repeat(10_000)}`
  for (let number = 0; number < 100; number += 1) answers.save(question(number), '1', 'short')
  const known = Array.from({ length: 100 }, (_, number) => answers.find(question(number), '1')).filter(Boolean)
  expect(known.length).toBeGreaterThan(0)
  expect(known.length).toBeLessThan(10)
})

test('An answer that is the same for all does not say who asked for it first', async () => {
  const ben = await talk.enrol('Ben')
  await talk.say(leader, 'Something new to be asked for')
  const ask = (person: TestPerson) =>
    person.query(talk.activity, 'conversations.readMessages', { conversation: talk.conversation })
  const [first, second] = [await ask(ada), await ask(ben)]
  expect(second.headers.get('etag')).toBe(first.headers.get('etag'))
  expect(JSON.stringify(second.position)).not.toContain(ada.id)
})
