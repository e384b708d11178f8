import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { copyHouse } from '../support/copied-house.ts'
import { startServer } from '../support/started-server.ts'

/** Rule 6: a plugin is one folder. Whichever is taken away, what is left builds, starts and stops in good order. */

const plugins = readdirSync(join(import.meta.dirname, '../../plugins')).filter((name) => name !== 'api')

let folder: Awaited<ReturnType<typeof copyHouse>>

afterEach(() => folder.remove())

test.each(plugins)('without plugins/%s the product builds, starts and answers', async (plugin) => {
  folder = await copyHouse((path) => path !== join('plugins', plugin))
  // As it is released: a test's own surroundings would build the packages with their warnings, which weigh more.
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], { cwd: folder.path, env })
  expect(await readdir(join(folder.path, 'dist/client'))).toContain('index.html')
  const server = await startServer({ house: folder.path, data: join(folder.path, 'data') })
  const health = await fetch(`${server.url}/health`)
  expect(health.status).toBe(200)
  expect(await server.stop()).toBe(0)
})
