import type { HouseClient, Reducers, Watched } from '../../../plugins/api/client.ts'
import type { OutputOf } from '../../../plugins/api/contract.ts'
import type { contract } from '../../../server/people/contract.ts'
import { loadAsked } from '../../load-asked.ts'

type Kept = OutputOf<(typeof contract)['queries']['readQuietHours']>
export type QuietHours = NonNullable<Kept['hours']>

const reducers: Reducers<typeof contract, 'readQuietHours'> = { quietHoursChanged: (_, kept) => kept }

/** The hours in which the person wants nothing to draw them in, kept true. */
export const watchQuietHours = (client: Pick<HouseClient, 'people'>, changed: () => void): Watched<Kept> =>
  client.people.watch('readQuietHours', {}, { reducers, changed })

const loadDialog = () => import('./quiet-dialog.ts').then(({ askQuietHours: ask }) => ask)

/** Asks the person in which hours nothing is to draw them in, and keeps it. */
export const askQuietHours = async (
  host: HTMLElement,
  client: Pick<HouseClient, 'people' | 'carryOut'>,
): Promise<void> => (await loadAsked(host, loadDialog))?.(host, client)

/** Whether it is quiet at a time, in ms. */
export function isQuietAt(hours: QuietHours | null | undefined, at: number): boolean {
  if (!hours) return false
  const { from, to, zone } = hours
  const minute = minuteOf(at, zone)
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to
}

/** The minute of the day in a time zone. */
function minuteOf(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).formatToParts(at)
  const read = (wanted: 'hour' | 'minute') => Number(parts.find(({ type }) => type === wanted)?.value ?? 0)
  return (read('hour') % 24) * 60 + read('minute')
}
