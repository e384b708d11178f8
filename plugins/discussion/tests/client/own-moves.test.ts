import { expect, test } from 'vitest'
import type { Message } from '../../../api/conversations.ts'
import '../../client/thread/thread-page.ts'
import { makeThread, say, tomas } from './people-and-threads.ts'
import { find, findAll, findButton, open, settle, wordsOf } from './page.ts'
import { StandIn } from './stand-in.ts'

const [here, there] = [makeThread('here'), makeThread('there')]
const { message } = say(there, tomas, 'Look at the street.', Date.now())
const left: Message = {
  ...message,
  id: 'place' as Message['id'],
  gone: 'moved',
  moved: { message: message.id, conversation: there.talk.id, seq: 2, path: 'thread/there' },
}
const moved = (movedAt: number) => [{ message: message.id, from: here.id, to: there.id, movedAt }]
const visit = (moves = moved(Date.now())) =>
  new StandIn({ me: tomas, may: ['view', 'participate', 'facilitate'], threads: [here, there], moves })

const entriesOf = (page: HTMLElementTagNameMap['thread-page'], about: Message) => {
  const view = find(page, 'conversation-view') as HTMLElementTagNameMap['conversation-view']
  return view.extras?.listActions?.(about).map(({ label }) => label)
}

test('who comes back within a minute of a move finds the way back where it stands, and where it stood', async () => {
  const now = await open('thread-page', visit(), { thread: there.id })
  expect(findAll(now, '.lately span').map(wordsOf)).toEqual(['You moved part of another talk here a moment ago.'])
  expect(entriesOf(now, message)).toContain('Move it back')
  const before = await open('thread-page', visit(), { thread: here.id })
  expect(findAll(before, '.lately span').map(wordsOf)).toEqual(['You moved part of this talk elsewhere a moment ago.'])
  expect(entriesOf(before, left)).toEqual(['Move it back'])
})

test('the way back takes the move back', async () => {
  const house = visit()
  const page = await open('thread-page', house, { thread: here.id })
  findButton(page, 'Move it back').click()
  await settle(page)
  expect(house.commands).toMatchObject([{ name: 'moveBack', input: { message: message.id } }])
})

test('after a minute nothing is offered that would be refused', async () => {
  const page = await open('thread-page', visit(moved(Date.now() - 60_000)), { thread: there.id })
  expect(findAll(page, '.lately')).toEqual([])
  expect(entriesOf(page, message)).not.toContain('Move it back')
})
