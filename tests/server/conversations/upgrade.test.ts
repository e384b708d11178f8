import { sql, type Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { coreMigrations } from '../../../migrations/index.ts'
import type { PersonId } from '../../../plugins/api/contract.ts'
import { readFaces } from '../../../server/conversations/messages/faces.ts'
import type { Migrations } from '../../../server/database/database.ts'
import type { Tables } from '../../../server/database/tables.ts'
import { findAnswered, saveAnswered } from '../../../server/operations/answered-commands.ts'
import { openTestDatabase } from '../../support/databases.ts'

const now = 1_763_700_000_000

const before = (migrations: Migrations, first: string): Migrations =>
  Object.fromEntries(Object.entries(migrations).filter(([name]) => name < first))

const authors = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

test('An upgrade keeps who wrote in a conversation, the faces that it shows, and how far people have read', async () => {
  const database = await openTestDatabase()
  await database.migrate('core', before(coreMigrations, '023'))
  await database.write(async (db) => {
    await openTalk(db)
    for (const [place, author] of authors.entries()) {
      // The first of them wrote last.
      const last = authors.length - place
      await sql`insert into conversation_authors values ('talk', ${author}, ${last})`.execute(db)
      await sql`insert into read_positions values ('talk', ${author}, ${last}, ${now})`.execute(db)
    }
    await sql`insert into rooms values ('course/all', 7)`.execute(db)
  })
  await database.migrate('core', coreMigrations)
  const read = await database.read(async (db) => ({
    talks: await db.selectFrom('conversations').select(['id', 'faces']).orderBy('id').execute(),
    wrote: await db.selectFrom('conversation_authors').select('person_id').orderBy('person_id').execute(),
    positions: await db.selectFrom('read_positions').select(['person_id', 'seq']).orderBy('person_id').execute(),
    rooms: await db.selectFrom('rooms').selectAll().execute(),
  }))
  expect(read.talks.map(({ id, faces }) => [id, readFaces(faces)])).toEqual([
    ['quiet', []],
    ['talk', ['a', 'b', 'c', 'd', 'e', 'f']],
  ])
  expect(read.wrote.map(({ person_id }) => person_id)).toEqual(authors)
  expect(read.positions).toEqual(authors.map((person_id, place) => ({ person_id, seq: authors.length - place })))
  expect(read.rooms).toEqual([{ room: 'course/all', seq: 7 }])
  await database.close()
})

test('Who tries again after an upgrade gets the answer from before it, and nothing is done twice', async () => {
  const database = await openTestDatabase()
  await database.migrate('core', before(coreMigrations, '024'))
  const attempt = { person: 'a' as PersonId, key: 'activity conversations.send 1' }
  const answered = { position: '{}', answer: '"done"', said: undefined }
  expect(await database.write((db) => saveAnswered(db, attempt, answered, now))).toBe(true)
  await database.migrate('core', coreMigrations)
  expect(await database.write((db) => saveAnswered(db, attempt, answered, now))).toBe(false)
  expect(await database.read((db) => findAnswered(db, attempt))).toBe('{"position":{},"answer":"done"}')
  const another = { ...attempt, person: 'b' as PersonId }
  expect(await database.write((db) => saveAnswered(db, another, answered, now))).toBe(true)
  await database.close()
})

async function openTalk(db: Kysely<Tables>): Promise<void> {
  for (const id of authors)
    await sql`insert into people (id, tenant, subject, created_at) values (${id}, 't', ${id}, ${now})`.execute(db)
  await sql`insert into courses (id, tenant, external_id, created_at) values ('course', 't', '1', ${now})`.execute(db)
  await sql`
    insert into activities (id, course_id, title, settings, created_at, updated_at)
    values ('activity', 'course', 'Talk', '{}', ${now}, ${now})
  `.execute(db)
  for (const id of ['quiet', 'talk'])
    await sql`
      insert into conversations
        (id, activity_id, course_id, audience, last_seq, message_count, last_message_at, created_at)
      values (${id}, 'activity', 'course', 'course', 0, 0, ${now}, ${now})
    `.execute(db)
}
