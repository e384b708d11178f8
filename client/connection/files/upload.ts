import type { FileUpload, UploadState } from '../../../plugins/api/client.ts'
import type { FileCard } from '../../../plugins/api/contract.ts'
import { newKey } from '../key.ts'
import { parse, toRefusal, unreachableRefusal } from '../http.ts'

interface Parts {
  readonly address: string
  readonly token: () => string
  /** What the token is. */
  readonly scheme?: 'Bearer' | 'Guest'
  /** Rejects when the file cannot be taken. */
  readonly check: () => Promise<void>
}

/** One file on its way to the server. It says how far it is, byte by byte, and can be stopped and tried again. */
export class Upload implements FileUpload {
  readonly key = newKey()
  state: UploadState = 'waiting'
  sent = 0
  card: FileCard | undefined
  failure: Error | undefined
  private request: XMLHttpRequest | undefined
  private readonly listeners = new Set<() => void>()

  constructor(
    readonly file: File,
    private readonly parts: Parts,
  ) {
    void this.start()
  }

  get name(): string {
    return this.file.name
  }

  get size(): number {
    return this.file.size
  }

  subscribe(changed: () => void): () => void {
    this.listeners.add(changed)
    return () => this.listeners.delete(changed)
  }

  retry(): void {
    if (this.state === 'failed') void this.start()
  }

  cancel(): void {
    if (this.state === 'done') return
    this.become('cancelled')
    this.request?.abort()
  }

  private async start(): Promise<void> {
    Object.assign(this, { sent: 0, failure: undefined })
    this.become('waiting')
    try {
      await this.parts.check()
      if (this.isStopped()) return
      this.card = await this.send()
      this.become('done')
    } catch (error) {
      if (this.isStopped()) return
      this.failure = error instanceof Error ? error : new Error(String(error))
      this.become('failed')
    }
  }

  private isStopped(): boolean {
    return this.state === 'cancelled'
  }

  /** Not by fetch, which cannot say how far it is. */
  private send(): Promise<FileCard> {
    const { file } = this
    const request = new XMLHttpRequest()
    const query = new URLSearchParams({ name: file.name || 'file', size: String(file.size) })
    request.open('POST', `${this.parts.address}?${query}`)
    request.setRequestHeader('authorization', `${this.parts.scheme ?? 'Bearer'} ${this.parts.token()}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    this.request = request
    this.become('sending')
    request.upload.addEventListener('progress', ({ loaded }) => this.progress(loaded))
    return new Promise((resolve, reject) => {
      request.addEventListener('load', () => settle(request, resolve, reject))
      request.addEventListener('error', () => reject(unreachableRefusal()))
      request.addEventListener('abort', () => reject(unreachableRefusal()))
      request.send(file)
    })
  }

  /** When all of it is there, the server still looks at it. */
  private progress(loaded: number): void {
    this.sent = Math.min(loaded, this.size)
    this.become(this.sent === this.size ? 'checking' : 'sending')
  }

  private become(state: UploadState): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }
}

function settle(
  { status, responseText }: XMLHttpRequest,
  resolve: (card: FileCard) => void,
  reject: (error: unknown) => void,
): void {
  const body = parse(responseText)
  if (status === 200) resolve((body as { answer: FileCard }).answer)
  else if ([502, 503, 504].includes(status) && body === undefined) reject(unreachableRefusal())
  else reject(toRefusal(status, body))
}
