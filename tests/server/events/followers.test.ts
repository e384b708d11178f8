import type { Kysely } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { coreMigrations } from '../../../migrations/index.ts'
import type { CourseId, PersonId } from '../../../plugins/api/contract.ts'
import type { Database } from '../../../server/database/database.ts'
import type { Tables } from '../../../server/database/tables.ts'
import type { Line } from '../../../server/events/cursor.ts'
import type { Follower } from '../../../server/events/follower.ts'
import { openFollowers, type Followers } from '../../../server/events/followers.ts'
import { followOn, listFollowing, startOver } from '../../../server/events/following.ts'
import { appendLine } from '../../../server/events/log.ts'
import { openTestDatabase } from '../../support/databases.ts'

let database: Database
let complaints: string[]

beforeEach(async () => {
  database = await openTestDatabase([['core', coreMigrations]])
  complaints = []
})
afterEach(() => database.close())

const append = (db: Kysely<Tables>, verb: string) =>
  appendLine(db, { at: 0, course: 'course' as CourseId, activity: null, actor: 'person' as PersonId, verb })
const write = (...verbs: string[]) =>
  database.write(async (db) => {
    for (const verb of verbs) await append(db, verb)
  })

/** Keeps every verb it reads in a table that stands in for an index: a course for each, since the core has those. */
const collector = (name: string, beforeEffect: (lines: readonly Line[]) => void = () => undefined): Follower => ({
  name,
  async follow(db, _dialect, lines) {
    for (const { id, verb } of lines)
      await db
        .insertInto('courses')
        .values({
          id: `${name} ${verb}` as CourseId,
          tenant: name,
          external_id: verb,
          title: String(id),
          created_at: id,
        })
        .execute()
    // After the effect, so that what fails here has something to take back.
    beforeEffect(lines)
  },
  forget: async (db) => void (await db.deleteFrom('courses').where('tenant', '=', name).execute()),
})

const collected = async (name: string) => {
  const rows = await database.read((db) =>
    db.selectFrom('courses').select('external_id').where('tenant', '=', name).orderBy('created_at').execute(),
  )
  return rows.map(({ external_id }) => external_id)
}

const open = (...followers: Follower[]): Followers =>
  openFollowers({
    database,
    followers,
    log: {
      error: (about: unknown) => void complaints.push((about as { follower: string }).follower),
    } as never,
    now: () => 1000,
  })

describe('A follower', () => {
  test('reads every line once, in order, however many there are and whenever it is asked', async () => {
    const verbs = Array.from({ length: 450 }, (_, number) => `verb${number}`)
    const followers = open(collector('index'))
    await write(...verbs.slice(0, 430))
    await followers.settle()
    await write(...verbs.slice(430))
    await Promise.all([followers.settle(), followers.settle()])
    expect(await collected('index')).toEqual(verbs)
  })

  test('goes on where it was after a restart, and is woken by what is committed', async () => {
    await write('first')
    await open(collector('index')).settle()
    const next = open(collector('index'))
    await next.start()
    await write('second')
    next.wake()
    await expect.poll(() => collected('index')).toEqual(['first', 'second'])
    await next.close()
  })

  test('does each line in only one of two processes', async () => {
    const verbs = Array.from({ length: 300 }, (_, number) => `verb${number}`)
    await write(...verbs)
    const [one, other] = [open(collector('index')), open(collector('index'))]
    await Promise.all([one.settle(), other.settle(), one.settle(), other.settle()])
    await one.settle()
    expect(await collected('index')).toEqual(verbs)
    expect(complaints).toEqual([])
  })

  test('that fails leaves nothing of the attempt, stops nobody else, and is known', async () => {
    let broken = true
    const breaking = collector('breaking', () => {
      if (broken) throw new TypeError('what Kwame said')
    })
    await write('first')
    await open(breaking, collector('well')).settle()
    expect(await collected('well')).toEqual(['first'])
    expect(await collected('breaking')).toEqual([])
    expect(complaints).toEqual(['breaking'])
    expect(await listFollowing(database)).toEqual([
      { name: 'breaking', behind: 1, failures: 1, failure: 'TypeError' },
      { name: 'well', behind: 0, failures: 0, failure: null },
    ])
    broken = false
    await open(breaking).settle()
    expect(await collected('breaking')).toEqual(['first'])
    expect((await listFollowing(database))[0]).toMatchObject({ behind: 0, failures: 0, failure: null })
  })

  test('waits before it tries again', async () => {
    let attempts = 0
    const failing = collector('failing', () => {
      attempts += 1
      throw new Error('no')
    })
    await write('first')
    const followers = open(failing)
    await followers.settle()
    await followers.settle()
    expect(attempts).toBe(1)
  })

  test('can be dropped and made again', async () => {
    const index = collector('index')
    await write('first', 'second')
    await open(index).settle()
    await database.write((db) => startOver(db, database.dialect, index))
    expect(await collected('index')).toEqual([])
    await open(index).settle()
    expect(await collected('index')).toEqual(['first', 'second'])
  })
})

// Only a server lets two transactions be under way at once; the others write one after the other.
if (process.env['TEST_DATABASE'] === 'postgres')
  test('a line that is committed late is not skipped', async () => {
    const followers = open(collector('index'))
    await followers.settle()
    let commit: () => void = () => undefined
    const held = new Promise<void>((resolve) => (commit = resolve))
    let written: () => void = () => undefined
    const begun = new Promise<void>((resolve) => (written = resolve))
    const late = database.write(async (db) => {
      await append(db, 'late')
      written()
      await held
    })
    await begun
    await write('early')
    await followOn(database, collector('index'))
    expect(await collected('index')).toEqual([])
    commit()
    await late
    await followers.settle()
    expect((await collected('index')).toSorted()).toEqual(['early', 'late'])
  })
