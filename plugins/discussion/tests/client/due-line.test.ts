import { expect, test } from 'vitest'
import type { ConversationId } from '../../../api/contract.ts'
import '../../client/list/thread-list.ts'
import '../../client/thread/thread-head.ts'
import { makeThread, tomas } from './people-and-threads.ts'
import { findAll, open, settle, wordsOf } from './page.ts'
import { StandIn } from './stand-in.ts'

const day = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()
const thread = makeThread('first', { title: 'Pressure drops' })
const none = { firstDue: '', firstCloses: '', repliesDue: '', repliesClose: '' }
const spoke = ['talk-first' as ConversationId]

type Place = NonNullable<ConstructorParameters<typeof StandIn>[0]>

async function sayInList(dates: Partial<typeof none>, more: Place = {}): Promise<string> {
  const house = new StandIn({ threads: [thread], settings: { dates: { ...none, ...dates } }, ...more })
  const list = await open('thread-list', house)
  await settle(list)
  return findAll(list, 'due-line').map(lineOf).join()
}

const lineOf = (line: HTMLElement) => wordsOf(line.shadowRoot?.querySelector('p') ?? document.createElement('p'))

test('who has said nothing yet is told by when, in the list and in a thread', async () => {
  const dates = { ...none, firstDue: inDays(3) }
  expect(await sayInList(dates)).toMatch(/^Your first message here is expected by \S/)
  const head = await open('thread-head', new StandIn({ settings: { dates } }), { thread })
  await settle(head)
  expect(findAll(head, 'due-line').map(lineOf)).toEqual([expect.stringMatching(/^Your first message here/)])
})

test('once one has spoken, it is the replies that are expected', async () => {
  const dates = { firstDue: inDays(3), repliesDue: inDays(7) }
  expect(await sayInList(dates, { wrote: spoke })).toMatch(/^Replies are expected by \S/)
  expect(await sayInList({ firstDue: inDays(3) }, { wrote: spoke })).toBe('')
})

test('past the date it says what can still be done', async () => {
  expect(await sayInList({ firstDue: inDays(-1) })).toMatch(/Yours is still welcome\.$/)
  expect(await sayInList({ firstDue: inDays(-1), firstCloses: inDays(2) })).toMatch(/Yours is welcome until \S/)
  expect(await sayInList({ firstDue: inDays(-2), firstCloses: inDays(-1) })).toMatch(/^First messages were taken until/)
  expect(await sayInList({ repliesDue: inDays(-1) }, { wrote: spoke })).toBe('')
  expect(await sayInList({ repliesDue: inDays(-1), repliesClose: inDays(2) }, { wrote: spoke })).toMatch(
    /^Replies are welcome until \S/,
  )
  expect(await sayInList({ repliesClose: inDays(-1) }, { wrote: spoke })).toMatch(/^Replies were taken until/)
})

test('those who mentor or only watch are told nothing, and nobody is where there are no dates', async () => {
  const dates = { firstDue: inDays(3) }
  expect(await sayInList(dates, { me: tomas, may: ['view', 'participate', 'mentor'] })).toBe('')
  expect(await sayInList(dates, { may: ['view'] })).toBe('')
  expect(await sayInList({})).toBe('')
})
