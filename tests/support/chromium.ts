import type { Browser, BrowserContext, Page } from 'playwright-core'
import { enterChromium, type Ground } from './shared-chromium.ts'

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
  readonly forgets?: Ground['forgets']
}

export interface Browsing {
  readonly context: BrowserContext
  /** Uncaught errors of pages and calls to elsewhere. A test that expects one takes it out; `close` throws what is left. */
  readonly problems: string[]
  openPage(url: string): Promise<Page>
  /** Closes every page and forgets all that was kept. */
  close(): Promise<void>
}

/** Opens a real browser that knows nothing yet: one person at one device. It reaches this machine alone. */
export async function openBrowser(wishes: Wishes): Promise<Browsing> {
  const { blockThirdPartyCookies, scale = 1, forgets } = wishes
  const { browser, leave } = await enterChromium({ blockThirdPartyCookies, scale, ...(forgets && { forgets }) })
  const context = await openContext(browser, wishes)
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
      await leave()
      if (problems.length > 0) throw new Error(`The browser met problems:\n${problems.join('\n')}`)
    },
  }
}

function openContext(browser: Browser, wishes: Wishes): Promise<BrowserContext> {
  const { width = 1280, height = 800, touch = false, dark = false, still = false, locale = 'en-GB', scale = 1 } = wishes
  return browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    hasTouch: touch,
    isMobile: touch,
    ...(touch ? { userAgent: phone } : {}),
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: still ? 'reduce' : 'no-preference',
    locale,
    timezoneId: 'Europe/Madrid',
  })
}

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
