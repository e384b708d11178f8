/** What the server packs is deflated without a head. A browser that does not know the word throws. */
export const canUnpack = (): boolean => {
  try {
    return Boolean(new DecompressionStream('deflate-raw'))
  } catch {
    return false
  }
}

/** Hands on texts in the order in which they came, packed or not: unpacking takes a moment, and nothing overtakes it. */
export class Unpacking {
  private last: Promise<void> | undefined

  constructor(private readonly take: (text: string) => void) {}

  /** Resolves when it was taken; rejects when it could not be unpacked. */
  hear(data: string | Blob): Promise<void> | undefined {
    if (typeof data === 'string' && !this.last) {
      this.take(data)
      return undefined
    }
    const next = Promise.all([typeof data === 'string' ? data : unpack(data), this.last]).then(([text]) => {
      if (this.last === next) this.last = undefined
      this.take(text)
    })
    this.last = next
    return next
  }
}

const unpack = (packed: Blob): Promise<string> =>
  new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text()
