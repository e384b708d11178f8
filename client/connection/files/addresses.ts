import type { FileId, OutputOf } from '../../../plugins/api/contract.ts'
import { Refusal } from '../../../plugins/api/refusal.ts'
import type { contract } from '../../../server/files/contract.ts'
import { sayRefusal } from '../refusal-words.ts'

type Address = OutputOf<(typeof contract)['queries']['open']>[number]

interface Waiting {
  readonly file: FileId
  readonly resolve: (address: Address) => void
  readonly reject: (error: unknown) => void
}

/** An address that ends within this, in ms, is asked for anew: what is opened by it takes a moment, too. */
const margin = 30_000
const mostAtOnce = 100

/** Addresses of files, asked for together when many are wanted in one moment, and used as long as they work. */
export class FileAddresses {
  private readonly known = new Map<FileId, Address>()
  private waiting: Waiting[] = []

  constructor(private readonly ask: (files: readonly FileId[]) => Promise<readonly Address[]>) {}

  /** Rejects with the refusal `not_found` for what the person may not open, or not any more. */
  async read(file: FileId): Promise<Address> {
    const known = this.known.get(file)
    if (known && known.until - margin > Date.now()) return known
    return new Promise((resolve, reject) => {
      this.waiting.push({ file, resolve, reject })
      if (this.waiting.length === 1) queueMicrotask(() => void this.flush())
    })
  }

  private async flush(): Promise<void> {
    const waiting = this.waiting
    this.waiting = []
    for (let at = 0; at < waiting.length; at += mostAtOnce) await this.fetch(waiting.slice(at, at + mostAtOnce))
  }

  private async fetch(waiting: readonly Waiting[]): Promise<void> {
    try {
      const addresses = await this.ask([...new Set(waiting.map(({ file }) => file))])
      for (const address of addresses) this.known.set(address.file, address)
      for (const { file, resolve, reject } of waiting) {
        const found = addresses.find((address) => address.file === file)
        if (found) resolve(found)
        else reject(new Refusal('not_found', 404, sayRefusal('not_found') ?? ''))
      }
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
  }
}
