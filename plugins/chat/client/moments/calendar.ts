/** What goes into a calendar. Times in ms since 1970. */
export interface Entry {
  /** Names it for good: whoever takes it in twice has it once. */
  readonly id: string
  readonly title: string
  readonly description: string
  readonly address: string
  readonly startsAt: number
  readonly endsAt: number
  readonly now: number
}

/** A calendar of one entry, as RFC 5545 has it: times in UTC, lines that end in CRLF and are 75 octets long at most. */
export function writeCalendar({ id, title, description, address, startsAt, endsAt, now }: Entry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tertulia//Chat//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escape(id)}`,
    `DTSTAMP:${toUtc(now)}`,
    `DTSTART:${toUtc(startsAt)}`,
    `DTEND:${toUtc(endsAt)}`,
    `SUMMARY:${escape(title)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escape(description)}`]),
    `URL:${address}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

/** RFC 5545, 3.3.5, form 2: `20261121T160000Z`. */
const toUtc = (at: number): string => new Date(at).toISOString().replace(/\.\d+|[-:]/g, '')

/** RFC 5545, 3.3.11. Whatever else is no text is left out. */
const escape = (words: string): string =>
  words
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

const octets = new TextEncoder()
const longest = 75

/** RFC 5545, 3.1: goes on in a line that begins with a space; no character is cut. */
function fold(line: string): string {
  const folded: string[] = []
  let [part, size] = ['', 0]
  for (const character of line) {
    const more = octets.encode(character).length
    if (size + more > longest) {
      folded.push(part)
      ;[part, size] = [' ', 1]
    }
    part += character
    size += more
  }
  return [...folded, part].join('\r\n')
}
