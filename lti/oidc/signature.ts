import { decode, verify } from 'jws'
import type { Keysets } from './keysets.ts'
import { KeysUnavailable } from './keysets.ts'
import { cut, TurnedAway, type Trail } from './refusals.ts'

export type Claims = Readonly<Record<string, unknown>>

interface Token {
  readonly header: Claims
  readonly claims: Claims
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
  const { header, claims } = readToken(token)
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
  if (!verify(token, 'RS256', key)) throw new TurnedAway('signature_wrong')
  return claims
}

/** Nothing of it may be believed before the signature was checked. */
function readToken(token: string): Token {
  const { header, payload } = decodeOrRefuse(token)
  const claims: unknown = typeof payload === 'string' ? parseOrRefuse(payload) : payload
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) throw new TurnedAway('token_malformed')
  return { header, claims: claims as Claims }
}

function decodeOrRefuse(token: string) {
  try {
    const decoded = decode(token)
    if (decoded) return decoded
  } catch {
    // The header promises JSON, and there is none: no message, as below.
  }
  throw new TurnedAway('token_malformed')
}

function parseOrRefuse(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    throw new TurnedAway('token_malformed')
  }
}
