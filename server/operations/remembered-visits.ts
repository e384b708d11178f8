import { isDeepStrictEqual } from 'node:util'
import type { ActivityId } from '../../plugins/api/contract.ts'
import type { PlacedActivity } from '../activities/activities.ts'
import type { Visit } from './visit.ts'

export interface RememberedVisit extends Visit {
  /** When the session ends that it belongs to. */
  readonly endsAt: number
}

interface Place {
  activity: PlacedActivity
  readonly visits: Map<string, RememberedVisit>
}

const mostRemembered = 20_000

/** Who was let in where, by their tokens. What is said of an activity is kept once for all who visit it. */
export class RememberedVisits {
  private readonly places = new Map<ActivityId, Place>()
  private count = 0

  find(activity: ActivityId, token: string): RememberedVisit | undefined {
    return this.places.get(activity)?.visits.get(token)
  }

  remove(activity: ActivityId, token: string): void {
    const place = this.places.get(activity)
    if (!place?.visits.delete(token)) return
    this.count -= 1
    if (place.visits.size === 0) this.places.delete(activity)
  }

  /** Answers the visit as it is remembered. */
  save(token: string, { reader, activity, courseSeq, endsAt }: RememberedVisit): RememberedVisit {
    const place = this.open(activity)
    const visit = { reader, activity: place.activity, courseSeq, endsAt }
    if (!place.visits.has(token)) this.count += 1
    place.visits.set(token, visit)
    return visit
  }

  private open(activity: PlacedActivity): Place {
    if (this.count >= mostRemembered) this.forgetAll()
    const place = this.places.get(activity.id) ?? { activity, visits: new Map<string, RememberedVisit>() }
    if (!isDeepStrictEqual(place.activity, activity)) place.activity = activity
    this.places.set(activity.id, place)
    return place
  }

  private forgetAll(): void {
    this.places.clear()
    this.count = 0
  }
}
