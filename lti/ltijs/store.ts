import type { LtiDatabase, LtiDb, PlatformRow, SealedRow } from '../tables.ts'
import type { Seal } from './seal.ts'
import type { Item, LtijsDatabase, Query } from './types.ts'

/**
 * The database plugin of ltijs. Platforms are ours: ltijs sees the rows of lti_platforms and cannot change them, so there
 * is one truth about them. Key pairs and access tokens are its own, sealed.
 */
export function openStore(database: LtiDatabase, { seal, now }: { seal: Seal; now: () => number }): LtijsDatabase {
  const open = (row: SealedRow): Item => ({
    ...(JSON.parse(seal.open(row.content, aboutOf(row))) as Item),
    createdAt: row.created_at,
  })

  async function save(collection: string, item: Item, index: Query = {}): Promise<boolean> {
    const place = placeOf(collection, index)
    const content = seal.close(JSON.stringify(item), aboutOf(place))
    await database.write((db) => replaceSealed(db, { ...place, content, created_at: now() }))
    return true
  }

  return {
    setup: async () => true,
    Close: async () => true,
    async Get(_key, collection, query = {}) {
      if (collection === 'platform' || collection === 'platformStatus')
        return someOf(await database.read((db) => listPlatformItems(db, collection, query)))
      const rows = await database.read((db) => listSealed(db, readCollection(collection), query))
      const items = rows.map(open)
      return someOf(collection === 'accesstoken' ? items.filter((item) => isUsable(item, now())) : items)
    },
    Insert: (_key, collection, item, index) => save(collection, item, index),
    Replace: (_key, collection, ...[query, item, index]) => save(collection, item, { ...query, ...index }),
    Modify: async (_key, collection) =>
      Promise.reject(new Error(`ltijs wants to change a ${collection}, which it must not.`)),
    async Delete(collection, query) {
      await database.write((db) => removeSealed(db, readCollection(collection), query))
      return true
    },
  }
}

const someOf = (items: Item[]): Item[] | false => (items.length > 0 ? items : false)

async function listPlatformItems(db: LtiDb, collection: 'platform' | 'platformStatus', query: Query): Promise<Item[]> {
  const rows = await db
    .selectFrom('lti_platforms')
    .selectAll()
    .$if(query['platformUrl'] !== undefined, (q) => q.where('issuer', '=', query['platformUrl'] ?? ''))
    .$if(query['clientId'] !== undefined, (q) => q.where('client_id', '=', query['clientId'] ?? ''))
    .$if(query['id'] !== undefined, (q) => q.where('key_id', '=', query['id'] ?? ''))
    .execute()
  return rows.map(collection === 'platform' ? toPlatformItem : toStatusItem)
}

const toStatusItem = (row: PlatformRow): Item => ({ id: row.key_id, active: row.active === 1 })

const toPlatformItem = (row: PlatformRow): Item => ({
  platformName: row.name ?? row.issuer,
  platformUrl: row.issuer,
  clientId: row.client_id,
  authEndpoint: row.authorize_url,
  accesstokenEndpoint: row.token_url,
  authorizationServer: row.token_audience ?? undefined,
  kid: row.key_id,
  authConfig: { method: 'JWK_SET', key: row.jwks_url },
})

type Collection = SealedRow['collection']

function readCollection(name: string): Collection {
  if (name === 'publickey' || name === 'privatekey' || name === 'accesstoken') return name
  throw new Error(`ltijs asks for a collection "${name}" that it is not known to need.`)
}

type Place = Pick<SealedRow, 'collection' | 'issuer' | 'client_id' | 'name'>

const placeOf = (collection: string, { platformUrl = '', clientId = '', kid, scopes }: Query): Place => ({
  collection: readCollection(collection),
  issuer: platformUrl,
  client_id: clientId,
  name: kid ?? scopes ?? '',
})

const aboutOf = ({ collection, issuer, client_id, name }: Place): string =>
  JSON.stringify([collection, issuer, client_id, name])

const listSealed = (db: LtiDb, collection: Collection, query: Query): Promise<SealedRow[]> => {
  const name = query['kid'] ?? query['scopes']
  return db
    .selectFrom('lti_sealed')
    .selectAll()
    .where('collection', '=', collection)
    .$if(query['platformUrl'] !== undefined, (q) => q.where('issuer', '=', query['platformUrl'] ?? ''))
    .$if(query['clientId'] !== undefined, (q) => q.where('client_id', '=', query['clientId'] ?? ''))
    .$if(name !== undefined, (q) => q.where('name', '=', name ?? ''))
    .orderBy('created_at')
    .execute()
}

const replaceSealed = (db: LtiDb, row: SealedRow) =>
  db
    .insertInto('lti_sealed')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['collection', 'issuer', 'client_id', 'name'])
        .doUpdateSet({ content: row.content, created_at: row.created_at }),
    )
    .execute()

const removeSealed = (db: LtiDb, collection: Collection, query: Query) => {
  const { issuer, client_id, name } = placeOf(collection, query)
  return db
    .deleteFrom('lti_sealed')
    .where('collection', '=', collection)
    .where('issuer', '=', issuer)
    .where('client_id', '=', client_id)
    .where('name', '=', name)
    .execute()
}

/** ltijs would use a token to its last second; one that ends within a minute may end on the way. */
function isUsable({ token, createdAt }: Item, now: number): boolean {
  const lifetime = (token as { expires_in?: unknown } | undefined)?.expires_in
  return typeof lifetime === 'number' && Number(createdAt) + lifetime * 1000 - now > 60_000
}
