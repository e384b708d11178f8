import { expect, test } from 'vitest'
import '../../client/discussion-activity.ts'
import { makeThread } from './people-and-threads.ts'
import { find, findAll, open, settle, wordsOf } from './page.ts'
import { StandIn } from './stand-in.ts'

const place = { threads: [makeThread('first', { title: 'Pressure drops' })] }

test('the first page is the list; a path that is none of ours leads there, too', async () => {
  for (const path of ['', 'elsewhere', 'thread/', 'thread/a/b']) {
    const page = await open('discussion-activity', new StandIn(place), { path })
    expect(findAll(page, 'thread-row')).toHaveLength(1)
    expect(findAll(page, 'thread-page')).toEqual([])
  }
})

test('a link to a thread that is not there says so, and leads to the others', async () => {
  const page = await open('discussion-activity', new StandIn(place), { path: 'thread/nowhere' })
  expect(wordsOf(find(page, 'error-card h2'))).toBe('This thread is not here')
  const asked = new Promise((resolve) => page.addEventListener('open-path', ({ detail }) => resolve(detail.path)))
  find(page, 'error-card a').click()
  expect(await asked).toBe('')
})

test('coming back from a thread finds the list that was left, with the focus on the row that led there', async () => {
  const page = await open('discussion-activity', new StandIn(place), { path: '' })
  const list = find(page, 'thread-list')
  find(page, 'thread-row a').click()
  page.path = 'thread/nowhere'
  await settle(page)
  expect(list.hidden).toBe(true)
  page.path = ''
  await settle(page)
  expect(find(page, 'thread-list')).toBe(list)
  expect(list.hidden).toBe(false)
  expect(list.shadowRoot?.activeElement?.localName).toBe('thread-row')
})
