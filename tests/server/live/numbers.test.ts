import { afterEach, beforeEach, expect, test } from 'vitest'
import { coreMigrations } from '../../../migrations/index.ts'
import type { Database } from '../../../server/database/database.ts'
import { openNumbers } from '../../../server/live/numbers.ts'
import { Publication } from '../../../server/live/publication.ts'
import { openTestDatabase } from '../../support/databases.ts'

let database: Database
/** What is done while a question is under way, after it was answered and before the answer arrives. */
let meanwhile: () => Promise<void>
let questions = 0

beforeEach(async () => {
  database = await openTestDatabase([['core', coreMigrations]])
  meanwhile = () => Promise.resolve()
  questions = 0
})
afterEach(() => database.close())

/** Where other processes commit to the same database. */
const openBesideOthers = () =>
  openNumbers({
    ...database,
    dialect: 'postgres',
    async read(work) {
      questions += 1
      const answer = await database.read(work)
      await meanwhile()
      return answer
    },
  })

async function say(room: string): Promise<void> {
  const publication = new Publication()
  publication.add([room], 'poll.said', 'something')
  await database.write((db) => publication.store(db, 0))
}

test('everybody who asks in one turn is answered by one question, each about their own rooms', async () => {
  await say('tea')
  const numbers = openBesideOthers()
  const asked = await Promise.all([['tea'], ['tea', 'coffee'], []].map((rooms) => numbers.read(rooms)))
  expect(asked).toEqual([{ tea: 1 }, { tea: 1, coffee: 0 }, {}])
  expect(questions).toBe(1)
})

test('who asks after something was committed hears of it, though a question was under way', async () => {
  const numbers = openBesideOthers()
  let late: Promise<unknown> = Promise.resolve()
  meanwhile = async () => {
    meanwhile = () => Promise.resolve()
    await say('tea')
    late = numbers.read(['tea'])
  }
  expect(await numbers.read(['tea'])).toEqual({ tea: 0 })
  expect(await late).toEqual({ tea: 1 })
})

test('a question that failed is told to those who asked it, and to nobody after them', async () => {
  const numbers = openBesideOthers()
  meanwhile = () => Promise.reject(new Error('The database is away.'))
  await expect(numbers.read(['tea'])).rejects.toThrow('away')
  meanwhile = () => Promise.resolve()
  expect(await numbers.read(['tea'])).toEqual({ tea: 0 })
})
