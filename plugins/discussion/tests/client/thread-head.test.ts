import { expect, test } from 'vitest'
import '../../client/thread/thread-head.ts'
import { kwame, makeThread, nadia, tomas } from './people-and-threads.ts'
import { find, findAll, findButton, open, settle, type, wordsOf } from './page.ts'
import { StandIn } from './stand-in.ts'

const thread = makeThread('first', { title: 'Pressure drops', pinned: true })
const take = 'Take it along, with its files'
const choices = (head: HTMLElementTagNameMap['thread-head']) =>
  head.renderRoot
    .querySelector<HTMLElementTagNameMap['actions-menu']>('.tools > actions-menu')
    ?.items.map(({ label }) => label) ?? []

const choose = (head: HTMLElementTagNameMap['thread-head'], key: string) =>
  find(head, '.tools > actions-menu').dispatchEvent(new CustomEvent('action-chosen', { detail: { key } }))

test('whoever started it renames and closes it, who leads pins it too, others take it along and no more', async () => {
  const asKwame = await open('thread-head', new StandIn({ me: kwame }), { thread })
  expect(choices(asKwame)).toEqual([take, 'Rename it', 'Change what it is', 'Close it'])
  const lead = new StandIn({ me: tomas, may: ['view', 'participate', 'facilitate'] })
  expect(choices(await open('thread-head', lead, { thread }))).toEqual([
    take,
    'Write a summary',
    'Unpin it',
    'Rename it',
    'Change what it is',
    'Close it',
  ])
  expect(choices(await open('thread-head', new StandIn({ me: nadia }), { thread }))).toEqual([take])
})

test('the head says that a thread is pinned and closed', async () => {
  const closed = { ...thread, talk: { ...thread.talk, closed: true } }
  const head = await open('thread-head', new StandIn(), { thread: closed })
  expect(findAll(head, 'kind-line p > span').map(wordsOf)).toEqual(['Pinned', 'Closed for new messages'])
})

test('one chooses what to hear of a thread, sees what that is, and can take it back', async () => {
  const follows = [{ conversation: thread.talk.id, level: 'all' as const }]
  const house = new StandIn({ standing: { follows } })
  const head = await open('thread-head', house, { thread })
  expect(findAll(head, 'kind-line p > span').map(wordsOf)).toEqual(['Pinned', 'You follow it all'])
  const menu = find(head, 'follow-choice actions-menu')
  const shown = new Promise<(() => void) | undefined>((resolve) =>
    head.addEventListener('show-toast', ({ detail }) => resolve(detail.undo)),
  )
  menu.dispatchEvent(new CustomEvent('action-chosen', { detail: { key: 'none' } }))
  const undo = await shown
  undo?.()
  expect(house.commands.map(({ name, input }) => [name, input])).toEqual([
    ['conversations.follow', { conversation: thread.talk.id, level: 'none' }],
    ['conversations.follow', { conversation: thread.talk.id, level: 'all' }],
  ])
})

test('closing a thread says so and offers the way back', async () => {
  const house = new StandIn({ me: kwame })
  const head = await open('thread-head', house, { thread })
  const shown = new Promise<{ message: string; undo?: (() => void) | undefined }>((resolve) =>
    head.addEventListener('show-toast', ({ detail }) => resolve(detail)),
  )
  choose(head, 'close')
  const { message, undo } = await shown
  expect(message).toMatch(/^Closed\./)
  undo?.()
  expect(house.commands.map(({ input }) => input)).toEqual([
    { thread: 'first', closed: true },
    { thread: 'first', closed: false },
  ])
})

test('renaming happens in place, and leaves the focus on the title', async () => {
  const house = new StandIn({ me: kwame })
  const head = await open('thread-head', house, { thread })
  choose(head, 'rename')
  await settle(head)
  type(find(head, 'input'), '  Pressure drops at seven ')
  findButton(head, 'Save').click()
  await settle(head)
  expect(house.commands).toMatchObject([
    { name: 'rename', input: { thread: 'first', title: 'Pressure drops at seven' } },
  ])
  expect(head.shadowRoot?.activeElement).toBe(find(head, 'h1'))
})

test('a command that is refused says why', async () => {
  const house = new StandIn({ me: kwame, refuse: new Error('Your visit has ended.') })
  const head = await open('thread-head', house, { thread })
  const said = new Promise((resolve) => head.addEventListener('show-toast', ({ detail }) => resolve(detail.message)))
  choose(head, 'close')
  expect(await said).toContain('Your visit has ended.')
})
