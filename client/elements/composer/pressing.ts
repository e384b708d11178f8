let isPressed = false

addEventListener('pointerdown', () => (isPressed = true), true)
for (const end of ['pointerup', 'pointercancel'] as const) addEventListener(end, () => (isPressed = false), true)

/**
 * Calls back once no button of the mouse is down, and what was clicked has heard of it: what moves away from under a pointer
 * that is down is not clicked.
 */
export function afterPress(then: () => void): void {
  if (!isPressed) return then()
  const ending = new AbortController()
  const end = () => {
    ending.abort()
    setTimeout(then)
  }
  for (const type of ['pointerup', 'pointercancel'] as const) addEventListener(type, end, { signal: ending.signal })
}
