import { html } from 'lit'
import { expect, test } from 'vitest'
import '../../../client/elements/message/message-card.ts'
import type { MessageCard } from '../../../client/elements/message/message-card.ts'
import type { MessageItem } from '../../../client/elements/message/message-item.ts'
import type { Message, PersonCard } from '../../../client/elements/types.ts'
import { say } from '../../../client/gallery/messages.ts'
import { findPerson, kwame, nadia } from '../../../client/gallery/people.ts'
import { find, findAll, findButton, listen, settle, show, wordsOf } from './show.ts'

const message = say(kwame, '<p>It was the street.</p>')

test('what the activity adds to a message stands in its menu and beside the name', async () => {
  const item = await show<MessageItem>(
    html`<message-item
      .message=${message}
      .findPerson=${findPerson}
      .allowed=${['copy-link']}
      .more=${[{ key: 'accept', label: 'This answers it', icon: 'check' }]}
      .mark=${{ icon: 'check', text: 'The answer', tone: 'reached' }}
    ></message-item>`,
  )
  expect(wordsOf(find(item, '.who'))).toContain('The answer')
  const chosen = listen(item, 'message-chosen')
  findButton(item, 'More about this message').click()
  await settle(item)
  findButton(item, 'This answers it').click()
  expect(chosen).toEqual([{ key: 'accept', message }])
})

interface Named {
  messages: readonly Message[]
  people: readonly PersonCard[]
}
type Change = (known: Named, said: { message: Message; people: readonly PersonCard[] }) => Named

/** A house in which one can only ask for messages by their ids. */
function makeHouse(messages: readonly Message[]) {
  const watched = { state: { messages, people: [kwame] } as Named, failure: undefined, stop: () => {} }
  let hear = (_changed: Message) => {}
  const watch = (
    _name: string,
    _input: unknown,
    { reducers, changed }: { reducers: { messageChanged: Change }; changed: () => void },
  ) => {
    hear = (after) => {
      watched.state = reducers.messageChanged(watched.state, { message: after, people: [kwame] })
      changed()
    }
    return watched
  }
  return { client: { talk: { watch }, me: nadia }, hear: (after: Message) => hear(after) }
}

test('a message shown a second time says why, leads to its place, and goes when it is taken back', async () => {
  const house = makeHouse([message])
  const card = await show<MessageCard>(
    html`<message-card
      .client=${house.client}
      .message=${message.id}
      .why=${{ icon: 'check', text: 'Kwame accepted this', tone: 'reached' }}
    ></message-card>`,
  )
  expect(wordsOf(find(card, 'h2'))).toBe('Kwame accepted this')
  expect(wordsOf(find(card, '.said'))).toBe('It was the street.')
  const jumps = listen(card, 'message-jump')
  findButton(card, 'See it in its place').click()
  expect(jumps).toEqual([{ id: message.id, seq: message.seq }])
  house.hear({ ...message, gone: 'deleted', html: '' })
  await settle(card)
  expect(findAll(card, 'message-item')).toEqual([])
})
