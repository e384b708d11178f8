import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Frame, Page } from 'playwright-core'

let script: Promise<string> | undefined

const readAxe = () => (script ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))

/**
 * What keeps somebody from reading or using a page as it is now, as axe finds it: WCAG 2.2 A and AA, and what is good
 * practice. One line a rule, with the elements that break it.
 */
export async function listBarriers(place: Page | Frame | null): Promise<string[]> {
  if (!place) throw new Error('The page has no such frame.')
  await place.evaluate(await readAxe())
  // A colour that has just changed arrives with the next frame.
  await place.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  const results = await place.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: { run(of: Document, how: RunOptions): Promise<AxeResults> } }).axe
    return run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
  })
  return results.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, html, failureSummary }) => `${target.join(' ')} ${html} ${failureSummary}`).join(' | ')}`,
  )
}

/** Whether one has to move a page sideways to read it. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
