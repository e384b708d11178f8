import { AnsweredNo } from '../outgoing/failures.ts'
import type { Outgoing } from '../outgoing/outgoing.ts'
import type { PlatformRow } from '../tables.ts'
import { callingThrough } from './http.ts'
import type { AccessToken, LtijsDatabase, LtijsProvider } from './types.ts'

/** Access tokens as ltijs keeps them, without its faults: it asks once for each who waits, and goes on with refused ones. */
export interface Tokens {
  /** A token with at least a minute to live; many who ask at once cause one request. */
  read(platform: PlatformRow, scope: string): Promise<AccessToken>
  /** Runs a call that needs a token; when the LMS does not like the token it is dropped, and the call made once more. */
  use<T>(platform: PlatformRow, scope: string, call: (token: AccessToken) => Promise<T>): Promise<T>
}

interface Parts {
  readonly provider: LtijsProvider
  readonly store: LtijsDatabase
  readonly outgoing: Outgoing
}

export function openTokens({ provider, store, outgoing }: Parts): Tokens {
  const asking = new Map<string, Promise<AccessToken>>()

  function read(platform: PlatformRow, scope: string): Promise<AccessToken> {
    const name = `${platform.id} ${scope}`
    const known = asking.get(name)
    if (known) return known
    const asked = callingThrough(outgoing, () => askToken(provider, platform, scope)).finally(() => asking.delete(name))
    asking.set(name, asked)
    return asked
  }

  return {
    read,
    async use(platform, scope, call) {
      const first = await read(platform, scope)
      try {
        return await call(first)
      } catch (error) {
        if (!(error instanceof AnsweredNo) || error.status !== 401) throw error
        const { issuer, client_id } = platform
        await store.Delete('accesstoken', { platformUrl: issuer, clientId: client_id, scopes: scope })
        return call(await read(platform, scope))
      }
    },
  }
}

async function askToken(provider: LtijsProvider, platform: PlatformRow, scope: string): Promise<AccessToken> {
  const known = await provider.getPlatform(platform.issuer, platform.client_id)
  if (!known) throw new Error('The platform is not connected any more.')
  return known.platformAccessToken(scope)
}
