import type { LitElement } from 'lit'
import { afterEach, expect, test } from 'vitest'
import type { ActivityClient } from '../../../api/client.ts'
import type { PersonCard, PersonId } from '../../../api/contract.ts'
import '../../client/chat-activity.ts'
import type { ChatActivity } from '../../client/chat-activity.ts'
import type { contract, Room } from '../../contract.ts'
import { states } from '../../state.ts'

type Client = ActivityClient<typeof contract>

const person = (id: string, name: string): PersonCard => ({ id: id as PersonId, name, picture: null, role: 'learner' })
const nadia = person('nadia', 'Nadia Rahal')
const room: NonNullable<Room['conversation']> = 'room' as NonNullable<Room['conversation']>

interface Place {
  readonly conversation?: Room['conversation']
  readonly may?: readonly string[]
  readonly purpose?: string
  /** What the house says to each attempt to open the room. */
  readonly answers?: readonly ('opened' | Error)[]
}

/** The house around the room, as far as the chat itself asks anything of it; what is inside the room is the core's. */
function makeHouse({ conversation = null, may = ['view', 'participate'], purpose = '', answers = ['opened'] }: Place) {
  let state: Room = { conversation }
  const given: string[] = []
  let tell = () => {}
  const hear = (opened: NonNullable<Room['conversation']>) => {
    state = states.readRoom?.roomOpened?.(state, { conversation: opened }, nadia.id) ?? state
    tell()
  }
  const never = { state: undefined, failure: undefined, reload: () => {}, stop: () => {} }
  const client = {
    activity: { settings: { purpose } },
    me: nadia,
    can: (permission: string) => may.includes(permission),
    presence: { people: [nadia, person('kwame', 'Kwame Boateng')], count: 11 },
    watch: (_name: string, _input: unknown, { changed }: { changed: () => void }) => {
      tell = changed
      queueMicrotask(changed)
      return {
        get state() {
          return state
        },
        ...{ failure: undefined, reload: () => {}, stop: () => {} },
      }
    },
    async command(name: string) {
      const answer = answers[given.push(name) - 1]
      if (answer instanceof Error) throw answer
      hear(room)
    },
    subscribe: () => () => {},
    whisper: () => {},
    onWhisper: () => () => {},
    people: { watch: () => never },
    talk: { watch: () => never, on: () => () => {} },
    outbox: { listSaid: () => [], listWaiting: () => [] },
    drafts: { find: () => undefined },
    // Only what the chat uses of it is there.
  } as unknown as Client
  return { client, given, hear }
}

async function open(client: Client): Promise<ChatActivity> {
  const element = Object.assign(document.createElement('chat-activity'), { client })
  document.body.append(element)
  await settle(element)
  return element
}

async function settle(element: LitElement): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
  while (!(await element.updateComplete)) continue
}

const view = (element: LitElement) => element.renderRoot.querySelector('conversation-view')
const wordsOf = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()

afterEach(() => document.body.replaceChildren())

test('the room that is there is shown, and nobody opens another', async () => {
  const { client, given } = makeHouse({ conversation: room })
  const element = await open(client)
  expect(view(element)).toMatchObject({
    conversation: room,
    layout: 'flat',
    sendOn: 'enter',
    placeholder: 'Write to the room',
  })
  expect(given).toEqual([])
})

test('the first who may write opens the room by coming', async () => {
  const { client, given } = makeHouse({})
  const element = await open(client)
  expect(given).toEqual(['openRoom'])
  expect(view(element)?.conversation).toBe(room)
})

test('who only observes finds a quiet place, and the room as soon as somebody has opened it', async () => {
  const { client, given, hear } = makeHouse({ may: ['view'] })
  const element = await open(client)
  expect([view(element), given]).toEqual([null, []])
  expect(element.renderRoot.querySelector('empty-place')?.heading).toBe('Nobody has written here yet')
  hear(room)
  await settle(element)
  expect(view(element)?.conversation).toBe(room)
})

test('a room that could not be opened says why, and is tried again on demand', async () => {
  const { client, given } = makeHouse({ answers: [new Error('We cannot reach what is stored.'), 'opened'] })
  const element = await open(client)
  const card = element.renderRoot.querySelector('error-card')
  expect(card?.sentence).toBe('We cannot reach what is stored.')
  card?.dispatchEvent(new CustomEvent('retry'))
  await settle(element)
  expect(given).toEqual(['openRoom', 'openRoom'])
  expect(view(element)?.conversation).toBe(room)
})

test('beside the messages stands who is here, and what the room is for', async () => {
  const { client } = makeHouse({ conversation: room, purpose: 'Whatever comes up.' })
  const margin = (await open(client)).renderRoot.querySelector('aside')
  expect(wordsOf(margin)).toBe(
    'Here now Nadia Rahal you Kwame Boateng and 9 more What this room is for Whatever comes up.',
  )
})
