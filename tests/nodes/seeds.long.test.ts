import { expect, test } from 'vitest'
import { runSeed } from '../faults/run.ts'
import { openTestAddress } from '../support/databases.ts'

/** A few of what `npx tsx tests/faults/main.ts` runs a hundred of. */
test.each([3, 15, 17])(
  'What goes wrong at two nodes in history %i loses nothing, doubles nothing and keeps the order',
  async (seed) => {
    const { address, remove } = await openTestAddress()
    const redis = process.env['TERTULIA_TEST_REDIS']
    if (!address || !redis) throw new Error('Two nodes need a PostgreSQL and a Redis.')
    await expect(runSeed(seed, { address, redis })).resolves.toContain('people')
    await remove()
  },
  120_000,
)
