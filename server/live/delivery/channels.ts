import type { Database } from '../../database/database.ts'
import { Channel } from './channel.ts'
import type { Connection } from './connection.ts'
import { listFrames, measureFrames, type Stretch } from './frames.ts'
import type { Numbers } from '../numbers.ts'
import type { Frame } from '../publication.ts'
import { mostReplayed, mostReplayedSize } from './ring.ts'
import type { Room } from '../rooms.ts'

export interface ChannelParts {
  readonly database: Database
  readonly numbers: Numbers
  /** Sends events that were committed but did not come by, at once. */
  readonly send: (frames: readonly Frame[]) => void
  /** Brings connections that were left behind up to date. */
  readonly resume: (connections: Iterable<Connection>) => void
}

/** Rooms that are asked for in one question. */
const roomsAtOnce = 500

/** The rooms that somebody listens to; one that nobody listens to is forgotten. */
export class Channels {
  private readonly open = new Map<Room, Channel>()

  constructor(private readonly parts: ChannelParts) {}

  get(room: Room): Channel | undefined {
    return this.open.get(room)
  }

  /** Lets a connection follow these rooms and no others. */
  follow(connection: Connection, rooms: readonly Room[]): void {
    const before = connection.channels
    connection.channels = rooms.map((room) => this.join(room, connection))
    for (const channel of before) if (!connection.channels.includes(channel)) this.leave(channel, connection)
  }

  unfollow(connection: Connection): void {
    for (const channel of connection.channels) this.leave(channel, connection)
    connection.channels = []
  }

  /** Makes everything ready for replaying: afterwards all channels know where they stand, and rings reach back as far as they may. */
  async reach(channels: readonly Channel[], since: ReadonlyMap<Room, number>): Promise<void> {
    await this.findOut(channels.filter((channel) => isBehind(channel, since.get(channel.room))))
    const short = () => channels.flatMap((channel) => stretchMissing(channel, since.get(channel.room)) ?? [])
    if (short().length === 0) return
    await this.parts.database.read(async (db) => {
      // Looked at again: many come back at the same time, and the first of them fetches for all.
      for (const { channel, stretch } of short()) {
        const { count, size } = await measureFrames(db, stretch)
        if (count !== stretch.before - stretch.after - 1 || size > mostReplayedSize) continue
        channel.extend(await listFrames(db, stretch, mostReplayed))
      }
    })
  }

  /** Fetches what was committed and has not come by: by another process, or in another order than it was committed. */
  fill(channel: Channel): Promise<void> {
    if (!this.lacksSomething(channel)) return Promise.resolve()
    return (channel.filling ??= this.fetchAll(channel))
  }

  private async fetchAll(channel: Channel): Promise<void> {
    try {
      do await this.fetchNext(channel)
      while (this.lacksSomething(channel))
    } finally {
      // In the same step as the last look: what is missed after it begins anew.
      channel.filling = undefined
    }
  }

  private lacksSomething(channel: Channel): boolean {
    return channel.hasGap && this.open.get(channel.room) === channel
  }

  /** Looks for what was committed in any of the rooms and has not come by. */
  async lookForMissed(): Promise<void> {
    const channels = [...this.open.values()].filter(({ last }) => last !== undefined)
    for (let begin = 0; begin < channels.length; begin += roomsAtOnce) {
      await this.findOut(channels.slice(begin, begin + roomsAtOnce))
    }
  }

  private async fetchNext(channel: Channel): Promise<void> {
    const after = channel.last ?? 0
    const stretch = { room: channel.room, after, before: channel.heard + 1 }
    const frames = await this.parts.database.read((db) => listFrames(db, stretch, mostReplayed))
    if (channel.last !== after) return
    if (frames[0]?.seq === after + 1) return this.parts.send(frames)
    channel.skip()
    this.parts.resume(channel.followers)
  }

  /** Asks the database where these rooms stand, and fetches what has not come by. */
  private async findOut(channels: readonly Channel[]): Promise<void> {
    if (channels.length === 0) return
    const positions = await this.parts.numbers.read(channels.map((channel) => channel.room))
    for (const channel of channels) {
      const position = positions[channel.room] ?? 0
      channel.last ??= position
      channel.heard = Math.max(channel.heard, position)
      await this.fill(channel)
    }
  }

  private join(room: Room, connection: Connection): Channel {
    const channel = this.open.get(room) ?? new Channel(room)
    this.open.set(room, channel)
    channel.join(connection)
    return channel
  }

  private leave(channel: Channel, connection: Connection): void {
    channel.leave(connection)
    if (!channel.isFollowed && this.open.get(channel.room) === channel) this.open.delete(channel.room)
  }
}

/** A page may come from another node and know of more than has come by here; a channel that is new knows nothing yet. */
const isBehind = ({ last }: Channel, since = 0): boolean => last === undefined || since > last

function stretchMissing(
  channel: Channel,
  since: number | undefined,
): { channel: Channel; stretch: Stretch } | undefined {
  const last = channel.last ?? 0
  if (since === undefined || since < 0 || since >= last || last - since > mostReplayed) return undefined
  const before = channel.oldest ?? last + 1
  return before > since + 1 ? { channel, stretch: { room: channel.room, after: since, before } } : undefined
}
