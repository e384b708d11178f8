import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../../server/database/database.ts'
import { migrateCore, openDatabase } from '../../../server/database/open.ts'
import type { Tables } from '../../../server/database/tables.ts'
import { TurnQueue, type RunTogether } from '../../../server/database/turn-queue.ts'
import { refuse } from '../../../server/errors.ts'
import { openTestAddress, openTestDatabase } from '../../support/databases.ts'

/** Two processes on one database, where it can be reached by several; else one. */
let nodes: readonly [Database, Database]
let close: () => Promise<void>

beforeEach(async () => {
  const { address, remove } = await openTestAddress()
  if (address?.startsWith('postgres')) {
    nodes = [openDatabase(address), openDatabase(address)]
    close = async () => {
      for (const node of nodes) await node.close()
      await remove()
    }
  } else {
    await remove()
    const only = await openTestDatabase()
    nodes = [only, only]
    close = () => only.close()
  }
  await migrateCore(nodes[0])
})
afterEach(() => close())

const deed = fc.record({
  node: fc.constantFrom(0, 1),
  name: fc.constantFrom('a', 'b', 'c'),
  fails: fc.option(fc.constantFrom('refused', 'by the database'), { freq: 2 }),
  /** Rows that works of every name change, in any order. */
  shared: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
})
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never

/** Raises a counter by reading it first: whoever is at work under the same name meanwhile would be overwritten. */
async function raise(db: Kysely<Tables>, room: string): Promise<void> {
  const known = await db.selectFrom('rooms').select('seq').where('room', '=', room).executeTakeFirst()
  if (known)
    await db
      .updateTable('rooms')
      .set({ seq: known.seq + 1 })
      .where('room', '=', room)
      .execute()
  else await db.insertInto('rooms').values({ room, seq: 1 }).execute()
}

const bump = (db: Kysely<Tables>, room: string) =>
  db
    .updateTable('rooms')
    .set(({ eb }) => ({ seq: eb('seq', '+', 1) }))
    .where('room', '=', room)
    .execute()

const perform = ({ node, name, fails, shared }: Deed): Promise<void> =>
  nodes[node === 0 ? 0 : 1].write(async (db) => {
    await raise(db, name)
    for (const room of shared) await bump(db, room)
    if (fails === 'by the database') await db.insertInto('rooms').values({ room: name, seq: 1 }).execute()
    if (fails === 'refused') throw refuse('message_empty')
  }, name)

const names = ['a', 'b', 'c'] as const
const rooms = ['x', 'y', 'z'] as const

const count = (deeds: readonly Deed[], belongs: (deed: Deed) => boolean): number => deeds.filter(belongs).length

test('Works that are queued at once, some of which fail, leave what each alone would have left', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 25 }), async (deeds) => {
      const [first] = nodes
      await first.write(async (db) => {
        await db.deleteFrom('rooms').execute()
        await db
          .insertInto('rooms')
          .values(rooms.map((room) => ({ room, seq: 0 })))
          .execute()
      })
      const outcomes = await Promise.allSettled(deeds.map(perform))
      expect(outcomes.map(({ status }) => status)).toEqual(
        deeds.map(({ fails }) => (fails === null ? 'fulfilled' : 'rejected')),
      )
      const done = deeds.filter(({ fails }) => fails === null)
      const rows = await first.read((db) => db.selectFrom('rooms').selectAll().execute())
      const expected = [
        ...names.map((name) => [name, count(done, (one) => one.name === name)] as const),
        ...rooms.map((room) => [room, count(done, ({ shared }) => shared.includes(room))] as const),
      ].filter(([room, seq]) => seq > 0 || 'xyz'.includes(room))
      expect(rows.map(({ room, seq }) => [room, seq]).toSorted()).toEqual(expected)
    }),
    { numRuns: 20 },
  )
}, 60_000)

test('Works of one name are done in the order in which they were queued', async () => {
  const order: number[] = []
  const write = async (number: number) => {
    await nodes[0].write((db) => raise(db, 'a'), 'a')
    order.push(number)
  }
  await Promise.all(Array.from({ length: 30 }, (_, number) => write(number)))
  expect(order).toEqual(Array.from({ length: 30 }, (_, number) => number))
})

test('what comes of a look is committed together with what waited already, and nothing waits for looks for ever', async () => {
  const together: number[] = []
  const running: RunTogether<undefined> = async (works) =>
    Promise.all(works.map(async (work) => ({ done: await work(undefined) })))
  const looks = new TurnQueue(running)
  const commits = new TurnQueue<undefined>((works) => (together.push(works.length), running(works)), undefined, looks)

  const waiting = commits.add(async () => undefined)
  await looks.add(async () => undefined).then(() => commits.add(async () => undefined))
  await waiting
  expect(together).toEqual([2])

  let ended = false
  const lookOn = (): Promise<unknown> => looks.add(async () => undefined).then(() => (ended ? undefined : lookOn()))
  const looking = lookOn()
  await commits.add(async () => undefined)
  ended = true
  await looking
  expect(together).toEqual([2, 1])
})
