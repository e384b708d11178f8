import type { ActivityId, PersonId } from '../../../plugins/api/contract.ts'
import type { Visit } from '../../operations/visit.ts'
import type { Here } from '../contract.ts'
import type { Moved } from '../nodes/node-news.ts'
import { Place, type PlaceParts } from './place.ts'

interface Parts extends Omit<PlaceParts, 'moved'> {
  /** To be told of whoever comes to this node, changes, or leaves it. */
  readonly moved: (moved: Moved) => void
}

/**
 * Who has each activity open: people, however many tabs they use, at whatever node. Everybody the activity is for may know.
 */
export class Presence {
  private readonly places = new Map<ActivityId, Place>()

  constructor(private readonly parts: Parts) {}

  enter(visit: Visit): void {
    this.open(visit.activity.id).enter(visit)
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

  /** Everybody who is at this node. */
  listHere(): Moved[] {
    return [...this.places].map(([activity, place]) => ({ activity, came: place.listHere(), left: [] }))
  }

  /** Takes over who came to another node and left it. */
  hear(node: string, moved: readonly Moved[]): void {
    for (const { activity, came, left } of moved) this.open(activity).hear(node, { came, left })
  }

  /** Nobody is at that node any more, or it is about to say anew who is. */
  forget(node: string): void {
    for (const place of [...this.places.values()]) place.forget(node)
  }

  close(): void {
    for (const place of this.places.values()) place.close()
    this.places.clear()
  }

  private open(activity: ActivityId): Place {
    const known = this.places.get(activity)
    if (known) return known
    const { moved, ...parts } = this.parts
    const place = new Place({
      ...parts,
      moved: (came: Moved['came'], left: readonly PersonId[]) => moved({ activity, came, left }),
      onEmpty: () => this.places.delete(activity),
    })
    this.places.set(activity, place)
    return place
  }
}
