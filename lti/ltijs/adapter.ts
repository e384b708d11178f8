import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { AnsweredNo } from '../outgoing/failures.ts'
import type { Outgoing } from '../outgoing/outgoing.ts'
import { withinLineItem } from '../services/line-items.ts'
import { scopes } from '../services/scopes.ts'
import type { LtiDatabase, PlatformRow } from '../tables.ts'
import { callingThrough } from './http.ts'
import { loadLtijs } from './load.ts'
import { openSeal } from './seal.ts'
import { openStore } from './store.ts'
import type { AccessToken, Item, LtijsProvider, PublicJwk } from './types.ts'

/** One page of something; `next` is the address of the one after it. */
export interface ListPage {
  readonly items: readonly unknown[]
  readonly next: string | undefined
}

/** The port: all that the front door has of ltijs. A later release, or none, is a change behind it. */
export interface Ltijs {
  /** NRPS 2.0: the members at an address of the LMS, one page. */
  members(platform: PlatformRow, url: string): Promise<ListPage>
  /** AGS 2.0: the line items at an address, one page. */
  lineItems(platform: PlatformRow, url: string): Promise<ListPage>
  /** AGS 2.0: the results of a line item, one page. */
  results(platform: PlatformRow, lineItemUrl: string): Promise<ListPage>
  /** An access token with at least a minute to live; many who ask at once cause one request. */
  token(platform: PlatformRow, scope: string): Promise<AccessToken>
  /** Runs a call that needs a token; when the LMS does not like the token it is dropped, and the call made once more. */
  withToken<T>(platform: PlatformRow, scope: string, call: (token: AccessToken) => Promise<T>): Promise<T>
  /** Deep Linking 2.0: the signed answer to a picker. */
  deepLinkMessage(platform: PlatformRow, answer: DeepLinkAnswer): Promise<string>
  /** The public keys of the tool, for platforms to check our signatures with. */
  keyset(): Promise<{ readonly keys: readonly PublicJwk[] }>
  /** Makes the tool's key pair for a platform; it takes a while, and holds nobody up. */
  makeKeys(platform: PlatformRow): Promise<void>
}

export interface DeepLinkAnswer {
  readonly deploymentId: string
  readonly settings: Item
  readonly items: readonly Item[]
}

/** ltijs encrypts where it is given a key. Ours is the seal's, so this only says "encrypt". */
const encrypted = 'sealed by the store'

const makePair = promisify(generateKeyPair)

export function openLtijs(
  database: LtiDatabase,
  { outgoing, secret, now }: { outgoing: Outgoing; secret: string; now: () => number },
): Ltijs {
  const { makeProvider, keyset } = loadLtijs()
  const store = openStore(database, { seal: openSeal(secret), now })
  const provider = makeProvider().setup(encrypted, { plugin: store }, {})
  const asking = new Map<string, Promise<AccessToken>>()

  function token(platform: PlatformRow, scope: string): Promise<AccessToken> {
    const name = `${platform.id} ${scope}`
    const known = asking.get(name)
    if (known) return known
    const asked = callingThrough(outgoing, () => askToken(provider, platform, scope)).finally(() => asking.delete(name))
    asking.set(name, asked)
    return asked
  }

  async function withToken<T>(platform: PlatformRow, scope: string, call: (token: AccessToken) => Promise<T>): Promise<T> {
    const first = await token(platform, scope)
    try {
      return await call(first)
    } catch (error) {
      if (!(error instanceof AnsweredNo) || error.status !== 401) throw error
      await store.Delete('accesstoken', { platformUrl: platform.issuer, clientId: platform.client_id, scopes: scope })
      return call(await token(platform, scope))
    }
  }

  /** ltijs fetches its own token; `withToken` has put a good one where it looks. */
  const listPage = (platform: PlatformRow, scope: string, list: () => Promise<ListPage>): Promise<ListPage> =>
    withToken(platform, scope, () => callingThrough(outgoing, list))

  return {
    token,
    withToken,
    members: (platform, url) =>
      listPage(platform, scopes.members, async () => {
        const page = await provider.NamesAndRoles.getMembers(
          { ...identify(platform), platformContext: { namesRoles: { context_memberships_url: url } } },
          { url, pages: 1 },
        )
        return toListPage(page.members, page.next)
      }),
    lineItems: (platform, url) =>
      listPage(platform, scopes.readLineItems, async () => {
        const token = { ...identify(platform), platformContext: { endpoint: { lineitems: url } } }
        const page = await provider.Grade.getLineItems(token, { url })
        return toListPage(page.lineItems, page.next)
      }),
    results: (platform, lineItemUrl) =>
      listPage(platform, scopes.readResults, async () => {
        const url = withinLineItem(lineItemUrl, 'results')
        const token = { ...identify(platform), platformContext: {} }
        const page = await provider.Grade.getScores(token, lineItemUrl, { url })
        return toListPage(page.scores, page.next)
      }),
    deepLinkMessage: (platform, { deploymentId, settings, items }) =>
      provider.DeepLinking.createDeepLinkingMessage(
        { ...identify(platform), deploymentId, platformContext: { deepLinkingSettings: settings } },
        items,
        {},
      ),
    keyset: () => keyset.build(store, encrypted),
    async makeKeys(platform) {
      const pair = await makePair('rsa', {
        modulusLength: 2048,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      })
      const index = { platformUrl: platform.issuer, clientId: platform.client_id, kid: platform.key_id }
      await store.Insert(encrypted, 'privatekey', { key: pair.privateKey, kid: platform.key_id }, index)
      await store.Insert(encrypted, 'publickey', { key: pair.publicKey, kid: platform.key_id }, index)
    },
  }
}

async function askToken(provider: LtijsProvider, platform: PlatformRow, scope: string): Promise<AccessToken> {
  const known = await provider.getPlatform(platform.issuer, platform.client_id)
  if (!known) throw new Error('The platform is not connected any more.')
  return known.platformAccessToken(scope)
}

const identify = (platform: PlatformRow) => ({ iss: platform.issuer, clientId: platform.client_id })

function toListPage(items: unknown, next: string | undefined): ListPage {
  if (!Array.isArray(items)) throw new Error('The LMS answered something that is no list.')
  return { items, next }
}
