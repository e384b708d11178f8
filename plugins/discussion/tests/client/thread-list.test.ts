import { expect, test } from 'vitest'
import '../../client/list/thread-list.ts'
import { day, ines, kwame, makeThread, monday, nadia, say, tomas } from './people-and-threads.ts'
import { find, findAll, findButton, open, settle, wordsOf } from './page.ts'
import { StandIn } from './stand-in.ts'

const read = makeThread('read', { title: 'Checklist' })
const answered = makeThread('answered', {
  title: 'Pressure drops only in the mornings',
  talk: {
    count: 3,
    lastSeq: 3,
    authors: [ines.id, kwame.id],
    lastMessage: { author: ines.id, excerpt: 'It was the street.', sentAt: monday + 2 * day },
  },
})
const rules = makeThread('rules', {
  title: 'How we talk here',
  pinned: true,
  startedBy: tomas.id,
  talk: { closed: true },
})
const positions = { 'talk-read': 1, 'talk-answered': 2, 'talk-rules': 1 }

const titles = (list: HTMLElementTagNameMap['thread-list']) => findAll(list, 'thread-row h3').map(wordsOf)
const rowOf = (list: HTMLElementTagNameMap['thread-list'], title: string) => {
  const row = [...list.renderRoot.querySelectorAll('thread-row')].find(({ thread }) => thread?.title === title)
  if (!row) throw new Error(`There is no row "${title}"`)
  return row
}

test('a thread with something unread stands under what is new, says how much, and who spoke last', async () => {
  const standing = { lastVisit: monday + day, follows: [] }
  const list = await open('thread-list', new StandIn({ threads: [rules, answered, read], positions, standing }))
  expect(titles(list)).toEqual(['How we talk here', 'Pressure drops only in the mornings', 'Checklist'])
  expect(findAll(list, 'h2.visually-hidden, since-line [role=heading]').map(wordsOf)).toEqual([
    'Pinned',
    expect.stringMatching(/^New since /),
    'Earlier',
  ])
  const row = rowOf(list, 'Pressure drops only in the mornings')
  expect(wordsOf(find(row, '.latest'))).toBe('Inés: It was the street.')
  expect(wordsOf(find(row, 'kind-line p'))).toBe('2 replies, 1 new')
  expect(wordsOf(find(rowOf(list, 'How we talk here'), 'kind-line p'))).toContain('Closed')
})

test('a message that comes while the list is open is in its row at once', async () => {
  const house = new StandIn({ threads: [answered, read], positions: { ...positions, 'talk-answered': 3 } })
  const list = await open('thread-list', house)
  expect(wordsOf(find(rowOf(list, 'Checklist'), 'kind-line p'))).toBe('No replies yet')
  house.hear('conversations.messageSent', say(read, tomas, 'Ring twice.', monday + 3 * day))
  await settle(list)
  expect(titles(list)).toEqual(['Checklist', 'Pressure drops only in the mornings'])
  expect(wordsOf(find(rowOf(list, 'Checklist'), '.latest'))).toBe('Tomás: Ring twice.')
  expect(wordsOf(find(rowOf(list, 'Checklist'), 'kind-line p'))).toBe('1 reply, 1 new')
})

test('while somebody has the focus in the list, a new thread waits behind a button', async () => {
  const house = new StandIn({ threads: [answered, read], positions })
  const list = await open('thread-list', house)
  rowOf(list, 'Checklist').focus()
  house.hear('threadStarted', {
    thread: makeThread('more', { title: 'The bakery', startedAt: monday + 3 * day }),
    people: [kwame],
  })
  await settle(list)
  expect(titles(list)).not.toContain('The bakery')
  findButton(list, '1 new thread').click()
  await settle(list)
  expect(titles(list)).toContain('The bakery')
})

test('what was read on another device is no longer marked, and stays where it is', async () => {
  const house = new StandIn({ threads: [answered, read], positions })
  const list = await open('thread-list', house)
  house.hear('conversations.positionMoved', { conversation: answered.talk.id, seq: 3 })
  await settle(list)
  expect(titles(list)).toEqual(['Pressure drops only in the mornings', 'Checklist'])
  expect(wordsOf(find(rowOf(list, 'Pressure drops only in the mornings'), 'kind-line p'))).toBe('2 replies')
})

test('what was left unread before the last visit is apart from what is new since', async () => {
  const old = makeThread('old', { title: 'The bakery' })
  const standing = { lastVisit: monday + day, follows: [] }
  const list = await open('thread-list', new StandIn({ threads: [answered, old, read], positions, standing }))
  expect(findAll(list, 'since-line [role=heading]').map(wordsOf)).toEqual([
    expect.stringMatching(/^New since /),
    'Left unread before',
    'Earlier',
  ])
  const first = await open('thread-list', new StandIn({ threads: [answered, read], positions }))
  expect(findAll(first, 'since-line [role=heading]').map(wordsOf)).toEqual(['New to you', 'Earlier'])
})

test('a thread of which one wants to hear nothing says so, and is not among what is new', async () => {
  const standing = { lastVisit: monday, follows: [{ conversation: answered.talk.id, level: 'none' as const }] }
  const list = await open('thread-list', new StandIn({ threads: [answered, read], positions, standing }))
  expect(findAll(list, 'since-line [role=heading]').map(wordsOf)).toEqual(['Earlier'])
  const row = rowOf(list, 'Pressure drops only in the mornings')
  expect(wordsOf(find(row, 'kind-line p'))).toMatch(/^Quiet for you .*1 new$/)
})

test('how many messages are unread is said in the list; how many of them draw one in, to the window', async () => {
  const waiting: number[] = []
  const hear = (event: Event) => waiting.push((event as CustomEvent<{ count: number }>).detail.count)
  document.addEventListener('waiting-changed', hear)
  const list = await open('thread-list', new StandIn({ threads: [answered, read], positions }))
  findButton(list, 'Mark 1 message read')
  const quiet = { lastVisit: monday, follows: [{ conversation: answered.talk.id, level: 'none' as const }] }
  const other = await open('thread-list', new StandIn({ threads: [answered, read], positions, standing: quiet }))
  findButton(other, 'Mark 1 message read')
  document.removeEventListener('waiting-changed', hear)
  expect(waiting).toEqual([1])
})

test('marking all read is one command, and can be taken back', async () => {
  const house = new StandIn({ threads: [answered, read], positions })
  const list = await open('thread-list', house)
  const undone = new Promise<(() => void) | undefined>((resolve) =>
    list.addEventListener('show-toast', ({ detail }) => resolve(detail.undo)),
  )
  findButton(list, 'Mark 1 message read').click()
  const undo = await undone
  expect(house.commands.map(({ name }) => name)).toEqual(['conversations.markAllRead'])
  undo?.()
  await settle(list)
  expect(house.commands.at(-1)).toMatchObject({
    name: 'conversations.markRead',
    input: { conversation: answered.talk.id, seq: 2 },
  })
})

test('opening a thread asks the shell for its page', async () => {
  const list = await open('thread-list', new StandIn({ threads: [answered], positions }))
  const asked = new Promise((resolve) => list.addEventListener('open-path', ({ detail }) => resolve(detail.path)))
  find(list, 'thread-row a').click()
  expect(await asked).toBe('thread/answered')
})

test('an empty place says what to do first, to each in the words of their role', async () => {
  const learner = await open('thread-list', new StandIn())
  expect(wordsOf(find(learner, 'empty-place p'))).toMatch(/^Ask what you would ask a colleague/)
  expect(findButton(learner, 'Start the first thread')).toBeDefined()
  const facilitator = await open('thread-list', new StandIn({ me: tomas, may: ['view', 'participate', 'facilitate'] }))
  expect(wordsOf(find(facilitator, 'empty-place p'))).toMatch(/^People join in once somebody has begun/)
  const observer = await open('thread-list', new StandIn({ may: ['view'] }))
  expect(findAll(observer, 'empty-place button, new-thread')).toEqual([])
})

test('where only those who lead start threads, others are told so and offered no composer', async () => {
  const place = { threads: [answered], settings: { whoStarts: 'facilitators' as const } }
  const list = await open('thread-list', new StandIn(place))
  expect(findAll(list, 'new-thread')).toEqual([])
  expect(wordsOf(find(list, '.foot'))).toMatch(/you answer in them/)
  const lead = await open('thread-list', new StandIn({ ...place, may: ['view', 'participate', 'facilitate'] }))
  expect(findAll(lead, 'new-thread')).toHaveLength(1)
})

test('the margin names who is here and what the place is for', async () => {
  const house = new StandIn({
    threads: [answered],
    settings: { purpose: 'Your first visits.' },
    presence: { people: [nadia, tomas], count: 30 },
  })
  const margin = wordsOf(find(await open('thread-list', house), '.margin'))
  expect(margin).toContain('Nadia Rahal you')
  expect(margin).toContain('Tomás Echeverri facilitator')
  expect(margin).toContain('and 28 more')
  expect(margin).toContain('Your first visits.')
})
