/**
 * The contract suite: "it passes" is the definition of a plugin, for outsiders too. Run it in a file of its own with vitest;
 * it starts the real server on a real database and speaks to it over HTTP and sockets. Its other half, which looks at the
 * plugin's pages, is in testing-pages.ts.
 */
export { describePlugin } from '../../tests/support/contract-suite/describe-plugin.ts'
export type { Example, Step } from '../../tests/support/contract-suite/example.ts'
