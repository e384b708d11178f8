import { performance } from 'node:perf_hooks'
import type { PersonId } from '../../../plugins/api/contract.ts'
import { Bundle, joinTexts, type Line } from './bundle.ts'
import type { Channel } from './channel.ts'
import type { Channels } from './channels.ts'
import type { Connection } from './connection.ts'
import type { RoomWhisper } from '../nodes/node-news.ts'
import type { Frame } from '../publication.ts'
import { encodeMessage } from '../ways/wire.ts'

interface Parts {
  readonly channels: Pick<Channels, 'get'>
  readonly onGap: (channel: Channel) => void
  readonly onSlow: (connection: Connection) => void
}

/**
 * Writing to a thousand connections takes longer than committing what is said to them. After a turn that took long more is
 * collected for the next: a busy big room is written to less often, and each write holds more. Where few listen, or little
 * is said, nobody waits.
 */
const rests = 4
/** In ms; nobody sees that a message came so much later. */
const longestRest = 25

/**
 * What is said at other nodes waits longer, for something to be said here: all of them would otherwise write to everybody as often
 * as if each were alone.
 */
const restsForOthers = 12
/** In ms. */
const longestForOthers = 100

/** Collects what is to be sent in one turn of the event loop, so that each connection is written to once. */
export class Turn {
  private queue: (Frame | RoomWhisper)[] = []
  private readonly full = new Map<Channel, Line[]>()
  /** Who said something in this turn that they do not hear themselves. */
  private readonly speakers = new Set<PersonId>()
  private readonly answers = new Map<Connection, string[]>()
  private restUntil = 0
  private restForOthersUntil = 0
  /** When the next flush is due, by `performance.now()`. */
  private due = Infinity
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly parts: Parts) {}

  add(sayings: readonly (Frame | RoomWhisper)[]): void {
    if (sayings.length === 0) return
    this.queue.push(...sayings)
    this.flushAfter(this.restUntil)
  }

  /** What was said at another node. */
  addFromOthers(sayings: readonly (Frame | RoomWhisper)[]): void {
    if (sayings.length === 0) return
    this.queue.push(...sayings)
    this.flushAfter(this.restForOthersUntil)
  }

  /** Answers one connection alone, in the same write as whatever else it gets in this turn. */
  answer(connection: Connection, text: string): void {
    const texts = this.answers.get(connection)
    if (texts) texts.push(text)
    else this.answers.set(connection, [text])
    this.flushAfter(this.restUntil)
  }

  close(): void {
    this.flush()
    clearTimeout(this.timer)
  }

  private flushAfter(time: number): void {
    if (time >= this.due) return
    this.due = time
    clearTimeout(this.timer)
    const rest = time - performance.now()
    if (rest < 1) setImmediate(() => this.flush())
    else this.timer = setTimeout(() => this.flush(), rest)
  }

  /**
   * Only here do channels move on. Until then what was added has not happened for anybody: a connection that begins to
   * follow in between gets it with everybody else, once.
   */
  flush(): void {
    this.due = Infinity
    clearTimeout(this.timer)
    if (this.queue.length + this.answers.size === 0) return
    const begin = performance.now()
    this.flushAll()
    const end = performance.now()
    this.restUntil = end + Math.min(longestRest, rests * (end - begin))
    this.restForOthersUntil = end + Math.min(longestForOthers, restsForOthers * (end - begin))
  }

  private flushAll(): void {
    const queue = this.queue
    this.queue = []
    queue.forEach((saying, order) =>
      'seq' in saying ? this.takeFrame(saying, order) : this.takeWhisper(saying, order),
    )
    this.send()
  }

  private takeFrame(frame: Frame, order: number): void {
    const channel = this.parts.channels.get(frame.room)
    if (!channel) return
    for (const { text } of channel.take(frame)) this.put(channel, { text, order })
    if (channel.hasGap) this.parts.onGap(channel)
  }

  private takeWhisper({ rooms, text, from }: RoomWhisper, order: number): void {
    const line = { text, order, from }
    if (from !== undefined) this.speakers.add(from)
    for (const room of rooms) {
      const channel = this.parts.channels.get(room)
      if (channel) this.put(channel, line)
    }
  }

  private put(channel: Channel, line: Line): void {
    const lines = this.full.get(channel)
    if (lines) lines.push(line)
    else this.full.set(channel, [line])
  }

  private send(): void {
    const nothing = new Bundle([])
    const addressed: Connection[] = []
    for (const [channel, lines] of this.full)
      for (const follower of channel.followers) {
        if (follower.behind) continue
        if (!follower.bundle) addressed.push(follower)
        const bundle = follower.bundle ?? nothing
        follower.bundle = this.isSpeaker(follower)
          ? bundle.apart(othersLines(follower, lines))
          : bundle.with(channel, lines)
      }
    this.full.clear()
    this.speakers.clear()
    for (const { bundle } of addressed) if (bundle) bundle.receivers += 1
    for (const connection of addressed) this.write(connection)
    for (const connection of this.answers.keys()) this.write(connection)
  }

  private write(connection: Connection): void {
    const { bundle } = connection
    const answers = this.answers.get(connection)
    connection.bundle = undefined
    this.answers.delete(connection)
    const messages = bundle && !bundle.isEmpty ? [bundle.encode(connection.inflates)] : []
    // One that does not read gets no further answers: it asks again, or never knew.
    if (answers && connection.stuckSince === undefined) messages.push(encodeMessage(joinTexts(answers)))
    if (messages.length > 0 && !connection.write(...messages)) this.parts.onSlow(connection)
  }

  private isSpeaker({ visit }: Connection): boolean {
    return this.speakers.size > 0 && this.speakers.has(visit.reader.actor.id)
  }
}

const othersLines = ({ visit }: Connection, lines: readonly Line[]): Line[] =>
  lines.filter(({ from }) => from !== visit.reader.actor.id)
