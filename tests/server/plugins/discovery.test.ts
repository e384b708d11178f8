import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Type } from 'typebox'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkPlugin } from '../../../server/plugins/check.ts'
import { findPlugins } from '../../../server/plugins/find.ts'
import { plugin as poll } from '../../plugins/poll/server/index.ts'
import { makeFolder } from '../../support/folders.ts'

let folder: Awaited<ReturnType<typeof makeFolder>>

beforeEach(async () => {
  folder = await makeFolder()
})
afterEach(() => folder.remove())

async function putPlugin(name: string, source: string): Promise<void> {
  await mkdir(join(folder.path, name, 'server'), { recursive: true })
  await writeFile(join(folder.path, name, 'server/index.ts'), source)
  await mkdir(join(folder.path, name, 'client'), { recursive: true })
  await writeFile(join(folder.path, name, 'client/index.ts'), 'export const activity = { tag: "poll-activity" }')
}

const find = () => findPlugins({ folder: folder.path, packages: [] })
const reexport = `export { plugin } from '${join(import.meta.dirname, '../../plugins/poll/server/index.ts')}'`

describe('A plugin in its folder', () => {
  test('is found, and a folder that is none is left alone', async () => {
    await putPlugin('poll', reexport)
    await mkdir(join(folder.path, 'notes'))
    expect([...(await find()).keys()]).toEqual(['poll'])
  })

  test('that cannot be loaded stops the start, by name', async () => {
    await putPlugin('broken', `throw new Error('of its own making')`)
    await expect(find()).rejects.toThrow('The plugin "broken" cannot be loaded: of its own making')
  })

  test('that comes from a package which is not there stops the start, with the name of who asked for it', async () => {
    const finding = findPlugins({ folder: folder.path, packages: ['tertulia-nowhere'] })
    await expect(finding).rejects.toThrow(/"tertulia-nowhere" cannot be loaded: .*\. TERTULIA_PLUGINS names it\.$/)
  })

  test('that exports no plugin stops the start, by name', async () => {
    await putPlugin('empty', 'export const other = 1')
    await expect(find()).rejects.toThrow(/The plugin "empty" cannot be used: its export "plugin"/)
  })

  test('that has no pages stops the start, by name', async () => {
    await putPlugin('poll', reexport)
    await rm(join(folder.path, 'poll/client/index.ts'))
    await expect(find()).rejects.toThrow('The plugin "poll" has no pages. Write its client/index.ts')
  })

  test('that calls itself something else stops the start, with both names', async () => {
    await putPlugin('survey', reexport)
    await expect(find()).rejects.toThrow('The plugin in the folder "survey" calls itself "poll"')
  })
})

describe('A plugin that is not as agreed is refused with what is wrong', () => {
  const { contract } = poll
  test.each([
    ['an id with a capital', { contract: { ...contract, id: 'Poll' } }, /two to thirty-one lower case/],
    ['a name of the core', { contract: { ...contract, id: 'people' } }, /a name of the core/],
    ['a missing operation', { queries: {} }, /promises "readTally", and there is no such function/],
    [
      'an operation too many',
      { commands: { ...poll.commands, spy: async () => null } },
      /"spy" is not in the contract/,
    ],
    [
      'a permission that does not exist',
      {
        contract: {
          ...contract,
          queries: {
            readTally: { ...contract.queries.readTally, can: 'rule' },
            readMyVote: contract.queries.readMyVote,
          },
        },
      },
      /the permission "rule", which does not exist/,
    ],
    [
      'settings without defaults',
      {
        contract: {
          ...contract,
          settings: { ...contract.settings, properties: { question: { type: 'string' } }, required: ['question'] },
        },
      },
      /its setting "question" has no default/,
    ],
    [
      'a setting that waits for one that is not there',
      {
        contract: {
          ...contract,
          settings: Type.Object({ question: Type.String({ default: '', when: { path: 'mode', is: ['open'] } }) }),
        },
      },
      /asked for only with "mode", which is no setting/,
    ],
    [
      'a text that is missing',
      { texts: { ...poll.texts, es: { ...poll.texts.es, name: '' } } },
      /the text "name" is missing in "es"/,
    ],
    [
      'a migration with a bad name',
      { migrations: { first: { up: async () => {} } } },
      /the migration "first" is not named like/,
    ],
    ['an empty excuse for privacy', { privacy: { noPersonalData: ' ' } }, /neither how personal data is exported/],
    ['no word on copies', { copy: undefined }, /what a copied activity starts with/],
  ])('%s', (_what, change, sentence) => {
    expect(() => checkPlugin('poll', poll)).not.toThrow()
    expect(() => checkPlugin('poll', { ...poll, ...change })).toThrow(sentence)
    expect(() => checkPlugin('poll', { ...poll, ...change })).toThrow(
      /^The plugin "poll" cannot be used: .*Mend it, or take it away\.$/,
    )
  })
})
