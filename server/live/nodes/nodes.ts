import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { Bus, JoinBus } from './bus.ts'
import { decodeNews, encodeNews, isSaidBy, type Moved, type NodeNews } from './node-news.ts'

interface Parts {
  /** Undefined for a node that is alone, or whose others have no bus. */
  readonly join: JoinBus | undefined
  readonly hear: (news: NodeNews) => void
  /** Everybody who is here, for nodes that ask. */
  readonly listPresent: () => readonly Moved[]
  /** To be told when a node has not been heard of for long: nobody is there any more. */
  readonly onGone: (node: string) => void
  /** Something may have been missed. */
  readonly onUp: () => void
  /** How often a node says that it is there, in ms. */
  readonly beat: number
}

type Said = Pick<NodeNews, 'frames' | 'whispers' | 'moved'>

/** A node that was silent for so many beats is taken for gone, and is welcome back. */
const mostSilent = 3

/** The other processes of the installation: what they are told of this one's, and what is heard of theirs. */
export class Nodes {
  private readonly node = randomBytes(8).toString('base64url')
  private readonly bus: Bus | undefined
  private waiting: Said[] = []
  /** When each of the others was heard of last, by this process's own clock. */
  private readonly heard = new Map<string, number>()
  private readonly timer: NodeJS.Timeout | undefined

  constructor(private readonly parts: Parts) {
    const { join, beat } = parts
    if (!join) return
    this.bus = join({ hear: (text) => this.hear(text), onUp: () => this.greet() })
    this.timer = setInterval(() => this.beat(), beat)
    this.timer.unref()
  }

  /** Whether the others are heard: else what they commit has to be looked for. */
  get areHeard(): boolean {
    return this.bus?.isUp ?? false
  }

  /** Tells the others, once for everything of this turn of the event loop. */
  tell({ frames = [], whispers = [], moved = [] }: Partial<Said>): void {
    if (!this.bus || frames.length + whispers.length + moved.length === 0) return
    if (this.waiting.length === 0) setImmediate(() => this.flush())
    this.waiting.push({ frames, whispers, moved })
  }

  async close(): Promise<void> {
    clearInterval(this.timer)
    this.flush()
    this.say({ moved: [], complete: true })
    await this.bus?.close()
  }

  private flush(): void {
    const waiting = this.waiting.splice(0)
    if (waiting.length === 0) return
    this.say({
      frames: waiting.flatMap(({ frames }) => frames),
      whispers: waiting.flatMap(({ whispers }) => whispers),
      moved: waiting.flatMap(({ moved }) => moved),
    })
  }

  private say(news: Partial<NodeNews>): void {
    const nothing = { frames: [], whispers: [], moved: [], complete: false, asks: false }
    this.bus?.say(encodeNews({ node: this.node, ...nothing, ...news }))
  }

  /** Says who is here and asks who is there; whoever hears it looks whether they missed something, too. */
  private greet(): void {
    this.say({ moved: this.parts.listPresent(), complete: true, asks: true })
    this.parts.onUp()
  }

  private hear(text: string): void {
    // A bus says to everybody what somebody said, and to whoever said it, too.
    if (isSaidBy(this.node, text)) return
    const news = decodeNews(text)
    if (!news) return
    const isNew = !this.heard.has(news.node)
    this.heard.set(news.node, performance.now())
    this.parts.hear(news)
    if (news.asks) this.answer()
    else if (isNew && !news.complete) this.say({ asks: true })
  }

  private answer(): void {
    this.say({ moved: this.parts.listPresent(), complete: true })
    this.parts.onUp()
  }

  private beat(): void {
    this.say({})
    const silentSince = performance.now() - mostSilent * this.parts.beat
    for (const [node, at] of this.heard) {
      if (at > silentSince) continue
      this.heard.delete(node)
      this.parts.onGone(node)
    }
  }
}
