const longest = 90

/**
 * The beginning of a message as plain text, on one line. The parser's document is inert: it runs no script and loads
 * nothing.
 * @param html as rendered by the server
 */
export function excerptOf(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const words = (body.textContent ?? '').trim().replace(/\s+/g, ' ')
  if (words.length <= longest) return words
  const cut = words.lastIndexOf(' ', longest)
  // Letters, not code units: an emoji is never cut in two.
  return `${cut > longest / 2 ? words.slice(0, cut) : [...words].slice(0, longest).join('')}…`
}
