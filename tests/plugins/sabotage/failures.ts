import { execFile } from 'node:child_process'
import { resolve } from 'node:path'

const house = resolve(import.meta.dirname, '../../..')

interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly Assertion[] }[]
}

interface Assertion {
  readonly ancestorTitles: readonly string[]
  readonly title: string
  readonly status: string
  readonly failureMessages: readonly string[]
}

/** What the suite said of each sabotaged plugin: a line for each test that failed, with the reason. */
export type Failures = ReadonlyMap<string, readonly string[]>

/** Runs the contract suite on plugins that each break one promise. It must fail, and its exit code says so. */
export async function listFailures(file: string): Promise<Failures> {
  const { testResults } = await runSuite(file)
  const failures = new Map<string, string[]>()
  for (const { ancestorTitles, title, status, failureMessages } of testResults.flatMap(
    (each) => each.assertionResults,
  )) {
    const sabotage = ancestorTitles.find((name) => !/^The (pages of the )?plugin/.test(name)) ?? ''
    const said = status === 'failed' ? [[title, ...failureMessages].join('\n')] : []
    failures.set(sabotage, [...(failures.get(sabotage) ?? []), ...said])
  }
  return failures
}

function runSuite(file: string): Promise<Report> {
  const config = ['--config', 'tests/plugins/sabotage/vitest.config.ts', '--reporter=json']
  const words = ['node_modules/vitest/vitest.mjs', 'run', ...config, file]
  return new Promise((answer, reject) => {
    execFile(process.execPath, words, { cwd: house, maxBuffer: 1e8 }, (error, output) => {
      if (error) answer(JSON.parse(output.slice(output.indexOf('{'))) as Report)
      else reject(new Error('The suite found nothing wrong.'))
    })
  })
}
