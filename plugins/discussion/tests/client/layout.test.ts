import { afterEach, expect, test } from 'vitest'
import type { ThreadId } from '../../contract.ts'
import '../../client/thread/thread-page.ts'
import { makeThread } from './people-and-threads.ts'
import { find, open, settle } from './page.ts'
import { StandIn } from './stand-in.ts'

afterEach(() => localStorage.clear())

const id = 'first' as ThreadId
const openThread = async (count: number) => {
  const thread = makeThread(id, { talk: { count, lastSeq: count } })
  const page = await open('thread-page', new StandIn({ threads: [thread] }), { thread: id })
  await settle(page)
  return page
}

const layoutOf = (page: HTMLElementTagNameMap['thread-page']) =>
  page.renderRoot.querySelector('conversation-view')?.layout

function choices(page: HTMLElementTagNameMap['thread-page']): string[] {
  const head = page.renderRoot.querySelector('thread-head')
  const items = head?.renderRoot.querySelector('actions-menu')?.items ?? []
  return items.filter(({ key }) => key === 'layout').map(({ label }) => label)
}

test('a thread is read nested or in the order it was said, and the device remembers which', async () => {
  const page = await openThread(3)
  expect(layoutOf(page)).toBe('nested')
  expect(choices(page)).toEqual(['Show it in the order it was said'])
  find(page, 'actions-menu').dispatchEvent(new CustomEvent('action-chosen', { detail: { key: 'layout' } }))
  await settle(page)
  expect(layoutOf(page)).toBe('flat')
  expect(choices(page)).toEqual(['Show replies below what they answer'])
  page.remove()
  expect(layoutOf(await openThread(3))).toBe('flat')
})

test('where nobody has answered an answer yet there is nothing to choose', async () => {
  expect(choices(await openThread(2))).toEqual([])
})
