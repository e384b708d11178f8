import { describe } from 'vitest'
import type { Contract } from '../../../plugins/api/contract.ts'
import type { Plugin } from '../../../plugins/api/server.ts'
import { testBarriers, type DrawnPages } from './barriers.ts'
import type { Example } from './example.ts'

/**
 * Draws the element of a plugin for its example activity, in a real Chromium, and holds it to what everybody can read and
 * use. It needs that browser, and so has a file of its own in `tests/browser/`.
 */
export function describePluginPages<C extends Contract, Tables>(
  plugin: Plugin<C, Tables>,
  example: Example<C>,
  pages: DrawnPages<C>,
): void {
  // The suite asks only for what every plugin has; what is particular to this one is in the example's types.
  const any = plugin as unknown as Plugin
  const life = example as unknown as Example<Contract>
  describe(`The pages of the plugin "${plugin.contract.id}"`, () =>
    testBarriers(any, life, pages as unknown as DrawnPages<Contract>))
}
