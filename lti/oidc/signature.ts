import { compactVerify, decodeProtectedHeader, errors, type CompactJWSHeaderParameters } from 'jose'
import type { Keysets } from './keysets.ts'
import { KeysUnavailable } from './keysets.ts'
import { cut, TurnedAway, type Trail } from './refusals.ts'

export type Claims = Readonly<Record<string, unknown>>

/**
 * Reads the claims of a compact JWS (RFC 7515) after checking its signature: RS256 and nothing else, with a key of the
 * platform's own set. Throws TurnedAway.
 */
export async function readSignedClaims(
  token: string,
  { jwksUrl, keysets }: { jwksUrl: string; keysets: Keysets },
  trail: Trail,
): Promise<Claims> {
  noteKeyId(token, trail)
  const findKey = async ({ kid }: CompactJWSHeaderParameters) => {
    if (typeof kid !== 'string' || kid === '') throw new TurnedAway('key_id_missing')
    const key = await keysets.find(jwksUrl, kid).catch((error: unknown) => {
      throw error instanceof KeysUnavailable ? new TurnedAway('keys_unavailable', undefined, { cause: error }) : error
    })
    if (!key) throw new TurnedAway('key_unknown')
    return key
  }
  const { payload } = await compactVerify(token, findKey, { algorithms: ['RS256'] }).catch((error: unknown) => {
    throw toTurnedAway(error)
  })
  return readClaims(payload)
}

/** Which key was named goes into the log of a refusal, whatever the reason turns out to be. */
function noteKeyId(token: string, trail: Trail): void {
  try {
    const { kid } = decodeProtectedHeader(token)
    if (typeof kid === 'string') trail.kid = cut(kid)
  } catch {
    throw new TurnedAway('token_malformed')
  }
}

function toTurnedAway(error: unknown): unknown {
  if (error instanceof errors.JWSSignatureVerificationFailed) return new TurnedAway('signature_wrong')
  if (error instanceof errors.JOSEAlgNotAllowed) return new TurnedAway('algorithm_wrong')
  return error instanceof errors.JOSEError ? new TurnedAway('token_malformed') : error
}

const utf8 = new TextDecoder()

function readClaims(payload: Uint8Array): Claims {
  try {
    const value: unknown = JSON.parse(utf8.decode(payload))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Claims
  } catch {
    // Falls through: what is no JSON is no message.
  }
  throw new TurnedAway('token_malformed')
}
