import type { CDPSession, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { TestPerson } from '../support/test-person.ts'
import { startTalkWorld, type Begun, type TalkWorld } from './support/talk-world.ts'

/** Ten thousand messages: a page holds those around what is read, and no more. */

const count = 10_000
const megabyte = 1024 * 1024

let world: TalkWorld
let talk: Begun
let nadia: TestPerson
let kwame: TestPerson

beforeAll(async () => {
  world = await startTalkWorld()
  kwame = await world.enrol('Kwame Boateng')
  nadia = await world.enrol('Nadia Rahal')
  talk = await world.begin()
  await talk.fill(count, [kwame, nadia])
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

const message = (page: Page, seq: number): Locator =>
  page.locator('message-item').filter({ hasText: new RegExp(`Message ${seq}\\.`) })

/** What the page holds, after what nobody needs has been let go. */
async function measureHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize
}

async function scroll(page: Page, by: number): Promise<void> {
  await page.locator('.scroll').evaluate((scroller, pixels) => scroller.scrollBy(0, pixels), by)
  await page.waitForTimeout(60)
}

describe.each(['nested', 'flat'] as const)('%s', (layout) => {
  test('it opens with a page, leads to any message at once, and stays small however far one reads', async () => {
    const page = await talk.open(nadia, { layout, hash: `#/?message=${talk.conversation}.7000` })
    await message(page, 7000).waitFor()
    const session = await page.context().newCDPSession(page)
    for (let n = 0; n < 30; n += 1) await scroll(page, 1500)
    const drawn = await page.locator('message-item').count()
    expect(drawn).toBeLessThanOrEqual(205)
    expect(await message(page, 7000).count()).toBe(0)
    expect(await measureHeap(session)).toBeLessThan(60 * megabyte)
    for (let n = 0; n < 20; n += 1) await scroll(page, -1500)
    expect(await page.locator('message-item').count()).toBeLessThanOrEqual(205)
  })

  test('what one reads stays where it is while more comes and goes', async () => {
    const page = await talk.open(nadia, { layout, hash: `#/?message=${talk.conversation}.5000` })
    await message(page, 5000).waitFor()
    for (let n = 0; n < 25; n += 1) {
      await scroll(page, 700)
      const [first, ...rest] = await page.evaluate(() => {
        const view = document.querySelector('conversation-view')?.shadowRoot
        const items = [...(view?.querySelector('reply-tree')?.shadowRoot?.querySelectorAll('message-item') ?? [])]
        const seen = items.find((item) => item.getBoundingClientRect().top > 100)
        const tops = [seen?.getBoundingClientRect().top]
        return new Promise<(number | undefined)[]>((resolve) => {
          setTimeout(() => resolve([...tops, seen?.isConnected ? seen.getBoundingClientRect().top : undefined]), 120)
        })
      })
      expect(rest[0]).toBeCloseTo(first ?? Number.NaN, 0)
    }
  })
})
