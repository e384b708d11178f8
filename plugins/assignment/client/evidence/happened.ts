/** Where and when something happened, in one line; empty when nobody asked. */
export function sayHappened({ where, when }: { where: string; when: string | null }): string {
  // A day is the same day wherever it is read.
  const format = new Intl.DateTimeFormat(document.documentElement.lang || 'en', { dateStyle: 'long', timeZone: 'UTC' })
  const day = when === null ? '' : format.format(Date.parse(when))
  return [where, day].filter(Boolean).join(' · ')
}
