import type { LitElement } from 'lit'
import type { ActivityClient } from '../../../api/client.ts'
import type { ConversationId, PersonCard, PersonId } from '../../../api/contract.ts'
import type { ConversationSummary } from '../../../api/conversations.ts'
import '../../client/chat-activity.ts'
import '../../client/list/room-list.ts'
import '../../client/moments/moment-strip.ts'
import type { ChatActivity } from '../../client/chat-activity.ts'
import type { contract, MomentList, Room, RoomList } from '../../contract.ts'
import { states } from '../../state.ts'

type Client = ActivityClient<typeof contract>

export const person = (id: string, name: string, role: PersonCard['role'] = 'learner'): PersonCard => ({
  id: id as PersonId,
  name,
  picture: null,
  role,
})
export const nadia = person('nadia', 'Nadia Rahal')
export const kwame = person('kwame', 'Kwame Boateng', 'mentor')

/** What is said in a conversation, in a few words. */
export const talkOf = (id: string, more: Partial<ConversationSummary> = {}): ConversationSummary => ({
  ...{ id: id as ConversationId, count: 0, lastSeq: 0, lastMessage: null, authors: [], closed: false },
  ...{ audience: 'course', ...more },
})

export const roomOf = (key: string, more: Partial<Room> = {}): Room => ({
  ...{ key, kind: 'all', name: '', talk: talkOf(`talk-${key}`), people: [], madeBy: null, madeAt: 1 },
  ...more,
})

/** Between Nadia, who has the page open, and Kwame. */
export const direct = roomOf('talk-2', {
  kind: 'direct',
  people: [kwame.id, nadia.id],
  madeBy: kwame.id,
  talk: talkOf('talk-2', {
    ...{ count: 1, lastSeq: 1, audience: 'people', authors: [kwame.id] },
    lastMessage: { author: kwame.id, excerpt: 'Is the big gauge with you?', sentAt: 1 },
  }),
})

interface Watching {
  readonly changed: () => void
}

interface Place {
  readonly rooms?: readonly Room[]
  readonly may?: readonly string[]
  readonly settings?: Partial<Client['activity']['settings']>
  /** What the house says to each command. */
  readonly answers?: readonly (Room | Error)[]
}

/** The house around the rooms, as far as the chat itself asks anything of it; what is inside a room is the core's. */
export function makeHouse({
  rooms = [roomOf('all')],
  may = ['view', 'participate'],
  settings = {},
  answers = [],
}: Place) {
  let state: RoomList = { rooms: [...rooms], people: [nadia, kwame] }
  const listOf = {
    listRooms: (): RoomList => state,
    listMoments: ({ conversation }: { conversation: ConversationId }): MomentList => ({
      conversation,
      moments: [],
      people: [],
    }),
  }
  const given: [string, unknown][] = []
  let tell = () => {}
  const hear = (room: Room) => {
    state = states.listRooms?.roomChanged?.(state, { room, people: [] }, nadia.id) ?? state
    tell()
  }
  let here: readonly PersonCard[] = [nadia, kwame]
  const subscribers: (() => void)[] = []
  const leave = (gone: string) => {
    here = here.filter(({ name }) => name !== gone)
    for (const changed of subscribers) changed()
  }
  const never = { state: undefined, failure: undefined, reload: () => {}, stop: () => {} }
  const client = {
    activity: {
      title: 'Coffee talk',
      settings: { purpose: '', rooms: 'all', direct: 'mentors', groups: false, ...settings },
    },
    me: nadia,
    can: (permission: string) => may.includes(permission),
    get presence() {
      return { people: here, count: here.length + 9 }
    },
    watch: (name: keyof typeof listOf, input: { conversation: ConversationId }, { changed }: Watching) => {
      if (name === 'listRooms') tell = changed
      queueMicrotask(changed)
      return {
        get state() {
          return listOf[name](input)
        },
        ...{ failure: undefined, reload: () => {}, stop: () => {} },
      }
    },
    async command(name: string, input: unknown) {
      const answer = answers[given.push([name, input]) - 1]
      if (answer instanceof Error) throw answer
      if (answer) hear(answer)
    },
    carryOut: (give: (key: string) => Promise<unknown>) => give('key'),
    on: () => () => {},
    subscribe(changed: () => void) {
      subscribers.push(changed)
      return () => {}
    },
    whisper: () => {},
    onWhisper: () => () => {},
    people: { watch: () => never, query: async () => [nadia, kwame] },
    talk: { watch: () => never, on: () => () => {} },
    outbox: { listSaid: () => [], listWaiting: () => [] },
    drafts: { find: () => undefined },
    // Only what the chat uses of it is there.
  } as unknown as Client
  return { client, given, hear, leave }
}

export async function open(client: Client, path = ''): Promise<ChatActivity> {
  const element = Object.assign(document.createElement('chat-activity'), { client, path })
  document.body.append(element)
  await settle(element)
  return element
}

export async function settle(element: LitElement): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
  while (!(await element.updateComplete)) continue
}

export const roomIn = (element: LitElement) => element.renderRoot.querySelector('room-page')
export const listIn = (element: LitElement) => element.renderRoot.querySelector('room-list')
export const viewIn = (element: LitElement) => roomIn(element)?.renderRoot.querySelector('conversation-view') ?? null
export const wordsOf = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
