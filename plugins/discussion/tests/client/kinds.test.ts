import { expect, test } from 'vitest'
import '../../client/beginning/new-thread.ts'
import '../../client/thread/thread-ending.ts'
import '../../client/list/thread-list.ts'
import { withoutEmptyParts } from '../../client/beginning/story-parts.ts'
import type { PersonId } from '../../../api/contract.ts'
import type { MarkedMessage } from '../../contract.ts'
import { find, findAll, findButton, open, settle, type, wordsOf } from './page.ts'
import { everybody, ines, kwame, makeThread, monday, nadia, tomas } from './people-and-threads.ts'
import { StandIn } from './stand-in.ts'

const answer: MarkedMessage = {
  mark: 'answer',
  message: 'answer' as MarkedMessage['message'],
  seq: 2,
  author: ines.id,
  by: kwame.id,
  at: monday,
  gone: false,
}
const answered = makeThread('answered', { kind: 'question', marked: [answer] })
const waiting = makeThread('waiting', { kind: 'question', marked: [{ ...answer, gone: true }] })
const proposal = makeThread('proposal', {
  kind: 'proposal',
  stances: [
    { person: ines.id, stance: 'for', at: monday },
    { person: tomas.id, stance: 'against', at: monday },
  ],
})
const mine = makeThread('mine', { startedBy: nadia.id })

test('a row says what its thread is and how far its ending has come', async () => {
  const list = await open('thread-list', new StandIn({ threads: [answered, waiting, proposal, mine] }))
  const lines = findAll(list, 'kind-line').map(wordsOfLine)
  expect(lines[0]).toMatch(/^Question Answered by Inés/)
  expect(lines[1]).toMatch(/^Question Not answered yet/)
  expect(lines[2]).toMatch(/^Proposal 1 for, 1 against/)
  expect(lines[3]).toMatch(/^New, no replies yet/)
})

const wordsOfLine = (line: HTMLElement): string => wordsOf(line.shadowRoot?.querySelector('p') ?? line)

test('one looks at the questions that wait, at one’s own threads, or at one kind', async () => {
  const list = await open('thread-list', new StandIn({ threads: [answered, waiting, proposal, mine] }))
  const titles = () => findAll(list, 'thread-row').map((row) => wordsOf(row.shadowRoot?.querySelector('h3') ?? row))
  const choose = async (name: string) => {
    findButton(list, name).click()
    await settle(list)
    return titles()
  }
  expect(await choose('Unanswered 1')).toEqual(['Thread waiting'])
  expect(await choose('Mine 1')).toEqual(['Thread mine'])
  expect(await choose('Questions 2')).toEqual(['Thread answered', 'Thread waiting'])
  expect(await choose('All')).toHaveLength(4)
})

const listViews = (list: Element): string[] =>
  [...(list.shadowRoot?.querySelector('filter-row')?.shadowRoot?.querySelectorAll('button') ?? [])]
    .map(wordsOf)
    .filter((name) => name.startsWith('Mine'))

test('among one’s own threads are those in which one answered without a name, for oneself alone', async () => {
  const worn = { conversation: waiting.talk.id, mask: 'mask' as PersonId, number: 1, promise: 'sealed' as const }
  const standing = { masks: [{ ...worn, lifted: null }] }
  const count = async (house: StandIn) => listViews(await open('thread-list', house))
  expect(await count(new StandIn({ threads: [answered, waiting] }))).toEqual([])
  expect(await count(new StandIn({ threads: [answered, waiting], standing }))).toEqual(['Mine 1'])
})

test('one stands for or against a proposal, and takes it back', async () => {
  const people = new Map(everybody.map((person) => [person.id, person]))
  const house = new StandIn()
  const ending = await open('thread-ending', house, { thread: proposal, people })
  expect(findAll(ending, 'h2').map(wordsOf)).toEqual(['For it: 1', 'Against it: 1'])
  findButton(ending, 'I am for it').click()
  await settle(ending)
  const own = { person: nadia.id, stance: 'for', at: monday } as const
  ending.thread = { ...proposal, stances: [own] }
  await settle(ending)
  expect(find(ending, '[aria-pressed=true]').textContent?.trim()).toBe('I am for it')
  findButton(ending, 'I am for it').click()
  expect(house.commands.map(({ name, input }) => [name, input])).toEqual([
    ['takeStance', { thread: 'proposal', stance: 'for' }],
    ['takeStance', { thread: 'proposal', stance: null }],
  ])
})

test('a thread begins as what one says it is; the parts of a story are there to be written between', async () => {
  const house = new StandIn()
  const element = await open('new-thread', house)
  findButton(element, 'Ask or tell something').click()
  await settle(element)
  const story = findAll(element, 'kind-choice label').find((label) => wordsOf(label) === 'Story')
  story?.querySelector('input')?.click()
  await settle(element)
  type(find(element, 'input[enterkeyhint]'), 'The bakery')
  find(element, '.button.primary').click()
  await settle(element)
  expect(house.commands[0]?.input).toMatchObject({ title: 'The bakery', kind: 'story' })
})

test('the parts of a story that nobody wrote anything in are left out', () => {
  const words = '**What happened**\n\nIt was the street.\n\n**What I did**\n\n\n\n**What I would do again**\n\n'
  expect(withoutEmptyParts(words)).toBe('**What happened**\n\nIt was the street.')
})
