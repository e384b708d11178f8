import { createHash, randomBytes } from 'node:crypto'
import type { FileCard } from '../../plugins/api/contract.ts'

/** A link as a page makes it: the secret stays with whoever has the link. */
export function makeLink(): { readonly secret: string; readonly hash: string } {
  const secret = randomBytes(32).toString('base64url')
  return { secret, hash: createHash('sha256').update(secret).digest('base64url') }
}

export interface GuestReply<T = unknown> {
  readonly status: number
  readonly answer: T
  readonly error: { readonly code: string; readonly message: string } | undefined
}

/** Somebody with a link and no account, who speaks to the server as their page does. */
export class TestGuest {
  constructor(
    private readonly url: string,
    private readonly secret: string,
  ) {}

  open(method: 'GET' | 'HEAD' = 'GET'): Promise<GuestReply> {
    return this.fetch('/api/guest', { method })
  }

  query<T = unknown>(name: string, input: unknown = {}): Promise<GuestReply<T>> {
    return this.fetch(`/api/guest/operations/${name}?input=${encodeURIComponent(JSON.stringify(input))}`)
  }

  command<T = unknown>(name: string, input: unknown): Promise<GuestReply<T>> {
    return this.post(`/api/guest/operations/${name}`, input)
  }

  /** Brings a file, as the page does; `said` is what is said about its length when that is not the truth. */
  upload(name: string, content: Buffer | string, said?: number): Promise<GuestReply<FileCard>> {
    const body = new Uint8Array(Buffer.from(content as string))
    const query = new URLSearchParams({ name, size: String(said ?? body.length) })
    const headers = { 'content-type': 'application/octet-stream' }
    return this.fetch(`/api/guest/uploads?${query}`, { method: 'POST', headers, body })
  }

  removeUpload(file: string): Promise<GuestReply> {
    return this.post('/api/guest/uploads/remove', { file })
  }

  openFiles(files: readonly string[]): Promise<GuestReply<{ file: string; address: string }[]>> {
    return this.post('/api/guest/files', { files })
  }

  /** Whatever path of the server, with the secret in a scheme of its own. */
  async fetch<T>(path: string, init: RequestInit = {}, scheme = 'Guest'): Promise<GuestReply<T>> {
    const headers = { authorization: `${scheme} ${this.secret}`, ...init.headers }
    const reply = await fetch(this.url + path, { ...init, headers })
    const words = await reply.text()
    return { status: reply.status, ...(words === '' ? {} : JSON.parse(words)) }
  }

  private post<T>(path: string, input: unknown): Promise<GuestReply<T>> {
    const headers = { 'content-type': 'application/json' }
    return this.fetch(path, { method: 'POST', headers, body: JSON.stringify(input) })
  }
}
