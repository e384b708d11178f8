let isPressed = false

const ends = ['mouseup', 'dragend'] as const

// Of a finger, too: what it tapped is told as a mouse's doing once it is up.
addEventListener('mousedown', () => (isPressed = true), true)
for (const end of ends) addEventListener(end, () => (isPressed = false), true)

/** Calls back once nothing is pressed, and what was clicked has heard of it: what moves away meanwhile is not clicked. */
export function afterPress(then: () => void): void {
  if (!isPressed) return then()
  const ending = new AbortController()
  const end = () => {
    ending.abort()
    setTimeout(then)
  }
  for (const type of ends) addEventListener(type, end, { signal: ending.signal })
}
