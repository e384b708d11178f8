import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrateCore } from '../../../server/database/open.ts'
import { openSqlite } from '../../../server/database/sqlite.ts'
import { makeFolder } from '../../support/folders.ts'

test('What was committed reaches the database file beside the commits, long before they would copy it themselves', async () => {
  const folder = await makeFolder()
  const file = join(folder.path, 'busy.db')
  const database = openSqlite(file)
  await migrateCore(database)
  const frame = 'x'.repeat(20_000)
  for (let seq = 1; seq <= 120; seq += 1)
    await database.write((db) => db.insertInto('room_events').values({ room: 'busy', seq, frame, at: 1 }).execute())
  // Some of it: the thread begins when it is told, and copies what is there by then.
  await expect.poll(() => statSync(file).size, { timeout: 20_000 }).toBeGreaterThan(1_000_000)
  const rows = await database.read((db) => db.selectFrom('room_events').select('seq').execute())
  expect(rows).toHaveLength(120)
  await database.close()
  await folder.remove()
})
