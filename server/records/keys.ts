import { createPrivateKey, createPublicKey, hkdfSync, sign, type KeyObject } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { hashOf } from '../../plugins/api/canonical.ts'
import type { Tables } from '../database/tables.ts'
import type { Ground } from '../house.ts'

/** A public key as it is published: Ed25519, RFC 8037. */
export interface PublicKey {
  readonly kid: string
  readonly x: string
}

export interface RecordSigner extends PublicKey {
  /** Ed25519 over the UTF-8 of a text, base64url. */
  sign(text: string): string
}

/** What stands in front of the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const frame = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The key of the house, made from its secret: the same on every node, and kept nowhere. */
export function makeRecordSigner(secret: string): RecordSigner {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'signed records', 32))
  const key = createPrivateKey({ key: Buffer.concat([frame, seed]), format: 'der', type: 'pkcs8' })
  const { x } = jwkOf(createPublicKey(key))
  return { x, kid: hashOf(x).slice(0, 16), sign: (text) => sign(null, Buffer.from(text), key).toString('base64url') }
}

function jwkOf(key: KeyObject): { x: string } {
  const { x } = key.export({ format: 'jwk' })
  if (x === undefined) throw new Error('An Ed25519 key without its x.')
  return { x }
}

export const keysAddress = '/.well-known/tertulia-record-keys.json'

/** The public keys, at an address that outsiders find; also those of the secrets before. */
export function mountRecordKeys(app: FastifyInstance, { configuration, database, now }: Ground): void {
  const { kid, x } = makeRecordSigner(configuration.secret)
  app.addHook('onReady', () => database.write((db) => saveKey(db, { kid, x }, now())))
  app.get(keysAddress, async (_request, reply) => {
    const keys = await database.read((db) =>
      db.selectFrom('record_keys').selectAll().orderBy('first_used_at').execute(),
    )
    return reply.header('cache-control', 'public, max-age=300').send({ keys: keys.map(toJwk) })
  })
}

async function saveKey(db: Kysely<Tables>, key: PublicKey, now: number): Promise<void> {
  await db
    .insertInto('record_keys')
    .values({ ...key, first_used_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const toJwk = ({ kid, x }: PublicKey) => ({ kty: 'OKP', crv: 'Ed25519', use: 'sig', alg: 'EdDSA', kid, x })
