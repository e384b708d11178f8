import { parseArgs } from 'node:util'
import { openTestAddress } from '../support/databases.ts'
import { runSeed } from './run.ts'

/**
 * npx tsx tests/faults/main.ts [--seed N] [--seeds 100]
 *
 * Runs random histories of faults, each reproducible by its number: on SQLite; with TERTULIA_TEST_POSTGRES on PostgreSQL; with
 * TERTULIA_TEST_REDIS as well, on two nodes. Ends with 1 when one of them failed, and says which.
 */
const { values } = parseArgs({ options: { seed: { type: 'string' }, seeds: { type: 'string' } } })
const first = Number(values.seed ?? 1)
const count = Number(values.seeds ?? (values.seed === undefined ? 100 : 1))
const { TERTULIA_TEST_POSTGRES: postgres, TERTULIA_TEST_REDIS: redis } = process.env

const grounds = [
  { name: 'SQLite', database: 'sqlite', redis: undefined },
  ...(postgres ? [{ name: 'PostgreSQL', database: 'postgres', redis: undefined }] : []),
  ...(postgres && redis ? [{ name: 'two nodes', database: 'postgres', redis }] : []),
]

let failed = 0
for (let seed = first; seed < first + count; seed += 1) {
  const ground = grounds[seed % grounds.length]
  if (!ground) continue
  process.env['TEST_DATABASE'] = ground.database
  const { address = '', remove } = await openTestAddress()
  try {
    console.log(`${seed} on ${ground.name}: ${await runSeed(seed, { address, redis: ground.redis })}`)
  } catch (error) {
    failed += 1
    console.error(error instanceof Error ? error.message : error)
  }
  await remove()
}
console.log(`${count - failed} of ${count} histories lost nothing.`)
process.exitCode = failed > 0 ? 1 : 0
