import { beforeAll, expect, test } from 'vitest'
import { describePluginPages } from '../../plugins/api/testing-pages.ts'
import { example } from '../plugins/poll/example.ts'
import { plugin as poll } from '../plugins/poll/server/index.ts'
import { listFailures, type Failures } from '../plugins/sabotage/failures.ts'

/** The half of the contract suite that looks at pages: an outsider's plugin passes it, and one with a barrier does not. */

describePluginPages(poll, example, { client: new URL('../plugins/poll/client/index.ts', import.meta.url) })

let failures: Failures

beforeAll(async () => {
  failures = await listFailures('pages.ts')
})

test.each([
  ['has a button without a name, and pale words', ['button-name', 'color-contrast']],
  ['is wider than a phone', ['has to be moved sideways at 320 px']],
  ['has no element', ['"" did not open']],
])('A plugin that %s is found out, whoever looks', (sabotage, reasons) => {
  const said = failures.get(sabotage) ?? []
  expect(said).toHaveLength(2)
  for (const each of said)
    expect(
      reasons.filter((reason) => !each.includes(reason)),
      each,
    ).toEqual([])
})
