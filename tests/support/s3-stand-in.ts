import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { isSigned } from './s3-signatures.ts'

/** What a store of other make does, as far as ours uses it: signatures, objects, parts, ranges, lists in pages. */
export interface S3StandIn {
  readonly url: string
  /** By bucket and key. */
  readonly objects: ReadonlyMap<string, Buffer>
  /** Uploads in parts that were neither completed nor taken back. */
  readonly unfinished: ReadonlyMap<string, unknown>
  readonly credentials: { readonly AWS_ACCESS_KEY_ID: string; readonly AWS_SECRET_ACCESS_KEY: string }
  close(): Promise<void>
}

const secret = 'a secret of the stand-in'

interface State {
  readonly objects: Map<string, Buffer>
  readonly unfinished: Map<string, Map<number, Buffer>>
}

interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Buffer
  readonly range: string | undefined
}

interface Answer {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer
}

export async function startS3(): Promise<S3StandIn> {
  const state: State = { objects: new Map(), unfinished: new Map() }
  const server = createServer((request, response) => void answer(state, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a TCP server has no other kind of address
  return {
    ...state,
    url: `http://127.0.0.1:${port}`,
    credentials: { AWS_ACCESS_KEY_ID: 'stand-in', AWS_SECRET_ACCESS_KEY: secret },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await buffer(request)
  const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://stand-in')
  const path = decodeURIComponent(pathname.slice(1))
  const asked = { method: request.method ?? '', path, query, body, range: request.headers.range }
  const {
    status = 200,
    headers = {},
    body: said = '',
  } = isSigned(request, body, secret) ? reply(state, asked) : refuse(403, 'SignatureDoesNotMatch')
  response.writeHead(status, headers).end(said)
}

const refuse = (status: number, code: string): Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
})

const xml = (body: string): Answer => ({ headers: { 'content-type': 'application/xml' }, body })

function reply(state: State, asked: Asked): Answer {
  const { method, query } = asked
  if (query.has('uploads') || query.has('uploadId')) return replyOfParts(state, asked)
  if (method === 'PUT') return keep(state, asked)
  if (method === 'GET') return query.get('list-type') === '2' ? list(state, asked) : read(state, asked)
  if (method !== 'DELETE') return refuse(405, 'MethodNotAllowed')
  state.objects.delete(asked.path)
  return { status: 204 }
}

const tagOf = (body: Buffer) => `"${createHash('md5').update(body).digest('hex')}"`

function keep({ objects }: State, { path, body }: Asked): Answer {
  objects.set(path, body)
  return { headers: { etag: tagOf(body) } }
}

function read({ objects }: State, { path, range }: Asked): Answer {
  const whole = objects.get(path)
  if (!whole) return refuse(404, 'NoSuchKey')
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? []
  if (first === undefined) return { body: whole }
  const headers = { 'content-range': `bytes ${first}-${last}/${whole.length}` }
  return { status: 206, headers, body: whole.subarray(Number(first), Number(last) + 1) }
}

/** Two at a time, so that whoever reads the first page only is found out. */
const perPage = 2

function list({ objects }: State, { path, query }: Asked): Answer {
  const bucket = path.replace(/\/$/, '')
  const prefix = `${bucket}/${query.get('prefix') ?? ''}`
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(bucket.length + 1))
  const from = Number(query.get('continuation-token') ?? 0)
  const page = keys.slice(from, from + perPage)
  const more = from + perPage < keys.length
  const contents = page.map(
    (key) => `<Contents><Key>${key}</Key><LastModified>2026-01-01T00:00:00Z</LastModified></Contents>`,
  )
  const next = more ? `<NextContinuationToken>${from + perPage}</NextContinuationToken>` : ''
  return xml(`<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`)
}

function replyOfParts({ objects, unfinished }: State, { method, path, query, body }: Asked): Answer {
  if (query.has('uploads')) {
    const id = `upload-${unfinished.size}-${path}`
    unfinished.set(id, new Map())
    return xml(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`)
  }
  const id = query.get('uploadId') ?? ''
  const parts = unfinished.get(id)
  if (!parts) return refuse(404, 'NoSuchUpload')
  if (method === 'PUT') {
    parts.set(Number(query.get('partNumber')), body)
    return { headers: { etag: tagOf(body) } }
  }
  unfinished.delete(id)
  if (method === 'DELETE') return { status: 204 }
  const inOrder = [...parts].toSorted(([a], [b]) => a - b).map(([, part]) => part)
  objects.set(path, Buffer.concat(inOrder))
  return xml(`<CompleteMultipartUploadResult><Key>${path}</Key><ETag>"whole"</ETag></CompleteMultipartUploadResult>`)
}
