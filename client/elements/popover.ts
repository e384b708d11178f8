const gap = 4
const edge = 8

/** Below its anchor and aligned with its start; above where there is no room; never out of the window. */
function place(floating: HTMLElement, anchor: Element): void {
  const by = anchor.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = floating
  const start = getComputedStyle(anchor).direction === 'rtl' ? by.right - width : by.left
  const below = by.bottom + gap
  const top = below + height + edge > innerHeight && by.top > height + gap ? by.top - height - gap : below
  floating.style.left = `${Math.max(edge, Math.min(start, innerWidth - width - edge))}px`
  floating.style.top = `${Math.max(edge, Math.min(top, innerHeight - height - edge))}px`
}

/**
 * Waits until a popover that says it will open has opened: `beforetoggle` comes before, and `toggle` only after it has been
 * painted once in the wrong place.
 */
export const untilShown = (): Promise<number> => new Promise(requestAnimationFrame)

/**
 * Puts a popover that has just been shown beside what it belongs to, and keeps it there until it closes. Anchors of CSS
 * would do this without script, once every browser has them.
 */
export function placeBeside(floating: HTMLElement, anchor: Element): () => void {
  place(floating, anchor)
  const closing = new AbortController()
  const options = { capture: true, passive: true, signal: closing.signal }
  const follow = () => place(floating, anchor)
  addEventListener('scroll', follow, options)
  addEventListener('resize', follow, options)
  floating.addEventListener('toggle', (event) => event.newState === 'closed' && closing.abort(), options)
  return follow
}

/**
 * Gives the focus back when a popover that has it closes, unless somebody else takes it. Browsers do this by themselves, but
 * Chromium does not see a focus that lies in a shadow root.
 */
export function giveFocusBack(floating: HTMLElement, to: HTMLElement): void {
  const root = floating.getRootNode()
  if (!(root instanceof ShadowRoot) || !floating.contains(root.activeElement)) return
  const give = () => {
    if (document.activeElement === null || document.activeElement === document.body) to.focus()
  }
  floating.addEventListener('toggle', give, { once: true })
}

/** Moves the focus among the entries of a menu, a toolbar or a list. @returns whether the key was one of those that move */
export function moveFocus(event: KeyboardEvent, entries: readonly HTMLElement[]): boolean {
  const at = entries.findIndex((entry) => entry.matches(':focus'))
  const goal = goalOf(event.key, at, entries.length)
  if (goal === undefined) return false
  event.preventDefault()
  entries.at(goal)?.focus()
  return true
}

function goalOf(key: string, at: number, count: number): number | undefined {
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (key === 'ArrowDown' || key === 'ArrowRight') return (at + 1) % count
  if (key === 'ArrowUp' || key === 'ArrowLeft') return (at - 1 + count) % count
  return undefined
}
