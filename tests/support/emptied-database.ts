import type { Database } from '../../server/database/database.ts'
import { keyOf, migrateBy, type Migrated } from './migrated.ts'

/** Where a database of PostgreSQL is: a schema of PGlite, or a database of a server. */
export interface Ground {
  readonly schema: string
  open(): Promise<Database>
  /** Runs statements as somebody who may do everything, and answers the rows of the last. */
  run<Row extends object>(text: string): Promise<Row[]>
  remove(): Promise<void>
}

/** Grounds that were migrated and then emptied, by what they were migrated by. Migrations fill no tables. */
const emptied = new Map<string, Migrating[]>()

interface Migrating {
  readonly ground: Ground
  /** All columns as the migrations left them. */
  readonly shape: string
}

/** Migrations take longer than most tests: a database is used again, as long as it has the shape that it had at first. */
export async function openEmptied(migrated: Migrated, make: () => Promise<Ground>): Promise<Database> {
  if (migrated.length === 0) {
    const ground = await make()
    return closingAlso(await ground.open(), ground.remove)
  }
  const key = keyOf(migrated)
  const found = emptied.get(key)?.pop() ?? (await makeMigrated(migrated, make))
  return closingAlso(await found.ground.open(), async () => {
    if ((await empty(found.ground)) !== found.shape) return found.ground.remove()
    emptied.set(key, [...(emptied.get(key) ?? []), found])
  })
}

async function makeMigrated(migrated: Migrated, make: () => Promise<Ground>): Promise<Migrating> {
  const ground = await make()
  const database = await ground.open()
  await migrateBy(database, migrated)
  await database.close()
  return { ground, shape: await empty(ground) }
}

/** Takes all rows out, in whatever order: meanwhile none is asked for another that it points at. Answers the shape. */
async function empty({ schema, run }: Ground): Promise<string> {
  const [row] = await run<{ shape: string }>(`do $$
    declare name text;
    begin
      set local session_replication_role = replica;
      for name in select tablename from pg_tables where schemaname = '${schema}' and tablename not like 'migrations\\_%'
      loop execute format('delete from %I.%I', '${schema}', name); end loop;
    end $$;
    select md5(string_agg(format('%s.%s %s %s', c.relname, a.attname, a.atttypid, a.attnotnull), ',' order by c.relname, a.attnum)) as shape
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = '${schema}'::regnamespace and a.attnum > 0`)
  return row?.shape ?? ''
}

/** Closed once, however often: it may be somebody else's by then. */
function closingAlso(database: Database, then: () => Promise<void>): Database {
  let closed: Promise<void> | undefined
  const close = () => (closed ??= database.close().then(then))
  return { ...database, close }
}
