import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { findOrGetChromium } from './find-chromium.ts'

/** What one running Chromium has for all people in it: each of these needs a Chromium of its own. */
export interface Ground {
  readonly blockThirdPartyCookies: boolean
  /** Points of the screen for each pixel of the page. */
  readonly scale: number
  /** Sites that may keep nothing at all, neither cookies nor storage, in frames of another site. */
  readonly forgets?: { readonly site: string; readonly within: string }
}

interface Shared {
  readonly browser: Promise<Browser>
  users: number
}

/** Kept on globalThis: test files that share a process load modules of their own. */
const kept = globalThis as { tertuliaChromiums?: Map<string, Shared>; tertuliaChromiumsStay?: boolean }

/** Where profiles lie; whoever sets it removes it. */
export const profilesVariable = 'TEST_BROWSER_PROFILES'

/** From now on a Chromium runs until this process ends, and not only while somebody uses it. */
export function letChromiumsStay(): void {
  kept.tertuliaChromiumsStay = true
}

/** A Chromium on this ground, started when there is none. `leave` ends it when nobody else is in it. */
export async function enterChromium(ground: Ground): Promise<{ browser: Browser; leave: () => Promise<void> }> {
  const all = (kept.tertuliaChromiums ??= new Map<string, Shared>())
  const key = JSON.stringify(ground)
  const shared = all.get(key) ?? { browser: start(ground, () => all.delete(key)), users: 0 }
  all.set(key, shared)
  shared.users += 1
  const browser = await shared.browser
  return {
    browser,
    async leave() {
      shared.users -= 1
      if (shared.users > 0 || kept.tertuliaChromiumsStay) return
      all.delete(key)
      await browser.close()
    },
  }
}

async function start(ground: Ground, gone: () => void): Promise<Browser> {
  const profile = await mkdtemp(join(process.env[profilesVariable] ?? tmpdir(), 'tertulia-browser-'))
  await writePreferences(profile, ground)
  // Only a profile has preferences, and only a persistent context has a profile; other contexts of its browser inherit them.
  const first = await chromium.launchPersistentContext(profile, {
    executablePath: await findOrGetChromium(),
    // The frame of another site is drawn by another process, which knows of the scale by the flag alone.
    args: [...flags, `--force-device-scale-factor=${ground.scale}`],
    // A visitor's browser blocks the windows that nobody asked for, and so does this one.
    ignoreDefaultArgs: ['--disable-popup-blocking'],
    // A process that is told to end may do so at once: its Chromium notices, and ends as well.
    handleSIGTERM: false,
  })
  const browser = first.browser()
  if (!browser) throw new Error('The Chromium of a profile has no browser to open contexts in.')
  first.on('close', () => {
    gone()
    void rm(profile, { recursive: true, force: true, maxRetries: 5 })
  })
  return browser
}

async function writePreferences(profile: string, { blockThirdPartyCookies, forgets }: Ground): Promise<void> {
  const blocked = 2
  const preferences = {
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

/**
 * Playwright turns storage partitioning off, which every visitor's browser has on and which decides how a page in a frame
 * of another site may remember anything. The last of two equal flags counts, so this list is Playwright's without it, and
 * with the process that is kept ready for the next site: starting one that nobody comes to takes as long as any other.
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
  'SpareRendererForSitePerProcess',
  'Translate',
  // What drops down from a window's address line is a page as well, which each window loads unseen.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
]

const flags = [
  `--disable-features=${disabledFeatures.join(',')}`,
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
]
