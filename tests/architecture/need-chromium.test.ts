import { spawnSync } from 'node:child_process'
import { chmod, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findOrGetChromium } from '../support/find-chromium.ts'
import { makeFolder } from '../support/folders.ts'

/** Where there is no Chromium, one is got, or the run fails and says how to get one; no journey is left out in silence. */

const house = resolve(import.meta.dirname, '../..')

describe('where there is no Chromium', () => {
  let folder: Awaited<ReturnType<typeof makeFolder>>
  let place: string

  beforeEach(async () => {
    vi.stubEnv('CHROMIUM_PATH', undefined)
    folder = await makeFolder()
    place = join(folder.path, 'chromium')
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    await folder.remove()
  })

  const fail = (why: string) => () => Promise.reject(new Error(`${why}\nand more that nobody reads\nat all`))

  test('the ways to get one are tried in turn, until one has brought it', async () => {
    const bring = async () => {
      await writeFile(place, '')
      await chmod(place, 0o755)
    }
    const ways = [fail('The download failed.'), bring, fail('This is not tried any more.')]
    expect(await findOrGetChromium({ places: [place], ways })).toBe(place)
  })

  test('and none can be got, a sentence says what was tried and what to do', async () => {
    const ways = [fail('The download failed.'), fail('Not root.')]
    const message = await findOrGetChromium({ places: [place], ways }).catch((error: Error) => error.message)
    expect(message).toContain('apt-get install chromium')
    expect(message).toContain('npx playwright-core install chromium')
    expect(message).toMatch(/What was tried: The download failed\..* \| Not root\./)
  })

  test('a file that cannot be run is none', async () => {
    await writeFile(place, '')
    await expect(findOrGetChromium({ places: [place], ways: [] })).rejects.toThrow('none was found')
  })
})

test('a run of the journeys without one fails, and runs none', () => {
  const words = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'browser', 'tests/browser/script.test.ts']
  const env = { ...process.env, CHROMIUM_PATH: '/nowhere/chromium' }
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: house, env, encoding: 'utf8' })
  expect(status).not.toBe(0)
  expect(stdout + stderr).toContain('CHROMIUM_PATH is "/nowhere/chromium", which is not a program that can be run.')
  expect(stdout + stderr).not.toContain('✓')
})
