/** The parts of ltijs 5.9.9 that the adapter uses; the package ships no types. */

/** What ltijs keeps its things in. `Get` answers an array or false, never an empty array; `Replace` makes what is not there. */
export interface LtijsDatabase {
  setup(): Promise<boolean>
  Close(): Promise<boolean>
  Get(key: string | false, collection: string, query?: Query): Promise<Item[] | false>
  Insert(key: string | false, collection: string, item: Item, index?: Query): Promise<boolean>
  Replace(key: string | false, collection: string, query: Query, item: Item, index?: Query): Promise<boolean>
  Modify(key: string | false, collection: string, query: Query, change: Item): Promise<boolean>
  Delete(collection: string, query: Query): Promise<boolean>
}

export type Query = Readonly<Record<string, string | undefined>>
export type Item = Readonly<Record<string, unknown>>

/** The least that every service needs of an id_token. */
export interface LtijsToken {
  readonly iss: string
  readonly clientId: string
  readonly deploymentId?: string
  readonly platformContext: {
    readonly resource?: { readonly id: string }
    readonly endpoint?: { readonly lineitems: string }
    readonly namesRoles?: { readonly context_memberships_url: string }
    readonly deepLinkingSettings?: Item
  }
}

export interface LtijsPlatform {
  platformAccessToken(scopes: string): Promise<AccessToken>
}

export interface AccessToken {
  readonly access_token: string
  readonly token_type: string
  readonly expires_in: number
}

export interface LtijsProvider {
  setup(key: string, database: { plugin: LtijsDatabase }, options?: Item): LtijsProvider
  getPlatform(issuer: string, clientId: string): Promise<LtijsPlatform | false>
  readonly NamesAndRoles: {
    getMembers(
      token: LtijsToken,
      options: { url: string; pages: number },
    ): Promise<{ members?: unknown; next?: string }>
  }
  readonly Grade: {
    createLineItem(token: LtijsToken, lineItem: Item): Promise<Item>
    getLineItems(token: LtijsToken, options: { url: string }): Promise<{ lineItems: unknown; next?: string }>
    getScores(
      token: LtijsToken,
      lineItem: string,
      options: { url: string },
    ): Promise<{ scores: unknown; next?: string }>
  }
  readonly DeepLinking: {
    createDeepLinkingMessage(token: LtijsToken, items: readonly Item[], options: Item): Promise<string>
  }
}

export interface LtijsKeyset {
  build(database: LtijsDatabase, key: string): Promise<{ keys: readonly PublicJwk[] }>
}

export interface PublicJwk {
  readonly kty: string
  readonly kid: string
  readonly n: string
  readonly e: string
  readonly alg: string
  readonly use: string
}
