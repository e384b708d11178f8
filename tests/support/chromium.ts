import { execFile } from 'node:child_process'
import { access, constants, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type BrowserContext, type Page } from 'playwright-core'

const run = promisify(execFile)

/** Finds a Chromium, or gets one: Playwright's own download first, then Debian's package. Throws a sentence when neither can be. */
export async function findOrGetChromium(): Promise<string> {
  const named = process.env['CHROMIUM_PATH']
  if (named && !(await canRun(named)))
    throw new Error(`CHROMIUM_PATH is "${named}", which is not a program that can be run.`)
  const found = named ?? (await findChromium())
  if (found) return found
  const failures: string[] = []
  for (const get of [getFromPlaywright, getFromDebian]) {
    await get().catch((error: unknown) => failures.push(firstLine(error)))
    const got = await findChromium()
    if (got) return got
  }
  throw new Error(
    'The browser journeys need Chromium, and none was found or could be got. Install it (Debian: apt-get install chromium; ' +
      'elsewhere: npx playwright-core install chromium) or set CHROMIUM_PATH to one. ' +
      `What was tried: ${failures.join(' | ')}`,
  )
}

async function findChromium(): Promise<string | undefined> {
  const places = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    chromium.executablePath(),
  ]
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

export interface Wishes {
  /** Always said, never left to the browser's default, which changes between releases. */
  readonly blockThirdPartyCookies: boolean
  readonly width?: number
  readonly height?: number
  /** A phone: touch instead of a mouse. */
  readonly touch?: boolean
  readonly dark?: boolean
  readonly locale?: string
  /** Points of the screen for each pixel of the page; 1 when left out. */
  readonly scale?: number
  /** Asks pages not to move: nothing is then met halfway from one colour to another. */
  readonly still?: boolean
  /** Sites that may keep nothing at all, neither cookies nor storage, in frames of another site. */
  readonly forgets?: { readonly site: string; readonly within: string }
}

export interface Browsing {
  readonly context: BrowserContext
  /** Uncaught errors of pages and calls to elsewhere. A test that expects one takes it out; `close` throws what is left. */
  readonly problems: string[]
  openPage(url: string): Promise<Page>
  /** Ends the browser and removes its profile. */
  close(): Promise<void>
}

/** Starts a real Chromium with a fresh profile: one person at one device. It reaches this machine alone. */
export async function openBrowser(wishes: Wishes): Promise<Browsing> {
  const profile = await mkdtemp(join(tmpdir(), 'tertulia-browser-'))
  await writePreferences(profile, wishes)
  const context = await launch(profile, wishes)
  const problems: string[] = []
  watch(context, problems)
  return {
    context,
    problems,
    async openPage(url) {
      const page = await context.newPage()
      await page.goto(url)
      return page
    },
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
      if (problems.length > 0) throw new Error(`The browser met problems:\n${problems.join('\n')}`)
    },
  }
}

const usualLocale = 'en-GB'

async function writePreferences(profile: string, wishes: Wishes): Promise<void> {
  const { blockThirdPartyCookies, forgets, locale = usualLocale } = wishes
  const blocked = 2
  const preferences = {
    // What Playwright says of the language does not reach frames of another site.
    intl: {
      accept_languages: `${locale},${locale.slice(0, 2)}`,
      selected_languages: `${locale},${locale.slice(0, 2)}`,
    },
    profile: {
      block_third_party_cookies: blockThirdPartyCookies,
      cookie_controls_mode: blockThirdPartyCookies ? 1 : 0,
      ...(forgets && {
        content_settings: { exceptions: { cookies: { [`${forgets.site},${forgets.within}`]: { setting: blocked } } } },
      }),
    },
  }
  await mkdir(join(profile, 'Default'), { recursive: true })
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
}

async function launch(profile: string, wishes: Wishes): Promise<BrowserContext> {
  const { width = 1280, height = 800, touch = false, dark = false, locale = usualLocale, scale = 1 } = wishes
  return chromium.launchPersistentContext(profile, {
    executablePath: await findOrGetChromium(),
    // The frame of another site is drawn by another process, which knows of the scale by the flag alone.
    args: [
      ...flags,
      `--force-device-scale-factor=${scale}`,
      ...(wishes.still ? ['--force-prefers-reduced-motion'] : []),
    ],
    // A visitor's browser blocks the windows that nobody asked for, and so does this one.
    ignoreDefaultArgs: ['--disable-popup-blocking'],
    viewport: { width, height },
    deviceScaleFactor: scale,
    hasTouch: touch,
    isMobile: touch,
    ...(touch ? { userAgent: phone } : {}),
    colorScheme: dark ? 'dark' : 'light',
    locale,
    timezoneId: 'Europe/Madrid',
  })
}

/**
 * Playwright turns storage partitioning off, which every visitor's browser has on and which decides how a page in a frame
 * of another site may remember anything. The last of two equal flags counts, so this list is Playwright's without it.
 */
const disabledFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'PaintHolding',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'PreconnectToSearch',
  'Translate',
]

const flags = [
  `--disable-features=${disabledFeatures.join(',')}`,
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
]

/** An LMS may give phones another page, and knows them by this. */
const phone =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'

function watch(context: BrowserContext, problems: string[]): void {
  context.on('weberror', (error) => problems.push(`uncaught in a page: ${error.error().message}`))
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && !['localhost', '127.0.0.1'].includes(hostname))
      problems.push(`a call to elsewhere: ${hostname}`)
  })
}
