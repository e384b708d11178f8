import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { removeFiles } from './files.ts'
import type { HouseFiles } from './house-files.ts'
import { longestWait } from './limits.ts'
import type { StoredObject } from './store/store.ts'
import { storedOf, thumbnailOf } from './stored.ts'

/** Removes uploads that nobody sent, what is left of messages that were taken back, and what the store has for nobody. */
export async function tidyFiles(files: HouseFiles): Promise<void> {
  const { database, incoming, now } = files
  await incoming.tidy(now())
  await database.write(async (db) => {
    await removeFiles(db, await listUnclaimed(db, now() - longestWait))
    await removeFiles(db, await listTakenBack(db, now() - longestRegret))
  })
  await removeLeftovers(files)
  await removeUnnamed(files)
}

const day = 24 * 60 * 60 * 1000

/** How long the files of a message that its author took back are kept, in ms, should it be asked what was said. */
const longestRegret = 30 * day

/** In one transaction: others wait for it. */
const mostAtOnce = 500

const listUnclaimed = (db: Kysely<Tables>, before: number) =>
  db
    .selectFrom('files')
    .select(['id', 'stored'])
    .where('claimed_at', 'is', null)
    .where('uploaded_at', '<', before)
    .limit(mostAtOnce)
    .execute()

const listTakenBack = (db: Kysely<Tables>, before: number) =>
  db
    .selectFrom('files')
    .innerJoin('message_files', 'message_files.file_id', 'files.id')
    .innerJoin('messages', 'messages.id', 'message_files.message_id')
    .select(['files.id', 'files.stored'])
    .where('messages.gone', '=', 'deleted')
    .where('messages.gone_at', '<', before)
    .limit(mostAtOnce)
    .execute()

/** What was removed, unless a copy still needs it. */
async function removeLeftovers({ database, store }: HouseFiles): Promise<void> {
  const leftovers = await database.read((db) =>
    db.selectFrom('file_leftovers').select('stored').limit(10_000).execute(),
  )
  for (const { stored } of leftovers) {
    const needed = await database.read((db) => listNeeded(db, [stored]))
    if (!needed.has(stored)) {
      await store.remove(thumbnailOf(stored))
      await store.remove(stored)
    }
    await database.write((db) => db.deleteFrom('file_leftovers').where('stored', '=', stored).execute())
  }
}

async function listNeeded(db: Kysely<Tables>, stored: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('files')
    .select('stored')
    .where('stored', 'in', stored)
    .unionAll(db.selectFrom('guest_uploads').select('stored').where('stored', 'in', stored))
    .execute()
  return new Set(rows.map((row) => row.stored))
}

/** An upload is in the store a moment before its row is written; only what is older was left by a crash. */
const longestMoment = 60 * 60 * 1000

async function removeUnnamed(files: HouseFiles): Promise<void> {
  let batch: StoredObject[] = []
  for await (const object of files.store.list()) {
    if (files.now() - object.writtenAt > longestMoment) batch.push(object)
    if (batch.length < mostAtOnce) continue
    await removeUnnamedOf(files, batch)
    batch = []
  }
  await removeUnnamedOf(files, batch)
}

async function removeUnnamedOf({ database, store }: HouseFiles, objects: readonly StoredObject[]): Promise<void> {
  if (objects.length === 0) return
  const needed = await database.read((db) =>
    listNeeded(
      db,
      objects.map(({ key }) => storedOf(key)),
    ),
  )
  for (const { key } of objects) if (!needed.has(storedOf(key))) await store.remove(key)
}
