import { defineConfig } from 'vitest/config'

/** For the runs inside tests that expect failures; see failures.ts. */
export default defineConfig({
  test: {
    include: ['tests/plugins/sabotage/polls.ts', 'tests/plugins/sabotage/pages.ts'],
    env: { TEST_DATABASE: 'sqlite' },
    setupFiles: ['tests/support/keep-chromium.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
