import { expect, test } from 'vitest'
import { openTestAddress } from '../../support/databases.ts'
import { runSeed } from '../../faults/run.ts'

/** A few of what `npx tsx tests/faults/main.ts` runs a hundred of. */
test.each([8, 11, 20])(
  'What goes wrong in history %i loses nothing, doubles nothing and keeps the order',
  async (seed) => {
    const { address, remove } = await openTestAddress()
    if (!address) throw new Error('This needs a database that another process can open.')
    await expect(runSeed(seed, { address })).resolves.toContain('people')
    await remove()
  },
  120_000,
)
