import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { greetingPath } from '../../client/addresses.ts'
import type { Room } from '../../contract.ts'
import {
  direct,
  kwame,
  listIn,
  makeHouse,
  nadia,
  open,
  person,
  roomIn,
  roomOf,
  settle,
  viewIn,
  wordsOf,
} from './chat-house.ts'

let isWide = false
beforeEach(() => {
  isWide = false
  const media = () => ({ matches: isWide, addEventListener: () => {}, removeEventListener: () => {} })
  vi.stubGlobal('matchMedia', media)
})
afterEach(() => {
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

test('who is in one room sees it at once, and nobody opens another', async () => {
  const { client, given } = makeHouse({})
  const element = await open(client)
  expect(viewIn(element)).toMatchObject({
    conversation: 'talk-all',
    layout: 'flat',
    sendOn: 'enter',
    placeholder: 'Write to the room',
  })
  expect([given, listIn(element)]).toEqual([[], null])
})

test('the first who may write opens the room by coming', async () => {
  const { client, given } = makeHouse({ rooms: [roomOf('all', { talk: null })], answers: [roomOf('all')] })
  const element = await open(client)
  await settle(element)
  expect(given).toEqual([['openRoom', { key: 'all' }]])
  expect(viewIn(element)?.conversation).toBe('talk-all')
})

test('who only observes finds a quiet place, and the room as soon as somebody has opened it', async () => {
  const { client, given, hear } = makeHouse({ rooms: [roomOf('all', { talk: null })], may: ['view'] })
  const element = await open(client)
  expect([viewIn(element), given]).toEqual([null, []])
  expect(roomIn(element)?.renderRoot.querySelector('empty-place')?.heading).toBe('Nobody has written here yet')
  hear(roomOf('all'))
  await settle(element)
  await settle(element)
  expect(viewIn(element)?.conversation).toBe('talk-all')
})

test('a room that could not be opened says why, and is tried again on demand', async () => {
  const answers = [new Error('We cannot reach what is stored.'), roomOf('all')]
  const { client, given } = makeHouse({ rooms: [roomOf('all', { talk: null })], answers })
  const element = await open(client)
  await settle(element)
  const card = roomIn(element)?.renderRoot.querySelector('error-card')
  expect(card?.sentence).toBe('We cannot reach what is stored.')
  card?.dispatchEvent(new CustomEvent('retry'))
  await settle(element)
  await settle(element)
  expect(given.map(([name]) => name)).toEqual(['openRoom', 'openRoom'])
  expect(viewIn(element)?.conversation).toBe('talk-all')
})

test('beside the messages stands who is here, as they come and go, and what the room is for', async () => {
  const { client, leave } = makeHouse({ settings: { purpose: 'Whatever comes up.' } })
  const element = await open(client)
  const margin = roomIn(element)?.renderRoot.querySelector('aside')
  const purpose = 'What this room is for Whatever comes up.'
  expect(wordsOf(margin)).toBe(`Here now Nadia Rahal you Kwame Boateng mentor and 9 more ${purpose}`)
  leave('Kwame Boateng')
  await settle(element)
  expect(wordsOf(margin)).toBe(`Here now Nadia Rahal you and 9 more ${purpose}`)
})

test('the one circle that somebody is in is named; the room of everybody is called as the activity is', async () => {
  const named = async (room: Room) => {
    const { client } = makeHouse({ rooms: [room], settings: { rooms: room.kind === 'circle' ? 'circles' : 'all' } })
    return wordsOf(roomIn(await open(client))?.renderRoot.querySelector('header'))
  }
  expect(await named(roomOf('circle-1', { kind: 'circle', name: 'The northern run' }))).toContain('The northern run')
  expect(await named(roomOf('all'))).toBe('')
})

test('who is in several chooses: on a page of its own, or beside the room where there is width for both', async () => {
  const { client } = makeHouse({ rooms: [roomOf('all'), direct] })
  const narrow = await open(client)
  expect(roomIn(narrow)).toBeNull()
  expect([...(listIn(narrow)?.renderRoot.querySelectorAll('.name') ?? [])].map(wordsOf)).toEqual([
    'Everybody',
    'Kwame Boateng',
  ])
  expect(wordsOf(listIn(narrow)?.renderRoot.querySelectorAll('.latest')[1])).toBe('Kwame: Is the big gauge with you?')
  isWide = true
  const wide = await open(client)
  expect([viewIn(wide)?.conversation, listIn(wide)?.open]).toEqual(['talk-all', 'all'])
  const chosen = await open(client, 'room/talk-2')
  expect([viewIn(chosen)?.conversation, listIn(chosen)?.open]).toEqual(['talk-2', 'talk-2'])
  expect(viewIn(chosen)?.placeholder).toBe('Write to Kwame')
  expect(wordsOf(roomIn(chosen)?.renderRoot.querySelector('.readers'))).toBe(
    'Only you and Kwame Boateng can read this.',
  )
})

test('what somebody has begun without a word is in no list, unless it was oneself', async () => {
  const empty = {
    ...direct,
    talk: { ...direct.talk, id: 'talk-2', lastSeq: 0, count: 0, lastMessage: null },
  } as typeof direct
  expect(listIn(await open(makeHouse({ rooms: [roomOf('all'), empty] }).client))).toBeNull()
  const own = { ...empty, madeBy: nadia.id }
  expect(listIn(await open(makeHouse({ rooms: [roomOf('all'), own] }).client))).not.toBeNull()
})

test('who greets somebody comes to what the two write to each other in, opened by coming', async () => {
  const { client, given } = makeHouse({ answers: [{ ...direct, madeBy: nadia.id }] })
  const element = await open(client, 'hello/kwame')
  await settle(element)
  expect(given).toEqual([['openDirect', { person: 'kwame' }]])
  expect(viewIn(element)?.conversation).toBe('talk-2')
})

test('a card leads to a direct message where the designer lets these two write to each other', () => {
  const hana = person('hana', 'Hana Idris')
  const greet = (card: typeof hana, settings = {}) =>
    greetingPath(card.id, { card, client: makeHouse({ settings }).client })
  expect([greet(kwame), greet(hana), greet(hana, { direct: 'everybody' })]).toEqual([
    'hello/kwame',
    undefined,
    'hello/hana',
  ])
})

test('a room that is not there, or not for the reader, leads to the others', async () => {
  const element = await open(makeHouse({}).client, 'room/nowhere')
  expect(element.renderRoot.querySelector('error-card')?.heading).toBe('There is no such room')
})
