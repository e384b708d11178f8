import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { listFailures, type Failures } from '../plugins/sabotage/failures.ts'

let failures: Failures

beforeAll(async () => {
  failures = await listFailures('polls.ts')
}, 120_000)

test.each([
  ['forgets to publish', 'keeps the promise: state after a command is state before, plus events'],
  ['has reducers that do not agree', 'keeps the promise: state after a command is state before, plus events'],
  [
    'publishes what its contract does not name',
    'keeps the promise: state after a command is state before, plus events',
  ],
  [
    'answers what its contract does not say',
    'answers each query to those who may, and to nobody of another cohort or course',
  ],
  ['tells in one activity what was voted in another', 'answers in one activity nothing of what was done in another'],
  ['erases everybody', 'hands out and erases nothing of others for somebody who did nothing'],
  ['exports everybody', 'hands out and erases nothing of others for somebody who did nothing'],
  ['keeps the person after erasure', 'hands out what it holds about a person, and erases it from every column'],
  ['exports nothing', 'hands out what it holds about a person, and erases it from every column'],
  ['copies votes', 'copies nothing of anybody into a copied activity'],
  ['makes a table of another name', 'makes only tables and indexes that carry its name'],
  ['has a contract with code in it', 'has a contract that is plain data: it is the same after a journey as JSON'],
  [
    'promises a timer that it does not have',
    'has everything that a plugin has to have, and a text for every name in every language',
  ],
  [
    'promises a guest whom it does not serve',
    'has everything that a plugin has to have, and a text for every name in every language',
  ],
  ['lets a text go missing', 'has everything that a plugin has to have, and a text for every name in every language'],
])('A plugin that %s is found out', (sabotage, promise) => {
  expect(failures.get(sabotage)?.map((said) => said.split('\n')[0])).toContain(promise)
})

test('A plugin that is as agreed passes', () => {
  expect(failures.get('is as agreed')).toEqual([])
})

const plugins = resolve(import.meta.dirname, '../../plugins')

test.each(readdirSync(plugins).filter((name) => name !== 'api'))('The activity "%s" is held to both halves', (name) => {
  const read = (half: string) => readFileSync(join(plugins, name, 'tests', half), 'utf8')
  expect(read('server/contract.test.ts')).toContain('describePlugin(plugin, ')
  expect(read('browser/pages.long.test.ts')).toContain('describePluginPages(plugin, ')
})
