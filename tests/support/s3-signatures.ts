import { createHash, createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()

/** Whether a request is signed by AWS Signature Version 4 with this secret, over its address, heads and content. */
export function isSigned({ method = '', url = '', headers }: IncomingMessage, body: Buffer, secret: string): boolean {
  const pattern = /Credential=[^/]+\/(\d+)\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)/
  const [, day, region, service, signed = '', signature] = pattern.exec(headers.authorization ?? '') ?? []
  if (!day || !region || !service || !signature) return false
  const content = String(headers['x-amz-content-sha256'])
  if (content !== 'UNSIGNED-PAYLOAD' && content !== sha256(body)) return false
  const { pathname, searchParams } = new URL(url, 'http://stand-in')
  const query = [...searchParams].map((pair) => pair.map(escape).join('=')).toSorted()
  const heads = signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`)
  const canonical = [method, pathname, query.join('&'), heads.join(''), signed, content].join('\n')
  const scope = `${day}/${region}/${service}/aws4_request`
  const text = ['AWS4-HMAC-SHA256', String(headers['x-amz-date']), scope, sha256(canonical)].join('\n')
  const key = ['aws4_request', service, region, day].reduceRight(
    (key, part) => hmac(key, part),
    Buffer.from(`AWS4${secret}`),
  )
  return hmac(key, text).toString('hex') === signature
}

const escape = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
