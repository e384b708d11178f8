/** The half of the contract suite that draws a plugin's pages in a real Chromium: run it in a file in `tests/browser/`. */
export { describePluginPages } from '../../tests/support/contract-suite/describe-plugin-pages.ts'
export type { DrawnPages } from '../../tests/support/contract-suite/barriers.ts'
