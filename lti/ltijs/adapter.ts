import { AnsweredNonsense } from '../outgoing/failures.ts'
import type { Outgoing } from '../outgoing/outgoing.ts'
import { withinLineItem } from '../services/line-items.ts'
import { scopes } from '../services/scopes.ts'
import type { LtiDatabase, PlatformRow } from '../tables.ts'
import { callingThrough } from './http.ts'
import { encrypted, makeKeyPair, saveKeyPair, type KeyPair } from './key-pairs.ts'
import { loadLtijs } from './load.ts'
import { openSeal } from './seal.ts'
import { openStore } from './store.ts'
import { openTokens, type Tokens } from './tokens.ts'
import type { Item, LtijsProvider, PublicJwk } from './types.ts'

/** The port: all that the front door has of ltijs. A later release, or none, is a change behind it. */
export interface Ltijs extends Lists {
  readonly tokens: Tokens
  /** Deep Linking 2.0: the signed answer to a picker. */
  deepLinkMessage(platform: PlatformRow, answer: DeepLinkAnswer): Promise<string>
  /** The public keys of the tool, for platforms to check our signatures with. */
  keyset(): Promise<{ readonly keys: readonly PublicJwk[] }>
  /** AGS 2.0: makes a line item at the address of a course's line items, and answers what the LMS made of it. */
  createLineItem(platform: PlatformRow, url: string, lineItem: Item): Promise<Item>
  /** Makes the tool's key pair for a platform; it takes a while, and holds nobody up. */
  makeKeys(platform: PlatformRow): Promise<void>
}

/** What LMSs list, a page at a time. */
interface Lists {
  /** NRPS 2.0: the members at an address of the LMS. */
  members(platform: PlatformRow, url: string): Promise<ListPage>
  /** AGS 2.0: the line items at an address. */
  lineItems(platform: PlatformRow, url: string): Promise<ListPage>
  /** AGS 2.0: the results of a line item, or a page of them at the address that the page before named. */
  results(platform: PlatformRow, lineItemUrl: string, page?: string): Promise<ListPage>
}

/** One page of something; `next` is the address of the one after it. */
interface ListPage {
  readonly items: readonly unknown[]
  readonly next: string | undefined
}

interface DeepLinkAnswer {
  readonly deploymentId: string
  readonly settings: Item
  readonly items: readonly Item[]
}

interface LtijsParts {
  readonly outgoing: Outgoing
  /** What seals the keys in the database. */
  readonly secret: string
  readonly now: () => number
  /** Tests that open many front doors bring pairs that are made already. */
  readonly makePair?: (() => Promise<KeyPair>) | undefined
}

/** Opens the adapter. Throws when another release of ltijs is installed than it was made for. */
export function openLtijs(database: LtiDatabase, { outgoing, secret, now, makePair = makeKeyPair }: LtijsParts): Ltijs {
  const { makeProvider, keyset } = loadLtijs()
  const store = openStore(database, { seal: openSeal(secret), now })
  const provider = makeProvider().setup(encrypted, { plugin: store }, {})
  const tokens = openTokens({ provider, store, outgoing })
  /** ltijs fetches its own token; `use` has put a good one where it looks. */
  const listing: Listing = (platform, scope, list) => tokens.use(platform, scope, () => callingThrough(outgoing, list))
  return {
    tokens,
    ...openLists(provider, listing),
    deepLinkMessage: (platform, { deploymentId, settings, items }) =>
      provider.DeepLinking.createDeepLinkingMessage(
        { ...identify(platform), deploymentId, platformContext: { deepLinkingSettings: settings } },
        items,
        {},
      ),
    createLineItem: (platform, url, lineItem) =>
      tokens.use(platform, scopes.lineItems, () =>
        callingThrough(outgoing, () => {
          const token = { ...identify(platform), platformContext: { endpoint: { lineitems: url } } }
          return provider.Grade.createLineItem(token, lineItem)
        }),
      ),
    keyset: () => keyset.build(store, encrypted),
    makeKeys: async (platform) => saveKeyPair(store, platform, await makePair()),
  }
}

type Listing = (platform: PlatformRow, scope: string, list: () => Promise<ListPage>) => Promise<ListPage>

const openLists = (provider: LtijsProvider, listing: Listing): Lists => ({
  members: (platform, url) =>
    listing(platform, scopes.members, async () => {
      const token = { ...identify(platform), platformContext: { namesRoles: { context_memberships_url: url } } }
      const { members, next } = await provider.NamesAndRoles.getMembers(token, { url, pages: 1 })
      return toListPage(url, members, next)
    }),
  lineItems: (platform, url) =>
    listing(platform, scopes.readLineItems, async () => {
      const token = { ...identify(platform), platformContext: { endpoint: { lineitems: url } } }
      const { lineItems, next } = await provider.Grade.getLineItems(token, { url })
      return toListPage(url, lineItems, next)
    }),
  results: (platform, lineItemUrl, page) =>
    listing(platform, scopes.readResults, async () => {
      const token = { ...identify(platform), platformContext: {} }
      const url = page ?? withinLineItem(lineItemUrl, 'results')
      const { scores, next } = await provider.Grade.getScores(token, lineItemUrl, { url })
      return toListPage(url, scores, next)
    }),
})

const identify = (platform: PlatformRow) => ({ iss: platform.issuer, clientId: platform.client_id })

/** The next page is asked for with the same token, so it has to lie where this one did: elsewhere the token would be given away. */
function toListPage(asked: string, items: unknown, next: string | undefined): ListPage {
  if (!Array.isArray(items)) throw new AnsweredNonsense('The LMS answered something that is no list.')
  if (!next) return { items, next: undefined }
  if (!URL.canParse(next, asked)) throw new AnsweredNonsense('The LMS named a next page that is no address.')
  const { origin, href } = new URL(next, asked)
  if (origin !== new URL(asked).origin) throw new AnsweredNonsense('The LMS named a next page at another place.')
  return { items, next: href }
}
