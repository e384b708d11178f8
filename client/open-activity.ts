import type { ActivityClient, HouseClient } from '../plugins/api/client.ts'
import type { ActivityId, PersonId } from '../plugins/api/contract.ts'
import type { contract as activities } from '../server/activities/contract.ts'
import { makeActivityClient, makeHouseClient, type OpenActivity } from './connection/activity-client.ts'
import { makeFeatureClient } from './connection/feature-client.ts'
import { Http } from './connection/http.ts'
import { LiveHub } from './connection/live-hub.ts'
import { onDevice } from './connection/storage.ts'

interface Parts {
  readonly token: string
  readonly activity: ActivityId
  readonly changed: () => void
  readonly onSignedOut: () => void
}

/** An activity that is open in this page: what it is, kept true, and the lines to it. */
export class OpenedActivity {
  /** What it is; undefined until the first answer. */
  found: OpenActivity | undefined
  house: (HouseClient & { close(): void }) | undefined
  /** What its plugin is given; undefined while it is not set up. */
  client: ActivityClient | undefined
  readonly http: Http
  readonly live: LiveHub
  readonly feature
  private readonly watched
  private readonly stops: (() => void)[]

  constructor(private readonly parts: Parts) {
    const token = () => parts.token
    this.http = new Http({ token, onSignedOut: parts.onSignedOut })
    this.live = new LiveHub({ activity: parts.activity, token })
    this.feature = makeFeatureClient<typeof activities>('activity', this.linesFor(nobody))
    this.watched = this.feature.watch('read', {}, { changed: () => this.take() })
    const again = () => this.watched.reload()
    this.stops = [
      this.feature.on('activity.changed', again),
      // A role that changed changes what may be done here.
      this.feature.on('people.changed', again),
      this.live.listen({ onChange: parts.changed }),
    ]
  }

  get failure(): Error | undefined {
    return this.watched.failure
  }

  reload(): void {
    this.watched.reload()
  }

  close(): void {
    this.watched.stop()
    this.house?.close()
    for (const stop of this.stops) stop()
    this.live.close()
  }

  private take(): void {
    const { state } = this.watched
    if (state && !isSame(state, this.found)) this.open(state)
    this.parts.changed()
  }

  private open(activity: OpenActivity): void {
    this.house?.close()
    const opened = { lines: this.linesFor(activity.me.id), activity, storage: onDevice }
    this.found = activity
    this.house = makeHouseClient(opened)
    this.client = activity.plugin === null ? undefined : makeActivityClient(this.house, activity.plugin, opened)
  }

  private linesFor(me: PersonId) {
    return { http: this.http, live: this.live, activity: this.parts.activity, me }
  }
}

/** Until the server has said who we are; no answer that is asked for before that depends on it. */
const nobody = '' as PersonId

const isSame = (one: OpenActivity, other: OpenActivity | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
