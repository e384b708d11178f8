import { verify } from 'node:crypto'
import type { Keysets } from './keysets.ts'
import { KeysUnavailable } from './keysets.ts'
import { cut, TurnedAway, type Trail } from './refusals.ts'

export type Claims = Readonly<Record<string, unknown>>

/** Three parts in base64url without padding, and nothing else: Node's decoder would pass over what does not belong there. */
const compact = /^[\w-]+\.[\w-]+\.[\w-]*$/

/**
 * Reads the claims of a compact JWS (RFC 7515) after checking its signature: RS256 and nothing else, with a key of the
 * platform's own set. Throws TurnedAway.
 */
export async function readSignedClaims(
  token: string,
  { jwksUrl, keysets }: { jwksUrl: string; keysets: Keysets },
  trail: Trail,
): Promise<Claims> {
  if (!compact.test(token)) throw new TurnedAway('token_malformed')
  const [dot, end] = [token.indexOf('.'), token.lastIndexOf('.')]
  const header = readPart(token.slice(0, dot))
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
  const signature = Buffer.from(token.slice(end + 1), 'base64url')
  // RS256 (RFC 7518, 3.3): the ASCII of both parts, under RSASSA-PKCS1-v1_5 with SHA-256, as node:crypto has it for RSA keys.
  if (!verify('sha256', Buffer.from(token.slice(0, end), 'latin1'), key, signature))
    throw new TurnedAway('signature_wrong')
  return readPart(token.slice(dot + 1, end))
}

/** The object that a part stands for. */
function readPart(part: string): Claims {
  const value = parseOrRefuse(Buffer.from(part, 'base64url').toString())
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TurnedAway('token_malformed')
  return value as Claims
}

function parseOrRefuse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new TurnedAway('token_malformed')
  }
}
