import { html } from 'lit'
import { describe, expect, test } from 'vitest'
import '../../../client/elements/conversation/lines/reply-tree.ts'
import type { ReplyTree } from '../../../client/elements/conversation/lines/reply-tree.ts'
import type { Message } from '../../../client/elements/types.ts'
import { messageId, say } from '../../../client/gallery/messages.ts'
import { findPerson, ines, kwame, lucia, nadia, tomas } from '../../../client/gallery/people.ts'
import { find, findAll, focused, press, settle, show, wordsOf } from './show.ts'

const draw = (messages: readonly Message[], more: { readTo?: number; sinceLabel?: string } = {}) =>
  show<ReplyTree>(
    html`<reply-tree
      .messages=${messages}
      .findPerson=${findPerson}
      .me=${nadia.id}
      .readTo=${more.readTo ?? Infinity}
      .sinceLabel=${more.sinceLabel ?? ''}
    ></reply-tree>`,
  )

const outline = (tree: ReplyTree) =>
  [...tree.renderRoot.querySelectorAll('message-item')].map((item) => {
    const level = (of: Element | null): number => (of ? 1 + level(of.parentElement?.closest('li') ?? null) : 0)
    return `${level(item.closest('li'))} ${wordsOf(find(item, '.said'))}`
  })

const first = say(tomas, '<p>first</p>')
const second = say(kwame, '<p>second</p>', { replyTo: first.id })
const third = say(tomas, '<p>third</p>', { replyTo: second.id })
const fourth = say(lucia, '<p>fourth</p>', { replyTo: third.id })
const fifth = say(ines, '<p>fifth</p>', { replyTo: fourth.id })
const apart = say(ines, '<p>apart</p>')

describe('nesting', () => {
  test('replies nest to three levels; what goes deeper stands on the third and says whom it answers', async () => {
    const tree = await draw([first, second, third, fourth, fifth, apart])
    expect(outline(tree)).toEqual(['1 first', '2 second', '3 third', '3 fourth', '3 fifth', '1 apart'])
    expect(findAll(tree, '.reply-to').map(wordsOf)).toEqual(['to Tomás: third', 'to Lucía: fourth'])
  })

  test('lists lie in lists, and stay lists for those who hear them', async () => {
    const tree = await draw([first, second, third])
    const lists = findAll(tree, 'ol')
    expect(lists.map((list) => list.getAttribute('role'))).toEqual(['list', 'list', 'list'])
    expect(tree.renderRoot.querySelectorAll('ol > li > ol > li > ol > li > message-item')).toHaveLength(1)
  })

  test('the message they all answer is not drawn again', async () => {
    const tree = await draw([first, second, third])
    tree.root = first.id
    await settle(tree)
    expect(outline(tree)).toEqual(['1 second', '2 third'])
    expect(findAll(tree, '.reply-to')).toEqual([])
  })

  test('a reply to a message that is not loaded is still there', async () => {
    expect(outline(await draw([third, apart]))).toEqual(['1 third', '1 apart'])
  })
})

describe('what is new', () => {
  test('a line stands before the first new branch', async () => {
    const tree = await draw([first, second, apart], { readTo: second.seq, sinceLabel: 'New since Tuesday' })
    expect(find(tree, 'since-line').nextElementSibling?.querySelectorAll('message-item')).toHaveLength(1)
    expect(findAll(tree, '.unread-mark')).toHaveLength(1)
  })

  test('a line stands in an older branch where that is where the new begins, and nowhere else', async () => {
    const late = say(kwame, '<p>late</p>', { replyTo: first.id })
    const tree = await draw([first, second, apart, late], { readTo: second.seq, sinceLabel: 'New since Tuesday' })
    expect(outline(tree)).toEqual(['1 first', '2 second', '2 late', '1 apart'])
    const next = find(tree, 'since-line').closest('li')?.nextElementSibling
    expect(wordsOf(find(next?.querySelector('message-item') ?? tree, '.said'))).toBe('late')
    expect(findAll(tree, '.unread-mark')).toHaveLength(2)
  })

  test('one’s own message is never new', async () => {
    const own = say(nadia, '<p>own</p>')
    expect(findAll(await draw([first, own], { readTo: first.seq }), '.unread-mark')).toEqual([])
  })

  test('who has read everything sees no line', async () => {
    const tree = await draw([first, second], { readTo: second.seq, sinceLabel: 'New since Tuesday' })
    expect(findAll(tree, 'since-line')).toEqual([])
  })
})

describe('going about by keyboard', () => {
  test('arrows go from message to message and stop at the ends', async () => {
    const tree = await draw([first, second, apart])
    const [one, two, three] = findAll(tree, 'article')
    one?.focus()
    press(one as HTMLElement, 'ArrowDown')
    expect(focused()).toBe(two)
    press(two as HTMLElement, 'ArrowDown')
    press(three as HTMLElement, 'ArrowDown')
    expect(focused()).toBe(three)
    press(three as HTMLElement, 'ArrowUp')
    expect(focused()).toBe(two)
  })

  test('one can go to a message by its id, if it is here', async () => {
    const tree = await draw([first, second])
    expect(tree.focusMessage(second.id)).toBe(true)
    expect(focused()).toBe(findAll(tree, 'article')[1])
    expect(tree.focusMessage(messageId('elsewhere'))).toBe(false)
  })
})
