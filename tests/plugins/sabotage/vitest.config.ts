import { defineConfig } from 'vitest/config'

/** For the run inside a test that expects failures; see contract-suite.test.ts. */
export default defineConfig({
  test: { include: ['tests/plugins/sabotage/polls.ts'], env: { TEST_DATABASE: 'sqlite' } },
})
