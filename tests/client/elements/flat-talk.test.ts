import { html } from 'lit'
import { afterEach, describe, expect, test } from 'vitest'
import { goesOn, sayDayBefore } from '../../../client/elements/conversation/lines/flat.ts'
import '../../../client/elements/message/message-item.ts'
import type { MessageItem } from '../../../client/elements/message/message-item.ts'
import '../../../client/elements/conversation/reading/new-pill.ts'
import type { NewPill } from '../../../client/elements/conversation/reading/new-pill.ts'
import '../../../client/elements/conversation/lines/reply-tree.ts'
import type { ReplyTree } from '../../../client/elements/conversation/lines/reply-tree.ts'
import type { Message } from '../../../client/elements/types.ts'
import { everyone, messageId, say } from '../../../client/gallery/messages.ts'
import { findPerson, ines, kwame, lucia, nadia, tomas } from '../../../client/gallery/people.ts'
import { sayClock, sayDay } from '../../../client/texts/dates.ts'
import { setLanguage } from '../../../client/texts/texts.ts'
import { find, findButton, listen, settle, show, wordsOf } from './show.ts'

afterEach(() => setLanguage('en'))

const minute = 60_000
const noon = new Date(2026, 3, 23, 12).getTime()
const at = (time: number, more: Partial<Message> = {}, author = tomas) =>
  say(author, '<p>Words</p>', { sentAt: time, ...more })

describe('one person who goes on', () => {
  const first = at(noon)

  test('within five minutes stands without a face', () => {
    expect(goesOn(first, at(noon + 4 * minute), Infinity)).toBe(true)
    expect(goesOn(first, at(noon + 6 * minute), Infinity)).toBe(false)
  })

  test.each([
    ['somebody else speaks', first, at(noon, {}, kwame)],
    ['it answers something', first, at(noon, { replyTo: messageId('another') })],
    ['what was before is taken back', at(noon, { gone: 'deleted' }), at(noon)],
    ['it is taken back', first, at(noon, { gone: 'deleted' })],
    ['there is nothing before', undefined, at(noon)],
    ['midnight lies between', at(noon + 12 * 60 * minute - minute), at(noon + 12 * 60 * minute + minute)],
  ])('has a face again where %s', (_, before, message) => {
    expect(goesOn(before, message, Infinity)).toBe(false)
  })

  test('has a face again where what is new begins', () => {
    const second = at(noon + minute)
    expect(goesOn(first, second, first.seq)).toBe(false)
    expect(goesOn(first, second, second.seq)).toBe(true)
  })
})

describe('days', () => {
  test('are said as one says them, in either language', () => {
    const day = 24 * 60 * minute
    setLanguage('en-GB')
    const days = [noon, noon - day, noon - 3 * day, new Date(2025, 11, 30, 9).getTime()]
    expect(days.map((each) => sayDay(each, noon))).toEqual([
      'Today, Thursday 23 April',
      'Yesterday, Wednesday 22 April',
      'Monday 20 April',
      'Tuesday 30 December 2025',
    ])
    setLanguage('es')
    expect(sayDay(noon, noon)).toBe('Hoy, jueves 23 de abril')
  })

  test('have a line before their first message, and none before the others', () => {
    const [evening, morning, later] = [at(noon - 15 * 60 * minute), at(noon), at(noon + minute)]
    expect(sayDayBefore(evening, undefined)).not.toBe('')
    expect(sayDayBefore(morning, evening)).not.toBe('')
    expect(sayDayBefore(later, morning)).toBe('')
  })
})

describe('lines in a list', () => {
  const messages = [at(noon, {}, kwame), at(noon, {}, ines), at(noon, {}, kwame), at(noon, {}, lucia)]
  const [first, , third] = messages
  const draw = (more: { readTo?: number; sinceLabel?: string } = {}, drawn = messages) =>
    show<ReplyTree>(
      html`<reply-tree
        .messages=${drawn}
        .findPerson=${findPerson}
        .me=${nadia.id}
        .readTo=${more.readTo ?? Infinity}
        .sinceLabel=${more.sinceLabel ?? ''}
        .lineBefore=${(message: Message) => (message === first || message === third ? `Day of ${message.seq}` : '')}
      ></reply-tree>`,
    )
  test('stand before the messages they belong to, what is new after the day', async () => {
    const tree = await draw({ readTo: (third?.seq ?? 0) - 1, sinceLabel: 'New since 16:08' })
    const lines = [...tree.renderRoot.querySelectorAll('since-line, message-item')].map((each) =>
      each.localName === 'since-line' ? wordsOf(find(each as ReplyTree, 'span')) : 'message',
    )
    expect(lines).toEqual([
      `Day of ${first?.seq}`,
      'message',
      'message',
      `Day of ${third?.seq}`,
      'New since 16:08',
      'message',
      'message',
    ])
  })

  test('leave the messages below them in place when earlier ones are loaded', async () => {
    const tree = await draw({}, messages.slice(2))
    const [item] = tree.renderRoot.querySelectorAll('message-item')
    tree.messages = messages
    await settle(tree)
    expect([...tree.renderRoot.querySelectorAll('message-item')].indexOf(item as MessageItem)).toBe(2)
  })

  test('of a day that comes twice, by a clock set back, stand twice', async () => {
    const tree = await draw()
    tree.lineBefore = (message) => (message === first || message === third ? 'The same day' : '')
    await settle(tree)
    expect(tree.renderRoot.querySelectorAll('since-line')).toHaveLength(2)
    expect(tree.renderRoot.querySelectorAll('message-item')).toHaveLength(4)
  })
})

describe('a message in a flat conversation', () => {
  const asked = say(kwame, '<p>What do you always take with you?</p>')
  const draw = (message: Message, replyingTo?: Message) =>
    show<MessageItem>(
      html`<message-item
        compact
        .message=${message}
        .findPerson=${findPerson}
        .me=${nadia.id}
        .allowed=${everyone}
        .replyingTo=${replyingTo}
      ></message-item>`,
    )

  test('quotes what it answers, and leads there', async () => {
    const item = await draw(say(tomas, '<p>A white cloth.</p>', { replyTo: asked.id }), asked)
    const quote = find(item, '.quoted')
    expect(wordsOf(quote)).toBe('Kwame What do you always take with you?')
    expect(quote.getAttribute('aria-label')).toBe('to Kwame: What do you always take with you?')
    const jumps = listen(item, 'message-jump')
    quote.click()
    expect(jumps).toEqual([{ id: asked.id }])
  })

  test('says the time of day, since the day stands above', async () => {
    const message = say(tomas, '<p>A white cloth.</p>', { sentAt: noon })
    expect(wordsOf(find(await draw(message), '.seen'))).toBe(sayClock(noon))
  })

  test('is answered by a button among the others, also where the same person goes on', async () => {
    const item = await draw(say(tomas, '<p>And a torch.</p>'))
    item.follows = true
    await settle(item)
    const actions = listen(item, 'message-action')
    findButton(item, 'Reply to Tomás Echeverri').click()
    expect(actions.map(({ action }) => action)).toEqual(['reply'])
  })
})

test('a pill leads to the newest messages also when nothing waits', async () => {
  const pill = await show<NewPill>(html`<new-pill label="Newest messages"></new-pill>`)
  expect(wordsOf(find(pill, 'button'))).toBe('Newest messages')
  pill.count = 3
  await settle(pill)
  expect(wordsOf(find(pill, 'button'))).toBe('3 new')
})
