import { setTimeout } from 'node:timers/promises'
import type { CourseId } from '../../plugins/api/contract.ts'
import type { Visit } from '../operations/visit.ts'
import { closeFor, isRefusal } from './ways/closing.ts'
import type { Connection } from './delivery/connection.ts'
import type { Frame } from './publication.ts'
import { courseRoom, type Room } from './rooms.ts'

interface Parts {
  readonly enter: (connection: Connection) => Promise<Visit>
  readonly followersOf: (room: Room) => Iterable<Connection>
  /** Called when what somebody may hear, or how others see them, may have changed. */
  readonly onVisit: (connection: Connection, visit: Visit) => void
  /** Called when somebody who was told nothing while their rights were in doubt may be told again. */
  readonly onSettled: (connection: Connection) => void
  readonly onError: (error: unknown) => void
  /** The least time between looking through a course twice, in ms. */
  readonly pause: number
}

/** What is asked of the door at once; a whole course at a time would keep everybody else from the database. */
const atOnce = 16

/** Asks at the door again for those who are inside, when the news of a course may have changed who may be there. */
export class Rights {
  /** Rooms being looked through; true when something came up meanwhile, and all has to be asked again. */
  private readonly busy = new Map<Room, boolean>()

  constructor(private readonly parts: Parts) {}

  /** To be told of everything that is delivered. */
  notice(frames: readonly Frame[]): void {
    for (const frame of frames) {
      const event = eventOf(frame)
      if (event === undefined || !news.test(event)) continue
      // Who was taken out of a group hears nothing that is said after it, not even what is said while this is found out.
      if (event === groupsChanged) for (const one of this.parts.followersOf(frame.room)) one.doubtRights()
      void this.recheckAll(frame.room)
    }
  }

  /** Closes the connection when its session has ended or its person may no longer be here. */
  async recheck(connection: Connection): Promise<void> {
    const { doubt } = connection
    try {
      const visit = await this.parts.enter(connection)
      if (!connection.isOpen) return
      if (visit !== connection.visit) this.parts.onVisit(connection, visit)
      if (doubt && connection.doubt === doubt) this.parts.onSettled(connection)
    } catch (error) {
      // While the database cannot be reached nobody is sent away: nothing changes there either.
      if (isRefusal(error)) closeFor((code, reason) => connection.wire.end(code, reason), error)
      else this.parts.onError(error)
    }
  }

  private async recheckAll(room: Room): Promise<void> {
    if (this.busy.has(room)) {
      this.busy.set(room, true)
      return
    }
    do {
      this.busy.set(room, false)
      const waiting = [...this.parts.followersOf(room)]
      while (waiting.length > 0) await Promise.all(waiting.splice(0, atOnce).map((one) => this.recheck(one)))
      // When a whole class arrives for the first time there is news all the time; once a second is enough.
      await setTimeout(this.parts.pause, undefined, { ref: false })
    } while (this.busy.get(room))
    this.busy.delete(room)
  }
}

const groupsChanged = 'groups.changed'
const news = /^(people|activity|groups)\./

/** What happened in a course; nothing else changes who may be where. */
function eventOf({ room, text }: Frame): string | undefined {
  if (!isCourseRoom(room)) return undefined
  const { event } = JSON.parse(text) as { event: string }
  return event
}

/** The shape of `courseRoom`, seen from the other side. */
const isCourseRoom = (room: Room): boolean => room.endsWith(courseRoom('' as CourseId))
