import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FileId, PersonId } from '../../plugins/api/contract.ts'

export type Variant = 'whole' | 'thumbnail'

/** What an address lets somebody have: one file, for one person, until a time. */
export interface Ticket {
  readonly file: FileId
  readonly person: PersonId
  readonly variant: Variant
  readonly until: number
}

/** The least that an address works, in ms; the most is twice as long. */
const lifetime = 5 * 60 * 1000

/** The same for everything that is opened within some minutes, so that browsers find what they have by its address. */
export const endOf = (now: number): number => (Math.floor(now / lifetime) + 2) * lifetime

/** Makes and reads the addresses that need no token: they are for pictures, links and players, which cannot send one. */
export function makeSigner(secret: string) {
  const key = createHmac('sha256', secret).update('addresses of files').digest()
  const sign = ({ file, person, variant, until }: Ticket): string =>
    createHmac('sha256', key).update(`${file} ${person} ${variant} ${until}`).digest('base64url')

  return {
    addressOf(ticket: Ticket, at = '/api/files'): string {
      const { file, person, variant, until } = ticket
      const query = new URLSearchParams({ for: person, until: String(until), proof: sign(ticket) })
      return `${at}/${file}/${variant}?${query}`
    },
    /** Whether the ticket is one that we gave, and still good. */
    isGood(ticket: Ticket, proof: string, now: number): boolean {
      const expected = Buffer.from(sign(ticket))
      const given = Buffer.from(proof)
      return expected.length === given.length && timingSafeEqual(expected, given) && ticket.until > now
    },
  }
}

export type Signer = ReturnType<typeof makeSigner>
