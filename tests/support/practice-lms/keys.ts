import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose'
import { createHmac, randomBytes, sign as signBytes, KeyObject } from 'node:crypto'

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
  privateKey: CryptoKey
  publicKey: CryptoKey
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

async function makePair(alg = 'RS256'): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { kid: randomBytes(10).toString('hex'), privateKey, publicKey }
}

async function writeJwk(pair: KeyPair): Promise<JWK> {
  const jwk = await exportJWK(pair.publicKey)
  return { kty: 'RSA', alg: 'RS256', kid: pair.kid, e: jwk.e ?? '', n: jwk.n ?? '', use: 'sig' }
}

/** The platform's signing keys: the right one, and everything a forger might try instead. */
export class PlatformKeys {
  private published: KeyPair[]
  /** Made when first asked for: an RSA key costs a tenth of a second, and most tests forge nothing. */
  private readonly strangers = new Map<string, Promise<KeyPair>>()

  private constructor(first: KeyPair) {
    this.published = [first]
  }

  static async make() {
    return new PlatformKeys(await makePair())
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
    const pair = await makePair()
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
    const signature = signBytes('sha256', Buffer.from(input), KeyObject.from(this.current.privateKey))
    return `${input}.${signature.toString('base64url')}`
  }

  private stranger(alg: string) {
    const known = this.strangers.get(alg) ?? makePair(alg)
    this.strangers.set(alg, known)
    return known
  }
}
