import { performance } from 'node:perf_hooks'
import type { ActivityId, PersonCard, PersonId } from '../../plugins/api/contract.ts'
import type { Visit } from '../operations/visit.ts'
import type { Here, HereChange } from './contract.ts'
import { roomsOf, type Room } from './rooms.ts'

interface Parts {
  readonly whisper: (rooms: readonly Room[], event: string, data: HereChange) => void
  /** How long somebody without a connection is still here, in ms: reloading a page is no leaving. */
  readonly grace: number
  /** The least time between two changes that are told of one activity, in ms. */
  readonly pause: number
}

interface Present {
  card: PersonCard
  tabs: number
}

/** More faces than a page can show; beyond them only the count is told, or a big course would drown in cards. */
const mostTold = 100

/** Who has each activity open: people, however many tabs they use. Everybody the activity is for may know. */
export class Presence {
  private readonly places = new Map<ActivityId, Place>()

  constructor(private readonly parts: Parts) {}

  enter(visit: Visit): void {
    const { id } = visit.activity
    const place = this.places.get(id) ?? new Place(this.parts, () => this.places.delete(id))
    this.places.set(id, place)
    place.enter(visit)
  }

  leave({ activity, reader }: Visit): void {
    this.places.get(activity.id)?.leave(reader.actor.id)
  }

  /** Takes over what changed about a person, or about whom the activity is for. */
  update(visit: Visit): void {
    this.places.get(visit.activity.id)?.update(visit)
  }

  read(activity: ActivityId): Here {
    return this.places.get(activity)?.here ?? { people: [], count: 0 }
  }

  close(): void {
    for (const place of this.places.values()) place.close()
    this.places.clear()
  }
}

class Place {
  private rooms: readonly Room[] = []
  private readonly present = new Map<PersonId, Present>()
  private told = new Map<PersonId, PersonCard>()
  private toldCount = 0
  private toldAt = -Infinity
  private telling: NodeJS.Timeout | undefined
  private readonly leaving = new Map<PersonId, NodeJS.Timeout>()

  constructor(
    private readonly parts: Parts,
    private readonly onEmpty: () => void,
  ) {}

  get here(): Here {
    return { people: [...this.told.values()], count: this.toldCount }
  }

  enter(visit: Visit): void {
    const { id } = visit.reader.actor
    clearTimeout(this.leaving.get(id))
    this.leaving.delete(id)
    const present = this.present.get(id) ?? { card: cardOf(visit), tabs: 0 }
    present.tabs += 1
    this.present.set(id, present)
    this.update(visit)
  }

  leave(id: PersonId): void {
    const present = this.present.get(id)
    if (!present) return
    present.tabs -= 1
    if (present.tabs > 0) return
    this.leaving.set(
      id,
      setTimeout(() => this.remove(id), this.parts.grace),
    )
  }

  update(visit: Visit): void {
    this.rooms = roomsOf(visit.activity.id, visit.activity.audience)
    const present = this.present.get(visit.reader.actor.id)
    if (present) present.card = cardOf(visit)
    this.tellSoon()
  }

  close(): void {
    clearTimeout(this.telling)
    for (const timer of this.leaving.values()) clearTimeout(timer)
  }

  private remove(id: PersonId): void {
    this.leaving.delete(id)
    this.present.delete(id)
    if (this.present.size > 0) return this.tellSoon()
    this.close()
    this.onEmpty()
  }

  private tellSoon(): void {
    if (this.telling) return
    const wait = Math.max(0, this.toldAt + this.parts.pause - performance.now())
    this.telling = setTimeout(() => this.tell(), wait)
  }

  private tell(): void {
    this.telling = undefined
    const next = new Map([...this.present].slice(0, mostTold).map(([id, { card }]) => [id, card]))
    const came = [...next.values()].filter((card) => !isSame(card, this.told.get(card.id)))
    const left = [...this.told.keys()].filter((id) => !next.has(id))
    const count = this.present.size
    if (came.length + left.length === 0 && count === this.toldCount) return
    this.told = next
    this.toldCount = count
    this.toldAt = performance.now()
    this.parts.whisper(this.rooms, 'live.here', { came, left, count })
  }
}

export function cardOf({ reader }: Visit): PersonCard {
  const { id, name, picture, role } = reader.actor
  return { id, name, picture, role }
}

const isSame = (one: PersonCard, other: PersonCard | undefined): boolean =>
  one.name === other?.name && one.picture === other.picture && one.role === other.role
