import type { ActivityClient, FeatureClient } from '../../plugins/api/client.ts'
import type { OutputOf } from '../../plugins/api/contract.ts'
import type { contract as activities } from '../../server/activities/contract.ts'
import type { contract as conversations } from '../../server/conversations/contract.ts'
import type { contract as files } from '../../server/files/contract.ts'
import type { contract as moderation } from '../../server/moderation/contract.ts'
import type { contract as people } from '../../server/people/contract.ts'
import type { PageClient } from '../pages/house-page.ts'
import { Deeds } from './deeds.ts'
import { DraftKeeper } from './draft-keeper.ts'
import { Drafts, type KeptDraft } from './drafts.ts'
import { ActivityFiles } from './files/files.ts'
import { makeFeatureClient, type Lines } from './feature-client.ts'
import { makeHanding } from './handing.ts'
import { newKey } from './key.ts'
import type { LiveHub } from './live/hub.ts'
import { Outbox } from './outbox.ts'
import { leaveFor } from './session.ts'
import { OwnStanding } from './standing.ts'
import type { KeptStorage } from './storage.ts'

/** What the server says of an activity when its page is opened. */
export type OpenActivity = OutputOf<(typeof activities)['queries']['read']>

export interface Opened {
  readonly lines: Lines & { readonly live: LiveHub }
  readonly activity: OpenActivity
  /** The bearer token. */
  readonly token: () => string
  readonly storage: KeptStorage
  /** The person's drafts, as their other devices kept them. */
  readonly kept: readonly KeptDraft[]
  readonly openElsewhere: PageClient['openElsewhere']
}

interface HouseClient extends PageClient {
  /** How much of what the person wrote and did waits to go out, and whether some of it is kept only while the page is open. */
  readUnsent(): { readonly count: number; readonly whileOpen: boolean }
  /** Calls back when that has changed. */
  onUnsent(changed: () => void): () => void
  close(): void
}

/** What every page inside an activity is given. Its `close` ends what it does by itself. */
export function makeHouseClient({ lines, activity, token, storage, kept, openElsewhere }: Opened): HouseClient {
  const talk = makeFeatureClient<typeof conversations>('conversations', lines)
  const { drafts, keeper } = openDrafts({ talk, storage, person: activity.me.id, kept })
  const { deeds, ...sending } = openSending({ talk, storage, activity, drafts })
  const { outbox } = sending
  const standing = new OwnStanding(talk, activity.me.id)
  const stops = [
    lines.live.listen({ onConnected: () => void [outbox.flush(), deeds.flush(), keeper.flush()] }),
    talk.on('draftKept', (draft) => drafts.take(draft)),
  ]
  return {
    activity,
    me: activity.me,
    can: (permission) => activity.may.includes(permission),
    talk,
    moderation: makeFeatureClient<typeof moderation>('moderation', lines),
    handing: makeHanding(lines),
    get standing() {
      return standing.now
    },
    isMe: standing.isMe,
    people: makeFeatureClient<typeof people>('people', lines),
    feature: (id) => makeFeatureClient(id, lines),
    ...goingFrom(lines, openElsewhere),
    files: openFiles(lines, token),
    get presence() {
      return lines.live.presence
    },
    drafts,
    ...sending,
    ...whisperingBy(lines.live),
    subscribe: (changed) =>
      endAll([lines.live.listen({ onChange: changed }), outbox.listen(changed), standing.listen(changed)]),
    close() {
      endAll(stops)()
      for (const part of [outbox, standing, keeper]) part.close()
    },
  }
}

const whisperingBy = (live: LiveHub): Pick<PageClient, 'whisper' | 'onWhisper'> => ({
  whisper: (event, data, to) => live.whisper(event, data, to),
  onWhisper: (event, listener) =>
    live.listen({ onWhisper: (said) => said.event === event && listener(said.data, said.person) }),
})

const goingFrom = (
  lines: Lines,
  openElsewhere: PageClient['openElsewhere'],
): Pick<PageClient, 'goOver' | 'openElsewhere'> => ({
  async goOver(activity, path) {
    const { code } = await makeFeatureClient<typeof activities>('activity', lines).command(
      'goOver',
      { activity },
      newKey(),
    )
    leaveFor(activity, { code, path })
  },
  openElsewhere,
})

const endAll = (stops: readonly (() => void)[]) => () => stops.forEach((end) => end())
interface OutboxParts extends Pick<Opened, 'storage' | 'activity'> {
  readonly talk: FeatureClient<typeof conversations>
  readonly drafts: Drafts
}

/** What goes out by itself as soon as it can: messages, and what was done with a press. */
function openSending({ talk, storage, activity, drafts }: OutboxParts) {
  const deeds = new Deeds()
  const outbox = new Outbox({
    storage,
    drafts,
    scope: `${activity.me.id}.${activity.id}`,
    send: ({ input, key }) => talk.command('send', input, key),
  })
  return {
    deeds,
    outbox,
    carryOut: deeds.carryOut,
    readUnsent: () => ({
      count: outbox.count + deeds.count,
      whileOpen: deeds.count > 0 || (outbox.count > 0 && !storage.lasts),
    }),
    onUnsent: (changed: () => void) => endAll([outbox.listen(changed), deeds.listen(changed)]),
  }
}

const openFiles = (lines: Lines, token: () => string): ActivityFiles =>
  new ActivityFiles({ feature: makeFeatureClient<typeof files>('files', lines), activity: lines.activity, token })

interface DraftParts {
  readonly talk: FeatureClient<typeof conversations>
  readonly storage: KeptStorage
  readonly person: string
  readonly kept: readonly KeptDraft[]
}

/** Drafts on this device, which begin with the newer ones of others and are kept for them. */
function openDrafts({ talk, storage, person, kept }: DraftParts): { drafts: Drafts; keeper: DraftKeeper } {
  const keeper = new DraftKeeper((draft) => talk.command('keepDraft', draft, newKey()))
  const drafts = new Drafts(storage, person, (draft) => keeper.note(draft))
  for (const draft of kept) drafts.take(draft)
  return { drafts, keeper }
}

/** What the element of a plugin is given. */
export function makeActivityClient(house: PageClient, plugin: string, { lines, activity }: Opened): ActivityClient {
  const own = makeFeatureClient<ActivityClient extends ActivityClient<infer C> ? C : never>(plugin, lines)
  // Getters stay getters: who is here changes.
  return Object.defineProperties({} as ActivityClient, {
    ...Object.getOwnPropertyDescriptors(house),
    ...Object.getOwnPropertyDescriptors(own),
    activity: { value: activity, enumerable: true },
  })
}
