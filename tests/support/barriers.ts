import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Frame, Page } from 'playwright-core'

let script: Promise<string> | undefined

const readAxe = () => (script ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What keeps somebody from reading or using a page as it is now, as axe finds it: WCAG 2.2 A and AA, and what is good
 * practice. One line a rule, with the elements that break it.
 */
export const listBarriers = (place: Page | Frame | null): Promise<string[]> => listBroken(place, everything)

/** The same of a page in light and in dark colours: what is in the page is the same in both, what it looks like is not. */
export async function listBarriersInEachLight(page: Page): Promise<string[]> {
  const inLight = await listBarriers(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = await listBroken(page, ['color-contrast'])
  await page.emulateMedia({ colorScheme: null })
  return [...inLight, ...inDark.map((barrier) => `in dark colours, ${barrier}`)]
}

/** `rules`: names of rules, or of sets of them. */
async function listBroken(place: Page | Frame | null, rules: string[]): Promise<string[]> {
  if (!place) throw new Error('The page has no such frame.')
  // It is more than half a megabyte, and stays as long as the document does.
  if (!(await place.evaluate(() => 'axe' in globalThis))) await place.evaluate(await readAxe())
  // A colour that has just changed arrives with the next frame, and may take some more to be there.
  await place.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    // A document does not know what moves in the shadow of its elements.
    const roots: (Document | ShadowRoot)[] = [document]
    for (const root of roots)
      for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot)
    const moving = roots.flatMap((root) => root.getAnimations())
    const ending = moving.filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
  const violations = await place.evaluate(async (runOnly) => {
    const { run } = (globalThis as unknown as { axe: { run(of: Document, how: RunOptions): Promise<AxeResults> } }).axe
    // What keeps the rules is many times as much, and nobody reads it.
    return (await run(document, { runOnly, resultTypes: ['violations'] })).violations
  }, rules)
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, html, failureSummary }) => `${target.join(' ')} ${html} ${failureSummary}`).join(' | ')}`,
  )
}

/** Whether one has to move a page sideways to read it. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
