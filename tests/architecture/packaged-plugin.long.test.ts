import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyHouse } from '../support/copied-house.ts'
import { startServer } from '../support/started-server.ts'

/** A plugin may be a package: installed beside the house, named in TERTULIA_PLUGINS, built in, and at home like a folder. */

const poll = resolve(import.meta.dirname, '../plugins/poll')
let folder: Awaited<ReturnType<typeof copyHouse>>

beforeAll(async () => {
  folder = await copyHouse()
  await publish(poll, '@school/tertulia-poll')
})

afterAll(() => folder.remove())

test('a package is built in, and served as a folder is', async () => {
  const environment = { TERTULIA_PLUGINS: '@school/tertulia-poll' }
  const env = { ...process.env, ...environment, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], { cwd: folder.path, env })
  expect(await readPages()).toContain('poll-activity')
  expect(await readLog(environment)).not.toContain('not built')
})

test('who forgot to build after adding one is told', async () => {
  await mkdir(join(folder.path, 'dist/client'), { recursive: true })
  for (const page of ['index.html', 'guest.html'])
    await writeFile(join(folder.path, 'dist/client', page), '<!doctype html>')
  await writeFile(join(folder.path, 'dist/client/plugins.json'), '["discussion"]')
  const log = await readLog({ TERTULIA_PLUGINS: '@school/tertulia-poll' })
  expect(log).toMatch(/"plugins":\[[^\]]*"poll"\],"msg":"The pages of these plugins are not built/)
})

test('a package that is called otherwise than its plugin stops the start, with both names', async () => {
  await publish(poll, '@school/survey')
  const sentence = 'The plugin in the package "@school/survey" calls itself "poll"'
  await expect(start({ TERTULIA_PLUGINS: '@school/survey' })).rejects.toThrow(sentence)
})

const start = (environment: Readonly<Record<string, string>>) =>
  startServer({ house: folder.path, data: join(folder.path, 'data'), environment })

/** What a server wrote that started and stopped in good order. */
async function readLog(environment: Readonly<Record<string, string>>): Promise<string> {
  const server = await start(environment)
  expect(await server.stop()).toBe(0)
  return server.log()
}

async function readPages(): Promise<string> {
  const assets = join(folder.path, 'dist/client/assets')
  const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'))
  return (await Promise.all(scripts.map((name) => readFile(join(assets, name), 'utf8')))).join('\n')
}

/** As an outsider would publish it: JavaScript, which knows the API by its public name. */
async function publish(from: string, name: string): Promise<void> {
  const to = join(folder.path, 'node_modules', name)
  const sources = (await readdir(from, { recursive: true })).filter((path) => path.endsWith('.ts'))
  for (const path of sources) {
    const source = (await readFile(join(from, path), 'utf8'))
      .replaceAll(/'[./]+\/plugins\/api\/([a-z-]+)\.ts'/g, `'tertulia/api/$1'`)
      .replaceAll(/'(\.[^']+)\.ts'/g, `'$1.js'`)
    const file = join(to, path.replace(/\.ts$/, '.js'))
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, transpileModule(source, { compilerOptions }).outputText)
  }
  const exports = { './server': './server/index.js', './client': './client/index.js' }
  await writeFile(join(to, 'package.json'), JSON.stringify({ name, type: 'module', exports }))
}

const compilerOptions = {
  module: ModuleKind.ESNext,
  target: ScriptTarget.ES2022,
  experimentalDecorators: true,
  useDefineForClassFields: false,
}
