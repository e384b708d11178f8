import { timingSafeEqual } from 'node:crypto'
import { hashSecret, newCode, newSecret } from '../../server/sessions/secrets.ts'

/** What ties a launch to the browser that began it. All three are made for one login. */
export interface LoginSecrets {
  readonly state: string
  readonly nonce: string
  readonly proof: string
}

export const makeLoginSecrets = (now: number): LoginSecrets => ({
  state: newCode(now),
  nonce: newSecret(),
  proof: newSecret(),
})

/** Compares a secret with a stored hash, in a time that tells nothing. */
export function matches(secret: string | undefined, storedHash: string): boolean {
  if (!secret) return false
  const [given, stored] = [Buffer.from(hashSecret(secret)), Buffer.from(storedHash)]
  return given.length === stored.length && timingSafeEqual(given, stored)
}

/** The name under which a browser keeps the proof of one login: as a cookie (with its prefix), and in storage. */
export const storageKeyOf = (state: string): string => `lti-${state.slice(-12)}`

const cookieNameOf = (state: string): string => `__Host-${storageKeyOf(state)}`

// Partitioned is what survives in a frame when third-party cookies are blocked.
const attributes = 'Secure; HttpOnly; SameSite=None; Partitioned; Path=/'

export const proofCookie = ({ state, proof }: LoginSecrets): string =>
  `${cookieNameOf(state)}=${proof}; ${attributes}; Max-Age=600`

export const spentProofCookie = (state: string): string => `${cookieNameOf(state)}=; ${attributes}; Max-Age=0`

/** The proof that the browser sent as a cookie. */
export function findProofCookie(header: string | undefined, state: string): string | undefined {
  if (!header) return undefined
  const start = `${cookieNameOf(state)}=`
  for (const pair of header.split(';')) {
    const trimmed = pair.trim()
    if (trimmed.startsWith(start)) return trimmed.slice(start.length)
  }
  return undefined
}
