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

/** The numbers of the messages that are drawn. */
const drawn = (page: Page): Promise<number[]> =>
  page
    .locator('message-item')
    .evaluateAll((items) => items.map((item) => ('message' in item ? (item.message as { seq: number }).seq : 0)))

/** Goes on in one direction until a message is drawn, or is not any more. @returns how many were drawn at most */
async function readOn(page: Page, by: number, until: (seqs: readonly number[]) => boolean): Promise<number> {
  let most = 0
  for (;;) {
    const seqs = await drawn(page)
    most = Math.max(most, seqs.length)
    if (until(seqs)) return most
    await page.locator('.scroll').evaluate(scrollAndDraw, by)
  }
}

/** Resolves when what was scrolled to has been drawn. */
const scrollAndDraw = (scroller: Element, by: number): Promise<void> => {
  scroller.scrollBy(0, by)
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
}

/** Reads on by the frame, and tells by how much what is in view moved while nobody scrolled. */
const watchJumps = (scroller: Element, last: number): Promise<number[]> => {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const list = () => {
    const tree = document.querySelector('conversation-view')?.shadowRoot?.querySelector('reply-tree')
    return [...(tree?.shadowRoot?.querySelectorAll('message-item') ?? [])]
  }
  const topOf = (item: Element) => item.getBoundingClientRect().top
  const watch = async () => {
    const jumps: number[] = []
    while (!list().some((item) => item.message?.seq === last)) {
      scroller.scrollBy(0, 700)
      await nextFrame()
      const seen = list().find((item) => topOf(item) > 100)
      // Stretches come and go in whichever of these frames they do.
      for (let frame = 0; seen && frame < 8; frame += 1) {
        const before = topOf(seen)
        await nextFrame()
        if (!seen.isConnected) jumps.push(Number.NaN)
        else if (Math.abs(topOf(seen) - before) > 0.5) jumps.push(topOf(seen) - before)
      }
    }
    return jumps
  }
  return watch()
}

describe.each(['nested', 'flat'] as const)('%s', (layout) => {
  test('it opens with a page, leads to any message at once, and stays small however far one reads', async () => {
    const page = await talk.open(nadia, { layout, hash: `#/?message=${talk.conversation}.7000` })
    await message(page, 7000).waitFor()
    const session = await page.context().newCDPSession(page)
    expect(await readOn(page, 1500, (seqs) => !seqs.includes(7000))).toBeLessThanOrEqual(205)
    expect(await measureHeap(session)).toBeLessThan(60 * megabyte)
    expect(await readOn(page, -1500, (seqs) => seqs.includes(7000))).toBeLessThanOrEqual(205)
  })

  test('what one reads stays where it is while more comes and goes', async () => {
    const page = await talk.open(nadia, { layout, hash: `#/?message=${talk.conversation}.5000` })
    await message(page, 5000).waitFor()
    expect(await page.locator('.scroll').evaluate(watchJumps, 5300)).toEqual([])
  })
})
