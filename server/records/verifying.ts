import { createPublicKey, verify } from 'node:crypto'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { linkOf } from '../../plugins/api/canonical.ts'
import type { RecordChain } from '../../plugins/api/server.ts'
import { format, hashesOf, textToSign, type RecordFile } from './file.ts'
import type { PublicKey } from './keys.ts'

/** What an outsider is told: whether all of it is right, and a sentence for each thing that was found. */
export interface Verdict {
  readonly well: boolean
  readonly sentences: readonly string[]
}

const Words = Type.String()
const Shape = Type.Object({
  ...{ format: Type.Literal(format), issuer: Words, issuedAt: Words, kind: Words, title: Words, person: Words },
  parts: Type.Array(
    Type.Object({
      name: Words,
      facts: Type.Array(Type.Object({ label: Words, value: Words })),
      data: Type.Unknown(),
      seq: Type.Optional(Type.Integer({ minimum: 1 })),
    }),
  ),
  chain: Type.Union([
    Type.Null(),
    Type.Object({ first: Type.Integer({ minimum: 1 }), before: Words, hashes: Type.Array(Words), link: Words }),
  ]),
  faults: Type.Array(Words),
  seal: Type.Object({ kid: Words, parts: Type.Array(Words), chain: Words, signature: Words }),
})
const Keys = Type.Object({ keys: Type.Array(Type.Object({ kid: Words, x: Words })) })

/**
 * Verifies a record with published keys alone: no network, no database.
 * @param text the record, as it was handed out
 * @param keys what the house publishes of its keys
 */
export function verifyRecord(text: string, keys: string): Verdict {
  const file = readJson(text)
  if ('wrong' in file) return ill(`The record is damaged: it is no JSON (${file.wrong}).`)
  const [fault] = Value.Errors(Shape, file.json)
  if (fault) return ill(`This is no record, or not all of it is there: look at ${fault.instancePath || 'the whole'}.`)
  const published = readJson(keys)
  if ('wrong' in published || !Value.Check(Keys, published.json))
    return ill('The file of keys holds no published keys.')
  // Its shape was checked just now.
  const record = file.json as RecordFile
  const key = published.json.keys.find(({ kid }) => kid === record.seal.kid)
  if (!key) return ill(`The record names the key ${record.seal.kid}, which is not among the published ones.`)
  const wrong = [...listChanged(record), ...listUnsigned(record, key), ...listBroken(record.chain), ...record.faults]
  return wrong.length > 0 ? ill(...wrong) : { well: true, sentences: [sayWell(record)] }
}

const ill = (...sentences: string[]): Verdict => ({ well: false, sentences })

function readJson(text: string): { readonly json: unknown } | { readonly wrong: string } {
  try {
    return { json: JSON.parse(text) }
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
}

/** Parts that are not what was sealed. */
function listChanged(record: RecordFile): string[] {
  const { parts, chain } = hashesOf(record)
  const changed = record.parts.flatMap(({ name }, place) =>
    parts[place] === record.seal.parts[place] ? [] : [`Part ${place + 1}, "${name}", is not what was signed.`],
  )
  return [
    ...changed,
    ...(record.parts.length < record.seal.parts.length ? ['A part was taken out.'] : []),
    ...(chain === record.seal.chain ? [] : ['The chain of signatures is not what was signed.']),
  ]
}

function listUnsigned(record: RecordFile, { x }: PublicKey): string[] {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  const signature = Buffer.from(record.seal.signature, 'base64url')
  // Of several texts that stand for the same bytes, one is what was handed out.
  const isExact = signature.toString('base64url') === record.seal.signature
  if (isExact && verify(null, Buffer.from(textToSign(record)), key, signature)) return []
  return [`The seal is broken: the title, the person, the date, the issuer or the seal itself was changed.`]
}

function listBroken(chain: RecordChain | null): string[] {
  if (chain === null) return []
  const end = chain.hashes.reduce((before, hash, place) => linkOf(before, chain.first + place, hash), chain.before)
  return end === chain.link ? [] : ['The chain of signatures does not hold.']
}

function sayWell({ issuer, issuedAt, person, parts, chain }: RecordFile): string {
  const links = chain?.hashes.length ?? 0
  return `All of it is right: ${issuer} issued this record for ${person} at ${issuedAt}; ${parts.length} ${parts.length === 1 ? 'part' : 'parts'}, and a chain of ${links} ${links === 1 ? 'signature' : 'signatures'} that holds.`
}
