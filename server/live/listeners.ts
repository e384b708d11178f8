import { performance } from 'node:perf_hooks'
import { catchUp } from './delivery/catch-up.ts'
import { Channels } from './delivery/channels.ts'
import type { Connection } from './delivery/connection.ts'
import { closeCodes, type WhisperOut, type Whispered } from './contract.ts'
import { Gaps } from './delivery/gaps.ts'
import { Heartbeat } from './ways/heartbeat.ts'
import type { LiveParts, Pace } from './live.ts'
import { Lookout } from './nodes/lookout.ts'
import type { NodeNews, RoomWhisper } from './nodes/node-news.ts'
import { Nodes } from './nodes/nodes.ts'
import type { Numbers } from './numbers.ts'
import { Presence } from './here/presence.ts'
import type { Frame } from './publication.ts'
import { Rights } from './rights.ts'
import { roomsFor, roomsOf, type Room } from './rooms.ts'
import { Turn } from './delivery/turn.ts'
import type { Visit } from '../operations/visit.ts'
import { findHearers } from './here/whispering.ts'

interface Parts extends Pick<LiveParts, 'database' | 'enter' | 'join' | 'log'> {
  readonly numbers: Numbers
  readonly pace: Pace
}

/** A number that no room can have gone on from: what is known of a room that was just gained is nothing. */
const never = -1

/** Everybody who is connected, and how what is said reaches them. */
export class Listeners {
  private readonly connections = new Set<Connection>()
  private closed = false
  private readonly channels: Channels
  private readonly gaps: Gaps
  private readonly turn: Turn
  private readonly presence: Presence
  private readonly rights: Rights
  private readonly heartbeat: Heartbeat
  private readonly nodes: Nodes
  private readonly lookout: Lookout

  constructor(private readonly parts: Parts) {
    const { database, numbers, enter, pace } = parts
    const send = (frames: readonly Frame[]) => this.sendNow(frames)
    this.channels = new Channels({ database, numbers, send, resume: (behind) => this.resumeAll(behind) })
    this.gaps = new Gaps({
      areOthersHeard: () => this.nodes.areHeard,
      fill: (channel) => this.channels.fill(channel),
      onError: (error) => this.report(error),
    })
    this.turn = new Turn({
      channels: this.channels,
      onGap: (channel) => this.gaps.notice(channel),
      onSlow: (connection) => this.holdBack(connection),
    })
    this.nodes = this.meetOthers()
    this.presence = new Presence({
      ...pace,
      // Each node tells those who are at it, by what it knows of all.
      whisper: (rooms, event, data) => this.turn.add([{ rooms, text: JSON.stringify({ event, data }) }]),
      moved: (moved) => this.nodes.tell({ moved: [moved] }),
    })
    this.lookout = this.openLookout()
    this.rights = new Rights({
      ...pace,
      enter: ({ token, visit }) => enter(token, visit.activity.id),
      followersOf: (room) => this.channels.get(room)?.followers ?? [],
      onVisit: (connection, visit) => this.readmit(connection, visit),
      onSettled: (connection) => this.settle(connection),
      onError: (error) => this.report(error),
    })
    this.heartbeat = new Heartbeat({
      ...pace,
      connections: this.connections,
      onBeat: (connection) => void this.rights.recheck(connection),
      onStuck: (connection) => this.cutOff(connection),
    })
  }

  deliver(frames: readonly Frame[]): void {
    this.pass(frames)
    this.nodes.tell({ frames })
  }

  whisper(rooms: readonly Room[], event: string, data: unknown): void {
    this.whisperFrom({ rooms, text: JSON.stringify({ event, data }) })
  }

  /** Passes on what a page whispers, to the others whom it is for: see whispering.ts. */
  passOn({ visit }: Pick<Connection, 'visit'>, whisper: WhisperOut['whisper']): void {
    const from = visit.reader.actor.id
    const said: Whispered = { whispered: { event: whisper.event, data: whisper.data, person: from } }
    findHearers(this.parts.database, visit, whisper)
      .then((audience) => {
        const rooms = audience && roomsOf(visit.activity.id, audience)
        if (rooms) this.whisperFrom({ rooms, text: JSON.stringify(said), from })
      })
      .catch((error: unknown) => this.report(error))
  }

  /** Tells one page what became of its command, together with whatever else it hears in this turn. */
  answer(connection: Connection, text: string): void {
    this.turn.answer(connection, text)
  }

  /** Lets somebody in. `since` are the numbers they know of; other rooms begin with what comes next. */
  admit(connection: Connection, since: Readonly<Record<Room, number>>): void {
    if (this.closed) return void connection.wire.end(closeCodes.goingAway, 'going away')
    const rooms = roomsFor(connection.visit.reader, connection.visit.activity.id)
    connection.behind = new Map(rooms.flatMap((room) => (since[room] === undefined ? [] : [[room, since[room]]])))
    this.channels.follow(connection, rooms)
    this.connections.add(connection)
    this.heartbeat.join(connection)
    this.presence.enter(connection.visit)
    this.resume(connection)
    // News that came after the door was passed and before the course's room was followed would otherwise go unnoticed.
    void this.rights.recheck(connection)
  }

  remove(connection: Connection): void {
    if (!this.connections.delete(connection)) return
    this.channels.unfollow(connection)
    this.presence.leave(connection.visit)
  }

  async close(): Promise<void> {
    this.closed = true
    this.heartbeat.close()
    this.presence.close()
    this.turn.close()
    this.gaps.close()
    await this.lookout.close()
    await this.nodes.close()
    await Promise.all([...this.connections].map(({ wire }) => wire.end(closeCodes.goingAway, 'going away')))
  }

  private meetOthers(): Nodes {
    const { join, pace } = this.parts
    return new Nodes({
      join,
      beat: pace.beat,
      hear: (news) => this.hear(news),
      listPresent: () => this.presence.listHere(),
      onGone: (node) => this.presence.forget(node),
      onUp: () => this.lookout.lookNow(),
    })
  }

  private openLookout(): Lookout {
    const { database, pace } = this.parts
    return new Lookout({
      ...pace,
      isNeeded: database.dialect === 'postgres',
      areOthersHeard: () => this.nodes.areHeard,
      lookForMissed: () => this.channels.lookForMissed(),
      onError: (error) => this.report(error),
    })
  }

  private whisperFrom(whisper: RoomWhisper): void {
    this.turn.add([whisper])
    this.nodes.tell({ whispers: [whisper] })
  }

  /** Hands to those who are here what was committed, at whatever node. */
  private pass(frames: readonly Frame[]): void {
    this.turn.add(frames)
    this.rights.notice(frames)
  }

  private hear({ node, frames, whispers, moved, complete }: NodeNews): void {
    if (this.closed) return
    this.turn.addFromOthers([...frames, ...whispers])
    this.rights.notice(frames)
    if (complete) this.presence.forget(node)
    this.presence.hear(node, moved)
  }

  /** Follows a change of what somebody may hear. */
  private readmit(connection: Connection, visit: Visit): void {
    connection.visit = visit
    this.presence.update(visit)
    const rooms = roomsFor(visit.reader, visit.activity.id)
    const before = new Set(connection.channels.map((channel) => channel.room))
    const gained = rooms.filter((room) => !before.has(room))
    if (gained.length === 0 && rooms.length === before.size) return
    connection.fallBehind()
    for (const room of gained) connection.behind?.set(room, never)
    this.channels.follow(connection, rooms)
    this.resume(connection)
  }

  private settle(connection: Connection): void {
    connection.doubt = undefined
    this.resume(connection)
  }

  private resumeAll(connections: Iterable<Connection>): void {
    for (const connection of connections) this.resume(connection)
  }

  private resume(connection: Connection): void {
    if (connection.stuckSince !== undefined || connection.doubt) return
    catchUp(connection, {
      channels: this.channels,
      here: ({ activity }) => this.presence.read(activity.id),
      onSlow: (slow) => this.holdBack(slow),
    }).catch((error: unknown) => {
      this.report(error)
      void connection.wire.end(closeCodes.tryLater, 'unavailable')
    })
  }

  /** Sends nothing more to a reader that does not keep up, until it has taken what was sent. */
  private holdBack(connection: Connection): void {
    connection.fallBehind()
    connection.stuckSince = performance.now()
    connection.wire.onTaken(() => {
      connection.stuckSince = undefined
      this.resume(connection)
    })
  }

  private cutOff(connection: Connection): void {
    this.parts.log.warn({ waiting: connection.wire.waiting }, 'live: a reader took nothing, and was cut off')
    connection.wire.cut()
  }

  private sendNow(frames: readonly Frame[]): void {
    this.pass(frames)
    this.turn.flush()
  }

  private report(error: unknown): void {
    this.parts.log.error({ err: error }, 'live: the database could not be read')
  }
}
