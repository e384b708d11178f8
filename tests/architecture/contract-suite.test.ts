import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'

const house = resolve(import.meta.dirname, '../..')

interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly Assertion[] }[]
}

interface Assertion {
  readonly ancestorTitles: readonly string[]
  readonly title: string
  readonly status: string
}

let failed: Map<string, string[]>

/** Runs the contract suite on polls that each break one promise. It must fail, and its exit code says so. */
beforeAll(async () => {
  const report = await new Promise<Report>((answer, reject) => {
    const words = [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      'tests/plugins/sabotage/vitest.config.ts',
      '--reporter=json',
    ]
    execFile(process.execPath, words, { cwd: house, maxBuffer: 1e8 }, (error, output) => {
      if (error) answer(JSON.parse(output.slice(output.indexOf('{'))) as Report)
      else reject(new Error('The suite found nothing wrong.'))
    })
  })
  failed = new Map()
  for (const { ancestorTitles, title, status } of report.testResults.flatMap(
    ({ assertionResults }) => assertionResults,
  )) {
    const sabotage = ancestorTitles.find((name) => !name.startsWith('The plugin')) ?? ''
    failed.set(sabotage, [...(failed.get(sabotage) ?? []), ...(status === 'failed' ? [title] : [])])
  }
}, 120_000)

test.each([
  ['forgets to publish', 'keeps the promise: state after a command is state before, plus events'],
  ['has reducers that do not agree', 'keeps the promise: state after a command is state before, plus events'],
  ['keeps the person after erasure', 'hands out what it holds about a person, and erases it from every column'],
  ['exports nothing', 'hands out what it holds about a person, and erases it from every column'],
  ['copies votes', 'copies nothing of anybody into a copied activity'],
  ['makes a table of another name', 'makes only tables and indexes that carry its name'],
  ['has a contract with code in it', 'has a contract that is plain data: it is the same after a journey as JSON'],
  [
    'promises a timer that it does not have',
    'has everything that a plugin has to have, and a text for every name in every language',
  ],
  ['lets a text go missing', 'has everything that a plugin has to have, and a text for every name in every language'],
])('A plugin that %s is found out', (sabotage, promise) => {
  expect(failed.get(sabotage)).toContain(promise)
})

test('A plugin that is as agreed passes', () => {
  expect(failed.get('is as agreed')).toEqual([])
})
