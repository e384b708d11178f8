import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ActivityId, PersonId } from '../../plugins/api/contract.ts'

/** What an address lets somebody have: one download, for one person, until a time. */
export interface DownloadTicket {
  readonly activity: ActivityId
  /** `<feature>.<download>` */
  readonly name: string
  /** What it is given, as JSON. */
  readonly input: string
  readonly person: PersonId
  readonly until: number
}

/** How long an address works, in ms: until the click that it was made for, and a second one. */
const lifetime = 5 * 60 * 1000

export const endOfDownload = (now: number): number => now + lifetime

/** Makes and reads the addresses of downloads, which a link follows without a token. */
export function makeDownloadSigner(secret: string) {
  const key = createHmac('sha256', secret).update('addresses of downloads').digest()
  const sign = ({ activity, name, input, person, until }: DownloadTicket): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([activity, name, input, person, until]))
      .digest('base64url')

  return {
    addressOf(ticket: DownloadTicket): string {
      const { activity, name, input, person, until } = ticket
      const query = new URLSearchParams({ input, for: person, until: String(until), proof: sign(ticket) })
      return `/api/downloads/${activity}/${name}?${query}`
    },
    /** Whether the ticket is one that we gave, and still good. */
    isGood(ticket: DownloadTicket, proof: string, now: number): boolean {
      const expected = Buffer.from(sign(ticket))
      const given = Buffer.from(proof)
      return expected.length === given.length && timingSafeEqual(expected, given) && ticket.until > now
    },
  }
}

export type DownloadSigner = ReturnType<typeof makeDownloadSigner>
