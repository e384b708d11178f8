import { perLocale } from './language.ts'
import { text } from './texts.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const spans = perLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }))
const longSpans = perLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
const clocks = perLocale((locale) => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }))
const weekdays = perLocale((locale) => new Intl.DateTimeFormat(locale, { weekday: 'long' }))
const shortDates = perLocale((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }))
const datesWithYear = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }),
)
const longDates = perLocale((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }))
const longDatesWithYear = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }),
)
const exact = perLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
    }),
)
const lists = perLocale((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }))

/** Midnights between two moments on the reader's calendar. */
function countDays(at: number, now: number): number {
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0)
  // Rounded, because a day on which clocks change has 23 or 25 hours.
  return Math.round((midnight(now) - midnight(at)) / day)
}

function sayDate(at: number, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return (sameYear ? shortDates() : datesWithYear()).format(at)
}

/**
 * How long ago, in as few words as will do: "now", "20 min. ago", "yesterday", "Monday", "20 Apr", "20 Apr 2025".
 * A clock that runs a little ahead of ours is "now", not the future.
 * @param at milliseconds since 1970
 */
export function sayWhen(at: number, now: number): string {
  const since = now - at
  if (since < minute) return longSpans().format(0, 'second')
  if (since < hour) return spans().format(-Math.floor(since / minute), 'minute')
  const days = countDays(at, now)
  if (days === 0) return spans().format(-Math.floor(since / hour), 'hour')
  if (days === 1) return longSpans().format(-1, 'day')
  return days < 7 ? weekdays().format(at) : sayDate(at, now)
}

/** The whole of it, for those who point at a time or hear it: "Monday 20 April 2026 at 19:14". */
export const sayExactly = (at: number): string => exact().format(at)

/** The time of day alone: "19:14". */
export const sayClock = (at: number): string => clocks().format(at)

/** Up to when: the hour where it is today, and else the day with it. */
export const sayUntil = (at: number, now: number): string => (countDays(now, at) === 0 ? sayClock(at) : sayExactly(at))

/** The line before what is new: "New since Tuesday". @param at when this person last looked, in milliseconds since 1970 */
export function sayNewSince(at: number, now: number): string {
  const days = countDays(at, now)
  // The hour decides between singular and plural where a language says "the one", "the two" for times of day.
  if (days <= 0) return text('since.time', { count: new Date(at).getHours(), time: sayClock(at) })
  if (days === 1) return text('since.yesterday')
  if (days < 7) return text('since.weekday', { weekday: weekdays().format(at) })
  return text('since.date', { date: longDates().format(at) })
}

/** Whether two moments lie on one day of the reader's calendar. */
export const isSameDay = (one: number, other: number): boolean => countDays(one, other) === 0

/** A day as a line between messages: "Today, Thursday 23 April". @param at any moment of it, in milliseconds since 1970 */
export function sayDay(at: number, now: number): string {
  const days = countDays(at, now)
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const parts = { weekday: weekdays().format(at), date: (sameYear ? longDates() : longDatesWithYear()).format(at) }
  return text(days === 0 ? 'day.today' : days === 1 ? 'day.yesterday' : 'day.other', parts)
}

/** Names one after the other as the language does it: "Inés, Kwame and Tomás". */
export const sayList = (names: readonly string[]): string => lists().format(names)
