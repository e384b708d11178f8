import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'

const run = promisify(execFile)

/** Where a Chromium may be, and what may bring one there. */
export interface Search {
  readonly places: readonly string[]
  readonly ways: readonly (() => Promise<void>)[]
}

/** Finds a Chromium, or gets one: Playwright's own download first, then Debian's package. Throws a sentence when neither can be. */
export async function findOrGetChromium({ places, ways }: Search = usual): Promise<string> {
  const named = process.env['CHROMIUM_PATH']
  if (named && !(await canRun(named)))
    throw new Error(`CHROMIUM_PATH is "${named}", which is not a program that can be run.`)
  const found = named ?? (await findIn(places))
  if (found) return found
  const failures: string[] = []
  for (const get of ways) {
    await get().catch((error: unknown) => failures.push(firstLine(error)))
    const got = await findIn(places)
    if (got) return got
  }
  throw new Error(
    'The browser journeys need Chromium, and none was found or could be got. Install it (Debian: apt-get install chromium; ' +
      'elsewhere: npx playwright-core install chromium) or set CHROMIUM_PATH to one. ' +
      `What was tried: ${failures.join(' | ')}`,
  )
}

async function findIn(places: readonly string[]): Promise<string | undefined> {
  for (const place of places) if (await canRun(place)) return place
  return undefined
}

const canRun = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  )

async function getFromPlaywright(): Promise<void> {
  console.log('No Chromium here: downloading the one of Playwright.')
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
  await run(process.execPath, [cli, 'install', 'chromium'], { timeout: 300_000 })
}

async function getFromDebian(): Promise<void> {
  if (process.getuid?.() !== 0) throw new Error("Debian's package can be installed by root alone")
  console.log('Installing Chromium from the Debian packages.')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { env, timeout: 300_000 })
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env, timeout: 600_000 })
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n').slice(0, 2).join(' ')

const usual: Search = {
  places: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    chromium.executablePath(),
  ],
  ways: [getFromPlaywright, getFromDebian],
}
