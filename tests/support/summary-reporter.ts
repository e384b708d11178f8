import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule, Vitest } from 'vitest/node'

interface Tally {
  files: number
  passed: number
  failed: number
  skipped: number
}

/**
 * Prints what ran, project by project. A test that is skipped though nobody chose tests by name fails the run: nothing is
 * skipped silently. The totals also go to the file of TEST_SUMMARY_FILE, as JSON, for `.ci/run`.
 */
export default class SummaryReporter implements Reporter {
  private vitest: Vitest | undefined

  onInit(vitest: Vitest): void {
    this.vitest = vitest
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tallies = new Map<string, Tally>()
    for (const module of modules) count(module, tallies)
    for (const [project, tally] of tallies) this.vitest?.logger.log(line(project, tally))
    const total = sum([...tallies.values()])
    total.failed += unhandledErrors.length
    this.vitest?.logger.log(line('everything', total))
    for (const name of listRetried(modules)) this.vitest?.logger.log(`Passed at the second attempt only: ${name}`)
    for (const reason of listLeftOut()) this.vitest?.logger.log(reason)
    if (total.skipped > 0 && !this.vitest?.config.testNamePattern) this.refuseSkipped(total.skipped)
    const file = process.env['TEST_SUMMARY_FILE']
    if (file) writeFileSync(file, JSON.stringify(total))
  }

  private refuseSkipped(skipped: number): void {
    this.vitest?.logger.error(`${skipped} skipped: run them or take them out.`)
    process.exitCode = 1
  }
}

const listRetried = (modules: readonly TestModule[]): string[] =>
  modules.flatMap((module) =>
    [...module.children.allTests('passed')].filter((test) => test.diagnostic()?.flaky).map(({ fullName }) => fullName),
  )

/** What was not even looked at, and how it is run. */
const listLeftOut = (): string[] =>
  [
    { variable: 'TERTULIA_TEST_LONG', what: 'Tests that take long: npm run test:long' },
    {
      variable: 'TERTULIA_TEST_POSTGRES',
      what: 'The server on a real PostgreSQL: TERTULIA_TEST_POSTGRES=postgres://...',
    },
    { variable: 'TERTULIA_TEST_REDIS', what: 'Several nodes: TERTULIA_TEST_REDIS=redis://... beside it' },
  ]
    .flatMap(({ variable, what }) => (process.env[variable] ? [] : [`Not run here. ${what}`]))
    .concat(
      process.env['TERTULIA_TEST_POSTGRES'] ? ['On the real PostgreSQL, and only in part on PGlite: the server.'] : [],
    )

function count(module: TestModule, tallies: Map<string, Tally>): void {
  const tally = tallies.get(module.project.name) ?? { files: 0, passed: 0, failed: 0, skipped: 0 }
  tallies.set(module.project.name, tally)
  tally.files += 1
  const before = tally.failed
  for (const test of module.children.allTests()) {
    const { state } = test.result()
    if (state !== 'pending') tally[state] += 1
  }
  // A file that could not even be loaded, or whose set-up failed, has no failed test to count.
  if (module.state() === 'failed' && tally.failed === before) tally.failed += 1
}

function sum(tallies: readonly Tally[]): Tally {
  const total = { files: 0, passed: 0, failed: 0, skipped: 0 }
  for (const tally of tallies) {
    for (const key of ['files', 'passed', 'failed', 'skipped'] as const) total[key] += tally[key]
  }
  return total
}

const line = (name: string, { files, passed, failed, skipped }: Tally): string =>
  `${name.padEnd(22)} ${String(files).padStart(4)} files ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed` +
  (skipped > 0 ? ` ${skipped} skipped` : '')
