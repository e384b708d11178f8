import type { ActivityClient } from '../plugins/api/client.ts'
import type { ActivityId, PersonId } from '../plugins/api/contract.ts'
import type { Elsewhere } from '../plugins/api/visit.ts'
import type { contract as activities } from '../server/activities/contract.ts'
import type { contract as conversations } from '../server/conversations/contract.ts'
import { makeActivityClient, makeHouseClient, type OpenActivity } from './connection/activity-client.ts'
import type { KeptDraft } from './connection/drafts.ts'
import { makeFeatureClient } from './connection/feature-client.ts'
import { Http } from './connection/http.ts'
import { newKey } from './connection/key.ts'
import { LiveHub } from './connection/live/hub.ts'
import { enterBy } from './connection/session.ts'
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
  house: ReturnType<typeof makeHouseClient> | undefined
  /** What its plugin is given; undefined while it is not set up. */
  client: ActivityClient | undefined
  readonly http: Http
  readonly live: LiveHub
  readonly feature
  private readonly watched
  private readonly stops: (() => void)[]
  private readonly kept: Promise<readonly KeptDraft[]>
  private closed = false

  constructor(private readonly parts: Parts) {
    const token = () => parts.token
    this.http = new Http({ token, onSignedOut: parts.onSignedOut })
    this.live = new LiveHub({ activity: parts.activity, token })
    this.kept = this.listKept()
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
    this.closed = true
    this.watched.stop()
    this.house?.close()
    for (const stop of this.stops) stop()
    this.live.close()
  }

  private take(): void {
    const { state } = this.watched
    if (state && !isSame(state, this.found)) void this.open(state)
    this.parts.changed()
  }

  private async open(activity: OpenActivity): Promise<void> {
    this.found = activity
    const kept = await this.kept
    if (this.closed || this.found !== activity) return
    this.house?.close()
    const token = () => this.parts.token
    const openElsewhere = (other: ActivityId) => openBeside(this.feature, other)
    const opened = { lines: this.linesFor(activity.me.id), activity, token, storage: onDevice, kept, openElsewhere }
    this.house = makeHouseClient(opened)
    this.house.onUnsent(this.parts.changed)
    this.client = activity.plugin === null ? undefined : makeActivityClient(this.house, activity.plugin, opened)
    this.parts.changed()
  }

  /** Drafts of other devices; asked for beside everything else, and not waited for longer than they are worth. */
  private listKept(): Promise<readonly KeptDraft[]> {
    const talk = makeFeatureClient<typeof conversations>('conversations', this.linesFor(nobody))
    const none = new Promise<readonly KeptDraft[]>((resolve) => setTimeout(() => resolve([]), longestForDrafts))
    return Promise.race([talk.query('listDrafts', {}).catch(() => []), none])
  }

  private linesFor(me: PersonId) {
    return { http: this.http, live: this.live, activity: this.parts.activity, me }
  }
}

/** Another activity, in the same page, by a session of its own: what may be done there is decided there. */
async function openBeside(here: OpenedActivity['feature'], activity: ActivityId): Promise<Elsewhere> {
  const { code } = await here.command('goOver', { activity }, newKey())
  const { token } = await enterBy(code)
  return new Promise((resolve, reject) => {
    const changed = () => {
      const { client, failure } = opened
      if (client) return resolve({ client, close: () => opened.close() })
      if (!failure) return
      opened.close()
      reject(failure)
    }
    const opened = new OpenedActivity({ token, activity, changed, onSignedOut: () => undefined })
  })
}

const longestForDrafts = 1500

/** Until the server has said who we are; no answer that is asked for before that depends on it. */
const nobody = '' as PersonId

const isSame = (one: OpenActivity, other: OpenActivity | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
