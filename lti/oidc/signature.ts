import { verify } from 'node:crypto'
import type { Keysets } from './keysets.ts'
import { KeysUnavailable } from './keysets.ts'
import { cut, TurnedAway, type Trail } from './refusals.ts'

export type Claims = Readonly<Record<string, unknown>>

interface Token {
  readonly header: Claims
  readonly claims: Claims
  /** What the signature is made over: the first two parts, as they were sent. */
  readonly signed: Buffer
  readonly signature: Buffer
}

/**
 * Reads the claims of a compact JWS (RFC 7515) after checking its signature: RS256 and nothing else, with a key of the
 * platform's own set. Throws TurnedAway.
 */
export async function readSignedClaims(
  token: string,
  { jwksUrl, keysets }: { jwksUrl: string; keysets: Keysets },
  trail: Trail,
): Promise<Claims> {
  const { header, claims, signed, signature } = readToken(token)
  // Which key was named goes into the log of a refusal, whatever the reason turns out to be.
  if (typeof header['kid'] === 'string') trail.kid = cut(header['kid'])
  // Extensions that must be understood (RFC 7515 4.1.11): we understand none.
  if (header['crit'] !== undefined) throw new TurnedAway('token_malformed')
  if (header['alg'] !== 'RS256') throw new TurnedAway('algorithm_wrong')
  if (!header['kid'] || typeof header['kid'] !== 'string') throw new TurnedAway('key_id_missing')
  const key = await keysets.find(jwksUrl, header['kid']).catch((error: unknown) => {
    throw error instanceof KeysUnavailable ? new TurnedAway('keys_unavailable', undefined, { cause: error }) : error
  })
  if (!key) throw new TurnedAway('key_unknown')
  if (!verify('sha256', signed, key, signature)) throw new TurnedAway('signature_wrong')
  return claims
}

/** Three parts in base64url (RFC 7515 7.1); the last is empty where nothing was signed. */
const compact = /^[\w-]+\.[\w-]+\.[\w-]*$/

/** Nothing of it may be believed before the signature was checked. */
function readToken(token: string): Token {
  if (!compact.test(token)) throw new TurnedAway('token_malformed')
  const [header = '', claims = '', signature = ''] = token.split('.')
  return {
    header: readPart(header),
    claims: readPart(claims),
    signed: Buffer.from(token.slice(0, header.length + 1 + claims.length), 'latin1'),
    signature: Buffer.from(signature, 'base64url'),
  }
}

function readPart(part: string): Claims {
  const read = parseOrRefuse(Buffer.from(part, 'base64url').toString())
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new TurnedAway('token_malformed')
  return read as Claims
}

function parseOrRefuse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new TurnedAway('token_malformed')
  }
}
