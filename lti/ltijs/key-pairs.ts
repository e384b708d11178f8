import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { PlatformRow } from '../tables.ts'
import type { LtijsDatabase } from './types.ts'

/** An RSA pair as texts: the public half as SPKI, the private one as PKCS#1. */
export interface KeyPair {
  readonly publicKey: string
  readonly privateKey: string
}

const generate = promisify(generateKeyPair)

/** Makes a pair off the event loop; it takes a sixth of a second of some core. */
export const makeKeyPair = (): Promise<KeyPair> =>
  generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })

/**
 * Saves the tool's key pair for a platform where ltijs looks for it. ltijs itself would make it on the event loop, and
 * stop everything for more than a second.
 */
export async function saveKeyPair(
  store: LtijsDatabase,
  platform: PlatformRow,
  { publicKey, privateKey }: KeyPair,
): Promise<void> {
  const { issuer, client_id, key_id: kid } = platform
  const index = { platformUrl: issuer, clientId: client_id, kid }
  await store.Insert(encrypted, 'privatekey', { key: privateKey, kid }, index)
  await store.Insert(encrypted, 'publickey', { key: publicKey, kid }, index)
}

/** ltijs encrypts where it is given a key. Ours is the seal's, so this only says "encrypt". */
export const encrypted = 'sealed by the store'
