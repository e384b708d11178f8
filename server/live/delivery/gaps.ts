import type { Channel } from './channel.ts'

interface Parts {
  /** Whether other nodes are heard: then what is missing is on its way, most likely. */
  readonly areOthersHeard: () => boolean
  readonly fill: (channel: Channel) => Promise<void>
  readonly onError: (error: unknown) => void
}

/** In ms: far more than news take from node to node, and less than anybody waits for. */
const patience = 50

/** Rooms where something is missing that was committed: what one's own node commits can be there sooner than what others did before. */
export class Gaps {
  private readonly waiting = new Set<Channel>()
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly parts: Parts) {}

  notice(channel: Channel): void {
    if (!this.parts.areOthersHeard()) return this.fill(channel)
    this.waiting.add(channel)
    this.timer ??= setTimeout(() => this.fillAll(), patience)
  }

  close(): void {
    clearTimeout(this.timer)
  }

  private fillAll(): void {
    this.timer = undefined
    const channels = [...this.waiting]
    this.waiting.clear()
    for (const channel of channels) this.fill(channel)
  }

  /** Nothing happens where it has come meanwhile. */
  private fill(channel: Channel): void {
    this.parts.fill(channel).catch(this.parts.onError)
  }
}
