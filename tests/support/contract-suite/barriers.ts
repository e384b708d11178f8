import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Contract } from '../../../plugins/api/contract.ts'
import type { Plugin } from '../../../plugins/api/server.ts'
import { listBarriersInEachLight, scrollsSideways } from '../barriers.ts'
import { openBrowser, type Browsing } from '../chromium.ts'
import { findFreePort } from '../free-port.ts'
import { servePage, type PageServer } from '../page-server.ts'
import type { Asked } from './activity-page.ts'
import type { Answers, Example } from './example.ts'
import { LivedExample } from './life.ts'

/** What the pages of a plugin are drawn from. */
export interface DrawnPages<C extends Contract> {
  /** Its client half, the module that exports `activity`. */
  readonly client: URL
  /** Pages inside the activity that are looked at beside its first one; paths as in the address. */
  readonly places?: (answers: Answers<C>) => readonly string[]
}

const script = new URL('./activity-page.ts', import.meta.url)

/** Every page as a learner and a facilitator see it, in light and dark, after the life that the example tells. */
export function testBarriers(plugin: Plugin, example: Example<Contract>, pages: DrawnPages<Contract>): void {
  let life: LivedExample
  let served: PageServer
  let browser: Browsing

  beforeAll(async () => {
    const [port, house] = [await findFreePort(), await findFreePort()]
    const configuration = { port: house, url: `http://127.0.0.1:${port}` }
    life = await LivedExample.start(plugin, example, { configuration })
    await life.takeAll()
    served = await servePage({ script, module: pages.client, port, house })
  })
  afterEach(() => browser.close())
  afterAll(async () => {
    await served?.close()
    await life?.end()
  })

  async function open(role: 'learner' | 'facilitator', path: string): Promise<Page> {
    const { token } = life.person(role)
    const asked: Asked = { token, activity: life.activity, path }
    const page = await browser.openPage(`${served.page}?${new URLSearchParams({ ...asked }).toString()}`)
    await page.locator('activity-outlet main > *').waitFor()
    // What it asks for first is answered, and drawn.
    await page.waitForLoadState('networkidle')
    // The card of the house that stands in for a page is free of barriers, and no page.
    expect(await page.locator('activity-outlet main.card').count(), `"${path}" did not open`).toBe(0)
    return page
  }

  describe.each(['learner', 'facilitator'] as const)('as a %s sees it', (role) => {
    test('has no barrier in light or dark colours, and fits on a phone', async () => {
      browser = await openBrowser({ blockThirdPartyCookies: true, width: 1010, still: true })
      const inside = pages.places?.(life.answers) ?? []
      for (const path of ['', ...inside]) {
        const page = await open(role, path)
        const barriers = await listBarriersInEachLight(page)
        expect(barriers, [`in "${path}":`, ...barriers].join('\n')).toEqual([])
        await page.setViewportSize({ width: 320, height: 640 })
        // A page that looks at its own width arranges itself a frame later.
        const message = `"${path}" has to be moved sideways at 320 px`
        await expect.poll(() => isTooWide(page), { message }).toBe(false)
        await page.close()
      }
    })
  })
}

/** What does not fit is moved in the outlet, or with the whole page. */
const isTooWide = async (page: Page): Promise<boolean> =>
  (await scrollsSideways(page)) ||
  page.locator('activity-outlet').evaluate((outlet) => outlet.scrollWidth > outlet.clientWidth)
