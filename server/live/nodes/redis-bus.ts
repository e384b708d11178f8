import { createHmac } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { createClient } from '@redis/client'
import type { LiveParts } from '../live.ts'
import type { Bus, BusListener, JoinBus } from './bus.ts'

interface Parts {
  readonly url: string
  /** The secret of the installation: its nodes share it, and others at the same Redis do not. */
  readonly secret: string
  readonly log: LiveParts['log']
}

/** How long the last words may take, in ms. */
const goodbye = 1000

/** Between two attempts to connect, in ms. */
const longestPause = 1000

/**
 * Redis, or Valkey, as the bus: one channel per installation. It connects by itself, again and again; while it is away nobody
 * waits for it.
 */
export const joiningRedis =
  ({ url, secret, log }: Parts): JoinBus =>
  (listener) => {
    const channel = `tertulia:${createHmac('sha256', secret).update('bus').digest('base64url').slice(0, 16)}`
    const bus = new RedisBus({ speaker: connect(url), hearer: connect(url) }, { channel, listener, log })
    bus.start()
    return bus
  }

const connect = (url: string) =>
  createClient({
    url,
    // What was said while it was away is of no use to anybody afterwards.
    disableOfflineQueue: true,
    pingInterval: 5000,
    socket: { connectTimeout: 5000, reconnectStrategy: (tries) => Math.min(longestPause, 50 * 2 ** tries) },
  })

type Client = ReturnType<typeof connect>

class RedisBus implements Bus {
  private hears = false
  private closed = false
  /** Whether it was told that the bus is away: once, and not at each attempt to reach it. */
  private isMissed = false

  constructor(
    private readonly clients: { readonly speaker: Client; readonly hearer: Client },
    private readonly parts: { channel: string; listener: BusListener; log: LiveParts['log'] },
  ) {}

  get isUp(): boolean {
    const { speaker, hearer } = this.clients
    return this.hears && speaker.isReady && hearer.isReady
  }

  start(): void {
    const { speaker, hearer } = this.clients
    for (const client of [speaker, hearer]) {
      client.on('error', (error: unknown) => this.noteAway(error))
      client.on('ready', () => this.noteReady())
      client.connect().catch((error: unknown) => this.noteAway(error))
    }
    // Until it was heard of once: from then on the client itself keeps what it listens to over its reconnections.
    hearer.on('ready', () => {
      if (!this.hears) void this.listen().catch((error: unknown) => this.noteAway(error))
    })
  }

  say(text: string): void {
    const { speaker } = this.clients
    if (speaker.isReady) speaker.publish(this.parts.channel, text).catch((error: unknown) => this.noteAway(error))
  }

  async close(): Promise<void> {
    if (this.closed) return
    this.closed = true
    const { speaker, hearer } = this.clients
    // What was said last is that nobody is here any more.
    if (speaker.isReady) await Promise.race([speaker.close(), setTimeout(goodbye, undefined, { ref: false })])
    for (const client of [speaker, hearer]) client.destroy()
  }

  /** One and the same: should the client have kept it from an attempt that failed, nothing is heard twice. */
  private readonly hear = (text: string) => this.parts.listener.hear(text)

  private async listen(): Promise<void> {
    await this.clients.hearer.subscribe(this.parts.channel, this.hear)
    this.hears = true
    this.noteReady()
  }

  private noteReady(): void {
    if (!this.isUp) return
    if (this.isMissed) this.parts.log.info('live: the bus between nodes is back')
    this.isMissed = false
    this.parts.listener.onUp()
  }

  private noteAway(error: unknown): void {
    if (this.closed || this.isMissed) return
    this.isMissed = true
    this.parts.log.warn({ err: error }, 'live: the bus between nodes is away')
  }
}
