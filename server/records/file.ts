import { hashOf, toCanonical, type Plain } from '../../plugins/api/canonical.ts'
import type { RecordContent } from '../../plugins/api/server.ts'
import type { RecordSigner } from './keys.ts'

export const format = 'tertulia-record-1'

/** What a record says of itself, beside its parts. */
interface Head {
  readonly issuer: string
  /** ISO 8601, UTC. */
  readonly issuedAt: string
  /** Of which kind of activity. */
  readonly kind: string
}

/** A record as it is handed out: its parts can be read, and each is sealed by its hash in what the house signed. */
export interface RecordFile extends Head, RecordContent {
  readonly format: typeof format
  readonly seal: {
    readonly kid: string
    /** SHA-256 of the canonical JSON of each part, in order. */
    readonly parts: readonly string[]
    readonly chain: string
    /** Ed25519 over the canonical JSON of everything else, with the seal's hashes in the place of parts and chain. */
    readonly signature: string
  }
}

export function sealRecord(content: RecordContent, head: Head, signer: RecordSigner): RecordFile {
  const unsigned = { format, ...head, ...content } as const
  const seal = { kid: signer.kid, ...hashesOf(content) }
  return { ...unsigned, seal: { ...seal, signature: signer.sign(textToSign({ ...unsigned, seal })) } }
}

export const hashesOf = ({ parts, chain }: Pick<RecordContent, 'parts' | 'chain'>) => ({
  parts: parts.map((part) => hashOf(toCanonical(plain(part)))),
  chain: hashOf(toCanonical(plain(chain))),
})

type Unsigned = Omit<RecordFile, 'seal'> & { readonly seal: Omit<RecordFile['seal'], 'signature'> }

/** What the signature is over. */
export function textToSign({ seal: { kid, parts, chain }, title, person, faults, ...head }: Unsigned): string {
  const { issuer, issuedAt, kind } = head
  return toCanonical(plain({ format, issuer, issuedAt, kind, title, person, faults, kid, parts, chain }))
}

/** An object of our own, as JSON would have it. */
const plain = (value: unknown): Plain => JSON.parse(JSON.stringify(value)) as Plain
