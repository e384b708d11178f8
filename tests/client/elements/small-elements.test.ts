import { html } from 'lit'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import '../../../client/elements/people/avatar-stack.ts'
import '../../../client/elements/filter-row.ts'
import '../../../client/elements/live-region.ts'
import '../../../client/elements/relative-time.ts'
import '../../../client/elements/thread-row.ts'
import '../../../client/elements/toast-line.ts'
import type { AvatarStack } from '../../../client/elements/people/avatar-stack.ts'
import type { FilterRow } from '../../../client/elements/filter-row.ts'
import type { LiveRegion } from '../../../client/elements/live-region.ts'
import { faceOf, initialsOf } from '../../../client/elements/people/names.ts'
import type { PersonAvatar } from '../../../client/elements/people/person-avatar.ts'
import type { RelativeTime } from '../../../client/elements/relative-time.ts'
import type { ThreadRow } from '../../../client/elements/thread-row.ts'
import type { ToastLine } from '../../../client/elements/toast-line.ts'
import type { ThreadSummary } from '../../../client/elements/types.ts'
import { everybody, ines, kwame, tomas } from '../../../client/gallery/people.ts'
import { find, findAll, findButton, listen, press, settle, show, wordsOf } from './show.ts'

describe('faces', () => {
  test('a person keeps a colour: the sum of the bytes of the id, modulo ten', () => {
    expect(faceOf('ab')).toBe((97 + 98) % 10)
    expect(faceOf('é')).toBe((0xc3 + 0xa9) % 10)
  })

  test('initials are of the first and the last word', () => {
    expect(['Inés Carrasco', 'chloé de la tour', 'Bea', '', '小林 一郎'].map(initialsOf)).toEqual([
      'IC',
      'CT',
      'B',
      '',
      '小一',
    ])
  })

  test('somebody without a name has a face without letters', async () => {
    const someone = { ...ines, name: '', picture: null, mask: 2 }
    const avatar = await show<PersonAvatar>(html`<person-avatar .person=${someone}></person-avatar>`)
    expect([wordsOf(find(avatar, '.face')), findAll(avatar, 'svg').length]).toEqual(['', 1])
  })

  test('a picture that does not load becomes initials, and another picture is tried again', async () => {
    const avatar = await show<PersonAvatar>(html`<person-avatar .person=${{ ...ines, picture: '/a' }}></person-avatar>`)
    expect(avatar.getAttribute('aria-hidden')).toBe('true')
    find(avatar, 'img').dispatchEvent(new Event('error'))
    await settle(avatar)
    expect(wordsOf(find(avatar, '.face'))).toBe('IC')
    avatar.person = { ...ines, picture: '/b' }
    await settle(avatar)
    expect(findAll(avatar, 'img')).toHaveLength(1)
  })

  test('a stack is one picture with the names it shows', async () => {
    const stack = await show<AvatarStack>(
      html`<avatar-stack .people=${everybody} .limit=${2} .total=${31}></avatar-stack>`,
    )
    expect(find(stack, '[role=img]').getAttribute('aria-label')).toBe('Inés Carrasco, Kwame Boateng, and 29 more')
    expect(findAll(stack, 'person-avatar')).toHaveLength(2)
  })
})

describe('a thread in a list', () => {
  const thread: ThreadSummary = {
    id: 'one',
    title: 'Pressure drops',
    href: '#/one',
    author: kwame,
    latest: { author: tomas, excerpt: 'Agreed.' },
    at: Date.now(),
    replies: 6,
    unread: 1,
    people: [ines],
    pinned: true,
    closed: true,
  }
  const draw = (more: Partial<ThreadSummary> = {}) =>
    show<ThreadRow>(html`<thread-row .thread=${{ ...thread, ...more }}></thread-row>`)

  test('says what it is about, who spoke last and what is new', async () => {
    const row = await draw()
    expect(wordsOf(find(row, 'h3'))).toBe('Pressure drops')
    expect(wordsOf(find(row, '.latest'))).toBe('Tomás: Agreed.')
    expect(wordsOf(find(row, 'kind-line').shadowRoot?.querySelector('p') as Element)).toBe(
      'Pinned Closed 6 replies, 1 new',
    )
  })

  test('opens without loading a page when somebody takes it up', async () => {
    const row = await draw()
    row.addEventListener('thread-opened', (event) => event.preventDefault())
    const opened = listen(row, 'thread-opened')
    const click = new MouseEvent('click', { bubbles: true, cancelable: true })
    find(row, 'a').dispatchEvent(click)
    expect(opened).toEqual([{ id: 'one' }])
    expect(click.defaultPrevented).toBe(true)
  })

  test('with Ctrl it is a link like any other', async () => {
    const row = await draw()
    const opened = listen(row, 'thread-opened')
    find(row, 'a').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }))
    expect(opened).toEqual([])
  })
})

describe('a filter', () => {
  const choices = [
    { key: 'all', label: 'All' },
    { key: 'unread', label: 'Unread', count: 6 },
  ]

  test('is pressed where it is chosen, and says what was chosen', async () => {
    const row = await show<FilterRow>(html`<filter-row chosen="all" .choices=${choices}></filter-row>`)
    const changes = listen(row, 'filter-changed')
    findButton(row, 'Unread 6').click()
    await settle(row)
    expect(changes).toEqual([{ key: 'unread' }])
    expect(findAll(row, 'button').map((button) => button.getAttribute('aria-pressed'))).toEqual(['false', 'true'])
  })
})

describe('with a clock of its own', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())
  const toast = () => show<ToastLine>(html`<toast-line undoable message="Message taken back"></toast-line>`)

  test('a toast leaves after ten seconds', async () => {
    const line = await toast()
    const gone = listen(line, 'toast-gone')
    vi.advanceTimersByTime(9_999)
    expect(gone).toEqual([])
    vi.advanceTimersByTime(1)
    expect(gone).toEqual([{ undone: false }])
    await settle(line)
    expect(wordsOf(find(line, '[role=status]'))).toBe('')
  })

  test('it waits while the pointer is on it or the focus in it', async () => {
    const line = await toast()
    const gone = listen(line, 'toast-gone')
    vi.advanceTimersByTime(5_000)
    find(line, '[role=status]').dispatchEvent(new Event('pointerenter'))
    vi.advanceTimersByTime(60_000)
    expect(gone).toEqual([])
    find(line, '[role=status]').dispatchEvent(new Event('pointerleave'))
    vi.advanceTimersByTime(5_000)
    expect(gone).toHaveLength(1)
  })

  test('Ctrl+Z undoes like the button, but not where it belongs to a text', async () => {
    const line = await toast()
    const undone = listen(line, 'undo')
    const field = document.createElement('textarea')
    document.body.append(field)
    press(field, 'z', { ctrlKey: true })
    expect(undone).toEqual([])
    press(document.body, 'z', { ctrlKey: true })
    expect(undone).toHaveLength(1)
  })

  test('times grow older by themselves, all by one timer, which stops with the last of them', async () => {
    const time = await show<RelativeTime>(html`<relative-time .at=${Date.now() - 60_000}></relative-time>`)
    const other = await show<RelativeTime>(html`<relative-time .at=${Date.now()}></relative-time>`)
    expect(wordsOf(find(time, '.seen'))).toBe('1 min. ago')
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(60_000)
    await settle(time)
    expect(wordsOf(find(time, '.seen'))).toBe('2 min. ago')
    time.remove()
    other.remove()
    expect(vi.getTimerCount()).toBe(0)
  })
})

test('a live region says the same sentence again as something new', async () => {
  const region = await show<LiveRegion>(html`<live-region></live-region>`)
  const heard: (string | null)[] = []
  for (const sentence of ['3 new', '3 new']) {
    region.say(sentence)
    await settle(region)
    heard.push(find(region, '[role=status]').textContent)
  }
  expect(heard.map((each) => each?.trim())).toEqual(['3 new', '3 new'])
  expect(heard[0]).not.toBe(heard[1])
})
