/**
 * Puts words on the clipboard. In a frame of another site browsers often refuse the modern way and still allow the old one.
 * @returns whether it worked
 */
export async function copy(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words)
    return true
  } catch {
    return copyOldWay(words)
  }
}

function copyOldWay(words: string): boolean {
  const put = (event: ClipboardEvent) => {
    event.preventDefault()
    // Ours alone: whatever else is selected in the page stays out of it.
    event.stopImmediatePropagation()
    event.clipboardData?.setData('text/plain', words)
  }
  document.addEventListener('copy', put, { capture: true })
  // It is deprecated and has no successor where the permission is missing.
  const copied = document.execCommand('copy')
  document.removeEventListener('copy', put, { capture: true })
  return copied
}
