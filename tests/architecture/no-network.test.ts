import { once } from 'node:events'
import { lookup } from 'node:dns/promises'
import { connect } from 'node:net'
import { expect, test, vi } from 'vitest'

// As for a file that is not the first of its worker: the guard is there already, and this reads what it writes.
vi.resetModules()
const { calls } = await import('../support/no-network.ts')

test('A call that would leave this machine fails, and is known to whichever file made it', async () => {
  const [refusal] = (await once(connect(443, 'somewhere.else'), 'close').catch((error: unknown) => [error])) as [
    unknown,
  ]
  expect(refusal).toMatchObject({ code: 'ENOTFOUND' })
  await expect(lookup('anywhere.else')).rejects.toMatchObject({ code: 'ENOTFOUND' })
  expect(calls.splice(0)).toEqual(['somewhere.else', 'anywhere.else'])
})
