import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startServer } from '../support/started-server.ts'

/** Rule 6: a plugin is one folder. Whichever is taken away, what is left builds, starts and stops in good order. */

const house = resolve(import.meta.dirname, '../..')
const plugins = readdirSync(join(house, 'plugins')).filter((name) => name !== 'api')

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tertulia-without-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

test.each(plugins)('without plugins/%s the product builds, starts and answers', async (plugin) => {
  await copyHouse((path) => path !== join('plugins', plugin))
  // As it is released: a test's own surroundings would build the packages with their warnings, which weigh more.
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], { cwd: folder, env })
  expect(await readdir(join(folder, 'dist/client'))).toContain('index.html')
  const server = await startServer({ house: folder, data: join(folder, 'data') })
  const health = await fetch(`${server.url}/health`)
  expect(health.status).toBe(200)
  expect(await server.stop()).toBe(0)
})

/** A copy of what the product is made of; its packages are those of the original. */
async function copyHouse(wanted: (path: string) => boolean): Promise<void> {
  for (const part of [
    'server',
    'client',
    'plugins',
    'lti',
    'migrations',
    '.ci',
    'package.json',
    'tsconfig.json',
    'vite.config.ts',
  ])
    await cp(join(house, part), join(folder, part), {
      recursive: true,
      filter: (source) => wanted(relative(house, source)),
    })
  await symlink(join(house, 'node_modules'), join(folder, 'node_modules'))
}
