/** Signs that somebody is here. In a frame the document has no focus before the first click, and is scrolled and read all the same. */
const signs = ['pointermove', 'pointerdown', 'wheel', 'touchmove', 'keydown'] as const

/** How long a sign lasts, in ms: a long paragraph is read without moving anything. */
const lasts = 30_000

let latest = -Infinity
for (const sign of signs) addEventListener(sign, () => (latest = performance.now()), { passive: true, capture: true })

/** Whether an element is shown: an activity goes on behind a page of the house, where nobody sees it. */
export const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true })

/** Whether somebody is looking at this page, as far as a page can know. */
export const isAttended = (): boolean =>
  document.visibilityState === 'visible' && (document.hasFocus() || performance.now() - latest < lasts)
