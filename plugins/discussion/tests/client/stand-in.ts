import { vi } from 'vitest'
import type { ActivityClient, Presence } from '../../../api/client.ts'
import type { ConversationId, Group, PersonCard, Permission } from '../../../api/contract.ts'
import type { Standing } from '../../../api/conversations.ts'
import { Refusal } from '../../../api/refusal.ts'
import type { contract, Move, Thread, ThreadList } from '../../contract.ts'
import { everybody, nadia } from './people-and-threads.ts'

type Client = ActivityClient<typeof contract>
type Reducer = (state: unknown, data: unknown, me: string) => unknown

interface Watch {
  readonly reducers: Readonly<Record<string, Reducer | undefined>>
  readonly changed: () => void
  readonly watched: { state: unknown; failure: Error | undefined; reload: () => void; stop: () => void }
}

interface Place {
  readonly threads?: readonly Thread[]
  readonly more?: boolean
  readonly positions?: Readonly<Record<string, number>>
  readonly wrote?: readonly ConversationId[]
  readonly me?: PersonCard
  readonly groups?: readonly Group[]
  readonly moves?: readonly Move[]
  readonly may?: readonly Permission[]
  readonly settings?: Partial<Client['activity']['settings']>
  readonly presence?: Presence
  readonly refuse?: Error
  readonly standing?: Partial<Standing>
}

/** The house around an element, as far as the discussion asks anything of it; `hear` makes something happen. */
export class StandIn {
  /** What was commanded, in order. */
  readonly commands: { name: string; input: unknown; key: string | undefined }[] = []
  refuse: Error | undefined
  private readonly watches = new Set<Watch>()
  private readonly listeners = new Map<string, Set<(data: never) => void>>()
  private readonly drafts = new Map<string, string>()

  constructor(private readonly place: Place = {}) {
    this.refuse = place.refuse
  }

  get client(): Client {
    const { me = nadia, may = ['view', 'participate'], settings, presence = { people: [], count: 0 } } = this.place
    const feature = this.makeFeature('')
    return {
      ...feature,
      activity: {
        id: 'activity',
        title: 'First visits',
        course: 'Coffee',
        audience: 'cohort',
        settings: {
          purpose: '',
          whoStarts: 'everybody',
          words: 0,
          groups: 'course',
          dates: { firstDue: '', firstCloses: '', repliesDue: '', repliesClose: '' },
          kinds: ['question', 'story', 'reuse', 'proposal', 'visit'],
          grading: { mode: 'none', posts: 1, replies: 2, answers: 0, rubric: [] },
          ...settings,
        },
      },
      me,
      isMe: (author: string) => author === me.id,
      standing: this.place.standing && { masks: [], follows: [], ...this.place.standing },
      can: (permission: Permission) => may.includes(permission),
      talk: this.makeFeature('conversations.'),
      people: this.makeFeature('people.'),
      presence,
      files: { openTray: (changed: () => void) => this.openTray(changed) },
      drafts: {
        find: (at: string) => (this.drafts.has(at) ? { markdown: this.drafts.get(at), at: 0 } : undefined),
        save: (at: string, words: string) => Boolean(this.drafts.set(at, words)),
        remove: (at: string) => void this.drafts.delete(at),
      },
      outbox: { listSaid: () => [], listWaiting: () => [], takeRefusal: () => undefined, listen: () => () => {} },
      onWhisper: () => () => {},
      subscribe: () => () => {},
      // Only what the discussion uses of it is there.
    } as unknown as Client
  }

  /** A tray of files that are there as soon as they are brought. */
  private openTray(changed: () => void) {
    const tray = {
      items: [] as object[],
      cards: [] as object[],
      busy: false,
      async add(files: readonly File[]) {
        tray.cards.push(...files.map(({ name, size }) => ({ id: name, name, size })))
        tray.items = tray.cards.map((card) => ({
          ...card,
          key: 'name' in card ? String(card.name) : '',
          state: 'done',
          sent: 0,
          card,
        }))
        changed()
      },
      restore: async () => undefined,
    }
    return tray
  }

  /** Something happened in the activity: what is watched moves on, and listeners hear it. */
  hear(event: string, data: unknown): void {
    for (const { reducers, watched, changed } of this.watches) {
      const before = watched.state
      watched.state = reducers[event]?.(before, data, nadia.id) ?? before
      if (watched.state !== before) changed()
    }
    for (const listener of this.listeners.get(event) ?? []) listener(data as never)
  }

  private makeFeature(prefix: string) {
    return {
      query: async () => [],
      command: async (name: string, input: unknown, key?: string) => {
        this.commands.push({ name: prefix + name, input, key })
        if (this.refuse) throw this.refuse
        return { thread: { id: 'new-one' }, before: this.listBehind() }
      },
      watch: (name: string, input: unknown, options: { reducers?: Record<string, Reducer>; changed: () => void }) =>
        this.watch(name, input, { prefix, ...options }),
      on: (event: string, listener: (data: never) => void) => {
        const all = this.listeners.get(event) ?? new Set()
        this.listeners.set(event, all.add(listener))
        return () => all.delete(listener)
      },
    }
  }

  private watch(
    name: string,
    input: unknown,
    { prefix, reducers = {}, changed }: { prefix: string; reducers?: Record<string, Reducer>; changed: () => void },
  ) {
    const named = Object.entries(reducers).map(([event, reduce]) => [
      event.includes('.') ? event : prefix + event,
      reduce,
    ])
    const watched: Watch['watched'] = {
      state: undefined,
      failure: undefined,
      reload: vi.fn(),
      stop: () => void this.watches.delete(watch),
    }
    const watch: Watch = { reducers: Object.fromEntries(named), changed, watched }
    this.watches.add(watch)
    queueMicrotask(() => {
      const answer = this.answer(name, input)
      if (answer instanceof Error) watched.failure = answer
      else watched.state = answer
      changed()
    })
    return watched
  }

  private answer(name: string, input: unknown): unknown {
    const { threads = [], more = false, positions = {} } = this.place
    if (name === 'listThreads') return { threads: [...threads], people: everybody, more } satisfies ThreadList
    if (name === 'readThread') return this.readThread((input as { thread: string }).thread)
    if (name === 'list') return everybody
    if (name === 'listGroups') return this.place.groups ?? []
    if (name === 'listMoves') return this.place.moves ?? []
    if (name === 'listWaiting') return { waiting: [], people: [] }
    if (name === 'readStanding') return null
    if (name === 'listWrittenIn') return this.place.wrote ?? []
    // What was said is on its way for ever: nothing of it is looked at here.
    if (name === 'readMessages') return undefined
    const { conversations } = input as { conversations: ConversationId[] }
    return conversations.flatMap((id) => (id in positions ? [{ conversation: id, seq: positions[id] }] : []))
  }

  /** Where the reader is behind. */
  private listBehind() {
    const { threads = [], positions = {} } = this.place
    return threads.flatMap(({ talk: { id, lastSeq } }) => {
      const seq = positions[id] ?? 0
      return seq < lastSeq ? [{ conversation: id, seq }] : []
    })
  }

  private readThread(id: string) {
    const thread = this.place.threads?.find((each) => each.id === id)
    return thread ? { thread, people: everybody } : new Refusal('not_found', 404, 'This is not here.')
  }
}
