import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { LongFirst } from './tests/support/long-first.ts'

const serverTests = [
  'tests/server/**/*.test.ts',
  'tests/lti/**/*.test.ts',
  'tests/plugins/**/*.test.ts',
  'plugins/*/tests/server/**/*.test.ts',
]

/** `*.long.test.ts` take minutes together: they run where TERTULIA_TEST_LONG is set, as in `.ci/run`. */
const leftOut = process.env['TERTULIA_TEST_LONG'] ? [] : ['**/*.long.test.ts']

const realPostgres = process.env['TERTULIA_TEST_POSTGRES'] !== undefined

/**
 * What of the server tests runs on PGlite where a real PostgreSQL takes them all: enough to see that `npm test` can do without.
 * It is the same PostgreSQL, compiled otherwise; what differs is how it is reached, migrated and emptied.
 */
const onPgliteAlso = ['tests/server/database/**/*.test.ts', 'plugins/chat/tests/server/contract.test.ts']

/**
 * Left to a real PostgreSQL, or `npm test` would take much longer: what works one hard, with many histories; of the contract
 * suite all but the chat's; and the front door, which asks a database for little.
 */
const onServersAlone = [
  'tests/server/grades/outbox.test.ts',
  'tests/server/conversations/moving-much.test.ts',
  'tests/lti/**/*.test.ts',
  'plugins/assignment/tests/server/chain.test.ts',
  'plugins/{assignment,discussion}/tests/server/contract.test.ts',
]

const speakingToServers = 'tests/client/connection/**/*.test.ts'

const dropDatabases = ['tests/support/drop-databases.ts']

export default defineConfig({
  test: {
    // One more than there are processors to count on: many a test waits for a server that it has started, or killed.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    exclude: leftOut,
    allowOnly: false,
    setupFiles: ['tests/support/no-network.ts'],
    // How long may be waited for what will come; on a machine that does much else, that is long. Nothing is proved by it.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { interval: 10, timeout: 30_000 } },
    // Where nobody can look and run it again. What needed it is named at the end, and is to be mended.
    retry: process.env['CI'] ? 1 : 0,
    reporters: ['default', './tests/support/summary-reporter.ts'],
    projects: [
      serverOn('sqlite'),
      serverOn('pglite', {
        name: 'server-postgres',
        globalSetup: ['tests/support/pack-pglite.ts'],
        ...(realPostgres ? { include: onPgliteAlso } : {}),
        // A PostgreSQL inside this process cannot be reached by a server that is started, and killed, beside it.
        exclude: [...leftOut, ...onServersAlone, 'tests/server/faults/{kill,seeds,starts}.long.test.ts'],
      }),
      ...(realPostgres ? [serverOn('postgres', { name: 'server-real-postgres', globalSetup: dropDatabases })] : []),
      ...(realPostgres && process.env['TERTULIA_TEST_REDIS']
        ? [serverOn('postgres', { name: 'nodes', globalSetup: dropDatabases, include: ['tests/nodes/**/*.test.ts'] })]
        : []),
      { extends: true, test: { name: 'lms', include: ['tests/lms/**/*.test.ts'], isolate: false } },
      onPages({
        name: 'client',
        include: ['tests/client/**/*.test.ts', 'plugins/*/tests/client/**/*.test.ts'],
        exclude: [...leftOut, speakingToServers],
        // Each file has a world of its own all the same, without a process to start for it.
        pool: 'vmThreads',
      }),
      // A server runs in these, too, and would not in a world that was made for pages.
      onPages({ name: 'connection', include: [speakingToServers] }),
      {
        extends: true,
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
        },
      },
      afterwards({
        name: 'browser',
        isolate: false,
        // Each look is a question to another process.
        expect: { poll: { interval: 50, timeout: 30_000 } },
        setupFiles: ['tests/support/keep-chromium.ts'],
        include: ['tests/browser/**/*.test.ts', 'plugins/*/tests/browser/**/*.test.ts'],
        globalSetup: ['tests/support/need-chromium.ts'],
      }),
    ],
  },
})

type TestOptions = NonNullable<TestProjectInlineConfiguration['test']>

/** The same server tests on another database; see tests/support/databases.ts. */
function serverOn(database: 'sqlite' | 'pglite' | 'postgres', more: TestOptions = {}): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name: `server-${database}`,
      include: serverTests,
      env: { TEST_DATABASE: database },
      // Files share their worker's modules: loading the server for each would take longer than testing it.
      isolate: false,
      ...more,
    },
  }
}

/** What is drawn, without a browser. */
function onPages(more: TestOptions): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      environment: 'happy-dom',
      setupFiles: ['tests/support/settle-imports.ts'],
      // In the order in which they are written: what is loaded late is drawn before a test takes its page away.
      sequence: { hooks: 'list' },
      ...more,
    },
  }
}

/** For tests that want quiet around them: they run after all others. */
function afterwards(more: TestOptions): TestProjectInlineConfiguration {
  return { extends: true, test: { sequence: { groupOrder: 1 }, maxWorkers: 2, ...more } }
}
