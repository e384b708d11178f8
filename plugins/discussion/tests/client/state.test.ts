import { expect, test } from 'vitest'
import type { Thread, ThreadId, ThreadList } from '../../contract.ts'
import { states } from '../../state.ts'
import { day, ines, kwame, makeThread, monday, say, tomas } from './people-and-threads.ts'

const { listThreads, readThread } = states
const listOf = (...threads: Thread[]): ThreadList => ({ threads, people: [kwame], more: false })
const ids = ({ threads }: ThreadList): ThreadId[] => threads.map(({ id }) => id)

test('a message brings its thread to the top and its author among the people, once', () => {
  const [first, second] = [makeThread('first'), makeThread('second')]
  const said = say(second, ines, 'It was the street.', monday + day)
  const after = listThreads?.['conversations.messageSent']?.(listOf(first, second), said, kwame.id)
  expect(after).toEqual({
    threads: [{ ...second, talk: said.conversation }, first],
    people: [ines, kwame],
    more: false,
  })
  expect(after && listThreads?.['conversations.messageSent']?.(after, said, kwame.id)).toEqual(after)
})

test('a message in a thread that the list does not show changes nothing of it', () => {
  const list = listOf(makeThread('first'))
  const said = say(makeThread('elsewhere'), ines, 'It was the street.', monday + day)
  expect(listThreads?.['conversations.messageSent']?.(list, said, kwame.id)).toBe(list)
})

test('a pinned thread stands first, whatever is said in the others', () => {
  const pinned = makeThread('pinned', { pinned: true })
  const list = listOf(makeThread('first'), makeThread('second'))
  const started =
    listThreads?.threadStarted?.(list, { thread: makeThread('pinned'), people: [kwame] }, kwame.id) ?? list
  const after = listThreads?.threadChanged?.(started, { thread: pinned, people: [kwame] }, kwame.id) ?? list
  const said = say(makeThread('first'), ines, 'It was the street.', monday + day)
  const later = listThreads?.['conversations.messageSent']?.(after, said, kwame.id) ?? list
  expect(ids(later)).toEqual(['pinned', 'first', 'second'])
})

test('who is no longer named anywhere is left out', () => {
  const thread = makeThread('first', { startedBy: null, talk: { authors: [ines.id], lastMessage: null } })
  const before = { ...listOf(makeThread('first')), people: [kwame, tomas] }
  const after = listThreads?.threadChanged?.(before, { thread, people: [ines] }, kwame.id)
  expect(after?.people).toEqual([ines])
})

test('an open thread follows its own talk and nobody else’s', () => {
  const thread = makeThread('first')
  const open = { thread, people: [kwame] }
  const closed = { ...thread.talk, closed: true }
  expect(readThread?.['conversations.conversationChanged']?.(open, closed, kwame.id).thread.talk.closed).toBe(true)
  const elsewhere = makeThread('second').talk
  expect(readThread?.['conversations.conversationChanged']?.(open, elsewhere, kwame.id)).toBe(open)
  const renamed = { ...thread, title: 'Another' }
  expect(readThread?.threadChanged?.(open, { thread: renamed, people: [] }, kwame.id)).toEqual({
    thread: renamed,
    people: [kwame],
  })
})
