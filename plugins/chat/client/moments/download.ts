import { hashOf, type ActivityClient } from '../../../api/client.ts'
import type { contract, Moment } from '../../contract.ts'
import { writeCalendar } from './calendar.ts'
import { text } from './texts.ts'

/** Offers a moment as a file that any calendar takes in; made here, since all of it is known here. */
export function downloadCalendar({ activity }: ActivityClient<typeof contract>, moment: Moment, path: string): void {
  const kind = text(`kind.${moment.kind}`)
  const calendar = writeCalendar({
    id: `${moment.id}@${location.hostname}`,
    title: moment.question ? `${kind}: ${moment.question}` : kind,
    description: activity.title,
    address: new URL(hashOf({ path }), location.href).href,
    startsAt: moment.startsAt,
    endsAt: moment.endsAt,
    now: Date.now(),
  })
  const address = URL.createObjectURL(new Blob([calendar], { type: 'text/calendar;charset=utf-8' }))
  const link = document.createElement('a')
  Object.assign(link, { href: address, download: 'moment.ics' })
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
