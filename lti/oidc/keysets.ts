import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import type { Outgoing } from '../outgoing/outgoing.ts'

/** The public keys of platforms, by the address of their key set. */
export interface Keysets {
  /**
   * Finds the key with this id; an id that is not known leads to one new look at the set, with a pause between looks.
   * Throws KeysUnavailable when there is nothing to look into. Keys once fetched keep working while the set is down.
   */
  find(address: string, kid: string): Promise<KeyObject | undefined>
}

/** The platform's keys could not be fetched, and none are known from before. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable'
}

interface Keyset {
  keys: Map<string, KeyObject>
  freshUntil: number
  /** Until then an unknown key id is believed to be unknown. */
  pauseUntil: number
  fetching: Promise<void> | undefined
}

const freshness = 10 * 60 * 1000
const pause = 30 * 1000
const leastBits = 2048

export function openKeysets(outgoing: Outgoing, now: () => number): Keysets {
  const sets = new Map<string, Keyset>()

  async function fetchInto(set: Keyset, address: string): Promise<void> {
    const { body } = await outgoing.call({ url: address, headers: { accept: 'application/json' }, timeout: 5000 })
    set.keys = readKeys(body)
    set.freshUntil = now() + freshness
  }

  /** One request at a time for each set: a whole class arriving at once asks once. */
  function refresh(set: Keyset, address: string): Promise<void> {
    set.fetching ??= fetchInto(set, address).finally(() => {
      set.fetching = undefined
    })
    return set.fetching
  }

  async function refreshOrThrow(set: Keyset, address: string): Promise<void> {
    await refresh(set, address).catch((cause: unknown) => {
      throw new KeysUnavailable('The keys of the platform could not be fetched.', { cause })
    })
  }

  return {
    async find(address, kid) {
      const set: Keyset = sets.get(address) ?? { keys: new Map(), freshUntil: 0, pauseUntil: 0, fetching: undefined }
      sets.set(address, set)
      if (set.keys.size === 0) await refreshOrThrow(set, address)
      const known = set.keys.get(kid)
      if (known) {
        if (now() > set.freshUntil) refreshBehind(set, address)
        return known
      }
      if (now() < set.pauseUntil) return undefined
      set.pauseUntil = now() + pause
      await refreshOrThrow(set, address)
      return set.keys.get(kid)
    },
  }

  /** Nobody waits for it; when it fails the old keys go on, and the next launch after the pause tries again. */
  function refreshBehind(set: Keyset, address: string): void {
    set.freshUntil = now() + pause
    refresh(set, address).catch(() => undefined)
  }
}

interface PublicJwk extends JsonWebKey {
  readonly kid?: unknown
  readonly use?: unknown
  readonly alg?: unknown
}

/** Keys that can check RS256. The algorithm may be missing (Brightspace); keys too short to be safe are left out. */
function readKeys(body: string): Map<string, KeyObject> {
  const { keys } = JSON.parse(body) as { keys?: unknown }
  if (!Array.isArray(keys)) throw new Error('The key set has no keys.')
  const usable = (keys as PublicJwk[]).filter(
    ({ kty, use, alg, kid }) =>
      kty === 'RSA' && (use ?? 'sig') === 'sig' && (alg ?? 'RS256') === 'RS256' && typeof kid === 'string',
  )
  const imported = usable.map((jwk) => [String(jwk.kid), importKey(jwk)] as const)
  return new Map(imported.filter((entry): entry is [string, KeyObject] => entry[1] !== undefined))
}

function importKey(jwk: JsonWebKey): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: { kty: 'RSA', n: jwk.n, e: jwk.e } as JsonWebKey, format: 'jwk' })
    return (key.asymmetricKeyDetails?.modulusLength ?? 0) >= leastBits ? key : undefined
  } catch {
    return undefined
  }
}
