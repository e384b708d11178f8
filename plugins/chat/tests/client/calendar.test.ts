import { expect, test } from 'vitest'
import { writeCalendar, type Entry } from '../../client/moments/calendar.ts'

const entry: Entry = {
  id: 'm1@tertulia.example',
  title: 'Office hours',
  description: 'Between visits',
  address: 'https://tertulia.example/?activity=a#/',
  startsAt: Date.UTC(2026, 10, 21, 16, 0, 0),
  endsAt: Date.UTC(2026, 10, 21, 17, 30, 0),
  now: Date.UTC(2026, 10, 20, 9, 5, 7),
}

/** As a calendar reads it: lines that were folded are one again. */
const unfold = (calendar: string): string[] => calendar.replaceAll('\r\n ', '').split('\r\n')

test('an entry says its times in UTC, wherever it was written', () => {
  const lines = unfold(writeCalendar(entry))
  expect(lines).toContain('DTSTAMP:20261120T090507Z')
  expect(lines).toContain('DTSTART:20261121T160000Z')
  expect(lines).toContain('DTEND:20261121T173000Z')
  expect(lines).toContain('UID:m1@tertulia.example')
  expect([lines.at(0), lines.at(-2), lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', ''])
})

test('whatever is in a question stays one property of the entry', () => {
  const title = 'One; two, three \\ four\nEND:VEVENT\r\nfive\u0007'
  const lines = unfold(writeCalendar({ ...entry, title }))
  expect(lines).toContain('SUMMARY:One\\; two\\, three \\\\ four\\nEND:VEVENT\\nfive')
  expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1)
})

test('no line is longer than 75 octets, and no character is cut', () => {
  const title = '¿Cómo limpiamos el molino? 🫘 '.repeat(12).trim()
  const calendar = writeCalendar({ ...entry, title })
  for (const line of calendar.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  expect(unfold(calendar)).toContain(`SUMMARY:${title}`)
  expect(calendar).not.toContain('\uFFFD')
})
