import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { sign as signBytes, type KeyObject } from 'node:crypto'
import { exportJWK, exportSPKI, SignJWT, type JWK, type JWTPayload } from 'jose'
import { borrowKeys, type BorrowedKeys } from '../key-ring.ts'

/** How to sign a token: rightly by default, or wrongly on purpose. */
export interface Signing {
  /** `other`: a key that is in no key set, under the kid of the right one. */
  key?: 'own' | 'other'
  /** `HS256` signs with the public key's text as the secret, the classic confusion. */
  alg?: 'RS256' | 'none' | 'HS256' | 'ES256'
  /** `null` leaves the kid out; a string replaces it. */
  kid?: string | null
  /** Names an extension that whoever reads the token must understand (RFC 7515 4.1.11). */
  critical?: string
}

interface KeyPair {
  kid: string
  privateKey: KeyObject
  publicKey: KeyObject
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

async function takePair(borrowed: BorrowedKeys): Promise<KeyPair> {
  const { privateKey, publicKey } = await borrowed.next()
  return named(createPrivateKey(privateKey), createPublicKey(publicKey))
}

const named = (privateKey: KeyObject, publicKey: KeyObject): KeyPair => ({
  kid: randomBytes(10).toString('hex'),
  privateKey,
  publicKey,
})

async function makeCurve(): Promise<KeyPair> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return named(privateKey, publicKey)
}

async function writeJwk(pair: KeyPair): Promise<JWK> {
  const jwk = await exportJWK(pair.publicKey)
  return { kty: 'RSA', alg: 'RS256', kid: pair.kid, e: jwk.e ?? '', n: jwk.n ?? '', use: 'sig' }
}

/** The platform's signing keys: the right one, and everything a forger might try instead. */
export class PlatformKeys {
  private published: KeyPair[]
  /** Taken when first asked for: most tests forge nothing. */
  private readonly strangers = new Map<string, Promise<KeyPair>>()

  private constructor(
    private readonly borrowed: BorrowedKeys,
    first: KeyPair,
  ) {
    this.published = [first]
  }

  static async make() {
    const borrowed = borrowKeys()
    return new PlatformKeys(borrowed, await takePair(borrowed))
  }

  giveBack() {
    this.borrowed.giveBack()
  }

  get kid() {
    return this.current.kid
  }

  private get current(): KeyPair {
    const pair = this.published.at(-1)
    if (!pair) throw new Error('The practice LMS has no signing key.')
    return pair
  }

  /** The key set as served; old keys stay in it unless a rotation dropped them. */
  async jwks() {
    return { keys: await Promise.all(this.published.map(writeJwk)) }
  }

  /** Makes a new signing key under a new kid. `dropOld` takes the earlier ones out of the key set at once. */
  async rotate(dropOld = false) {
    const pair = await takePair(this.borrowed)
    this.published = dropOld ? [pair] : [...this.published, pair]
    return pair.kid
  }

  /** Signs claims as a compact JWT, rightly unless told otherwise. */
  async sign(claims: JWTPayload, signing: Signing = {}): Promise<string> {
    const alg = signing.alg ?? 'RS256'
    const kid = signing.kid === undefined ? this.kid : signing.kid
    const header = { typ: 'JWT', alg, ...(kid === null ? {} : { kid }) }
    if (alg === 'none') return `${encode(header)}.${encode(claims)}.`
    if (alg === 'HS256') return this.signWithPublicKey(header, claims)
    if (signing.critical)
      return this.signWithExtension({ ...header, crit: [signing.critical], [signing.critical]: true }, claims)
    const pair = alg === 'ES256' || signing.key === 'other' ? await this.stranger(alg) : this.current
    return new SignJWT(claims).setProtectedHeader(header).sign(pair.privateKey)
  }

  private async signWithPublicKey(header: object, claims: JWTPayload) {
    const secret = await exportSPKI(this.current.publicKey)
    const input = `${encode(header)}.${encode(claims)}`
    return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
  }

  /** By hand: no library signs what it does not understand itself. */
  private signWithExtension(header: object, claims: JWTPayload) {
    const input = `${encode(header)}.${encode(claims)}`
    const signature = signBytes('sha256', Buffer.from(input), this.current.privateKey)
    return `${input}.${signature.toString('base64url')}`
  }

  private stranger(alg: string) {
    const known = this.strangers.get(alg) ?? (alg === 'ES256' ? makeCurve() : takePair(this.borrowed))
    this.strangers.set(alg, known)
    return known
  }
}
