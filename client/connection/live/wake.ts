const networkChanges = ['online', 'offline'] as const

/**
 * Calls back whenever the page may have slept or been cut off: it is shown again, or the network goes or
 * returns. Answers how to stop.
 */
export function onWake(wake: () => void): () => void {
  const shown = () => {
    if (document.visibilityState === 'visible') wake()
  }
  document.addEventListener('visibilitychange', shown)
  for (const change of networkChanges) window.addEventListener(change, wake)
  return () => {
    document.removeEventListener('visibilitychange', shown)
    for (const change of networkChanges) window.removeEventListener(change, wake)
  }
}
