import type { ActivityClient, HouseClient } from '../../plugins/api/client.ts'
import type { OutputOf, Permission, Role } from '../../plugins/api/contract.ts'
import type { contract as activities } from '../../server/activities/contract.ts'
import type { contract as conversations } from '../../server/conversations/contract.ts'
import type { contract as people } from '../../server/people/contract.ts'
import { Drafts } from './drafts.ts'
import { makeFeatureClient, type Lines } from './feature-client.ts'
import type { LiveHub } from './live-hub.ts'
import { Outbox } from './outbox.ts'
import type { KeptStorage } from './storage.ts'

/** What the server says of an activity when its page is opened. */
export type OpenActivity = OutputOf<(typeof activities)['queries']['read']>

export interface Opened {
  readonly lines: Lines & { readonly live: LiveHub }
  readonly activity: OpenActivity
  readonly storage: KeptStorage
}

/** What each role may do; the server decides, this only keeps what it would refuse out of sight. */
const permissions: Readonly<Record<Role, readonly Permission[]>> = {
  observer: ['view'],
  learner: ['view', 'participate'],
  mentor: ['view', 'participate', 'mentor'],
  designer: ['view', 'participate', 'design'],
  facilitator: ['view', 'participate', 'mentor', 'facilitate', 'design'],
}

/** The part of a client that is the same for every plugin. Its `close` ends what it does by itself. */
export function makeHouseClient({ lines, activity, storage }: Opened): HouseClient & { close(): void } {
  const talk = makeFeatureClient<typeof conversations>('conversations', lines)
  const drafts = new Drafts(storage, activity.me.id)
  const outbox = new Outbox({
    storage,
    drafts,
    scope: `${activity.me.id}.${activity.id}`,
    send: ({ input, key }) => talk.command('send', input, key),
  })
  const stop = lines.live.listen({ onConnected: () => outbox.flush() })
  return {
    activity,
    me: activity.me,
    can: (permission) => permissions[activity.me.role].includes(permission),
    talk,
    people: makeFeatureClient<typeof people>('people', lines),
    get presence() {
      return lines.live.presence
    },
    drafts,
    outbox,
    subscribe(changed) {
      const stops = [lines.live.listen({ onChange: changed }), outbox.listen(changed)]
      return () => stops.forEach((end) => end())
    },
    close() {
      stop()
      outbox.close()
    },
  }
}

/** What the element of a plugin is given. */
export function makeActivityClient(house: HouseClient, plugin: string, { lines, activity }: Opened): ActivityClient {
  const own = makeFeatureClient<ActivityClient extends ActivityClient<infer C> ? C : never>(plugin, lines)
  // Getters stay getters: who is here changes.
  return Object.defineProperties({} as ActivityClient, {
    ...Object.getOwnPropertyDescriptors(house),
    ...Object.getOwnPropertyDescriptors(own),
    activity: { value: activity, enumerable: true },
  })
}
