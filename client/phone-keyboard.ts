/**
 * Keeps `--keyboard` on the page at the height of what a phone's keyboard covers, for what has to stay above it. Browsers
 * that make the page smaller instead cover nothing; what is enlarged with two fingers is not covered either.
 */
export function followKeyboard(): void {
  const { visualViewport: seen, document } = window
  if (!seen) return
  const note = () => {
    const covered = seen.scale === 1 ? Math.max(0, window.innerHeight - seen.height - seen.offsetTop) : 0
    document.documentElement.style.setProperty('--keyboard', `${Math.round(covered)}px`)
  }
  seen.addEventListener('resize', note)
  seen.addEventListener('scroll', note)
}
