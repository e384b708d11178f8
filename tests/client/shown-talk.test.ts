import { beforeEach, expect, test } from 'vitest'
import { tellShown } from '../../client/shell-events.ts'
import { findCameFrom, ShownTalk, type CameFrom } from '../../client/shown-talk.ts'

const room = { conversation: 'talk', room: true } as unknown as CameFrom

let shell: HTMLElement
let view: HTMLElement
let shown: ShownTalk

beforeEach(() => {
  history.replaceState(null, '')
  shell = document.createElement('div')
  view = shell.appendChild(document.createElement('p'))
  document.body.replaceChildren(shell)
  shown = new ShownTalk(shell)
})

test('a page of the house knows the conversation that one came from, and the next one, too', () => {
  tellShown(view, room)
  const state = shown.stateFor({ path: '~search' })
  expect(state).toEqual({ cameFrom: room })
  history.replaceState(state, '')
  view.remove()
  expect(findCameFrom()).toEqual(room)
  expect(shown.stateFor({ path: '~people' })).toEqual({ cameFrom: room })
})

test('who comes from a page without a conversation comes from none', () => {
  tellShown(view, room)
  view.remove()
  expect(shown.stateFor({ path: '~search' })).toBeNull()
})

test('a place of the activity itself remembers nothing of it', () => {
  tellShown(view, room)
  expect(shown.stateFor({ path: 'room/all' })).toBeNull()
})
