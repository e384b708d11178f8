import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Unmeasured } from '../figure.ts'

/** A database of its own on the PostgreSQL, and the Redis, that the environment names for tests. */
export interface NodesGround {
  readonly database: string
  readonly redis: string
  remove(): Promise<void>
}

/** Says why not where one of the two is missing. */
export async function findNodesGround(): Promise<NodesGround | Unmeasured> {
  const { TERTULIA_TEST_POSTGRES: server, TERTULIA_TEST_REDIS: redis } = process.env
  if (!server || !redis)
    return { unmeasured: 'it needs TERTULIA_TEST_POSTGRES=postgres://... and TERTULIA_TEST_REDIS=redis://...' }
  const name = `tertulia_bench_${randomBytes(6).toString('hex')}`
  await runOn(server, `create database ${name}`)
  const address = new URL(server)
  address.pathname = `/${name}`
  return { database: address.href, redis, remove: () => runOn(server, `drop database ${name} with (force)`) }
}

async function runOn(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(statement)
  await client.end()
}
