import { html } from 'lit'
import { describe, expect, test } from 'vitest'
import '../../../client/elements/message/message-item.ts'
import type { MessageItem } from '../../../client/elements/message/message-item.ts'
import type { Message, MessageAction } from '../../../client/elements/types.ts'
import { say } from '../../../client/gallery/messages.ts'
import { findPerson, kwame, lucia, nadia, personId, tomas } from '../../../client/gallery/people.ts'
import { sayExactly } from '../../../client/texts/dates.ts'
import { find, findAll, findButton, listen, press, settle, show, wordsOf } from './show.ts'

const draw = (message: Message, allowed: readonly MessageAction[] = []) =>
  show<MessageItem>(
    html`<message-item
      .message=${message}
      .findPerson=${findPerson}
      .me=${nadia.id}
      .allowed=${allowed}
    ></message-item>`,
  )

describe('what a reader sees and hears', () => {
  test('a message is an article named after its author and the exact time', async () => {
    const message = say(kwame, '<p>It was the street.</p>')
    const item = await draw(message)
    const article = find(item, 'article')
    expect(article.getAttribute('aria-label')).toBe(`Kwame Boateng, ${sayExactly(message.sentAt)}`)
    expect(wordsOf(find(item, '.said'))).toBe('It was the street.')
  })

  test('mentors and facilitators carry their role, learners do not', async () => {
    expect(wordsOf(find(await draw(say(tomas, '<p>Yes.</p>')), '.who'))).toContain('mentor')
    expect(wordsOf(find(await draw(say(kwame, '<p>Yes.</p>')), '.who'))).not.toContain('learner')
  })

  test('somebody unknown is somebody who has left', async () => {
    const item = await draw(say({ ...kwame, id: personId('gone') }, '<p>Yes.</p>'))
    expect(wordsOf(find(item, 'strong'))).toBe('Someone who has left')
  })

  test('a name with markup in it is a name', async () => {
    const name = '<img src=x onerror=alert(1)>'
    const item = await draw(say(kwame, '<p>Yes.</p>'))
    item.findPerson = () => ({ ...kwame, name, picture: null })
    await settle(item)
    expect(wordsOf(find(item, 'strong'))).toBe(name)
    expect(findAll(item, 'img')).toEqual([])
  })

  test('an edited message says so, and opens what it said before to those who may look', async () => {
    const message = say(kwame, '<p>1.6 bar.</p>', { editedAt: Date.now(), revision: 2 })
    const item = await draw(message, ['revisions'])
    const asked = listen(item, 'message-action')
    findButton(item, 'edited').click()
    expect(asked).toEqual([{ action: 'revisions', message }])
    expect(findAll(await draw(message), 'button:not(.name)')).toEqual([])
  })

  test('what was taken back leaves a readable place, without the words', async () => {
    const item = await draw(say(kwame, '<p>secret</p>', { gone: 'deleted' }))
    expect(wordsOf(find(item, 'article'))).toBe('Kwame Boateng took a message back.')
  })

  test('beyond the visible levels it says whom it answers, and leads there', async () => {
    const item = await draw(say(lucia, '<p>The 3/8 fits.</p>'))
    const answered = say(tomas, '<p>No, <b>that</b> is for the old softeners.</p>')
    item.replyingTo = answered
    await settle(item)
    const jumps = listen(item, 'message-jump')
    const line = find(item, '.reply-to')
    expect(wordsOf(line)).toBe('to Tomás: No, that is for the old softeners.')
    line.click()
    expect(jumps).toEqual([{ id: answered.id }])
  })

  test('below what it answers it says that this was edited since', async () => {
    const item = await draw(say(lucia, '<p>The 3/8 fits.</p>'))
    expect(item.renderRoot.querySelector('.since')).toBeNull()
    item.answersEarlier = true
    await settle(item)
    expect(wordsOf(find(item, '.since'))).toBe('What this answers was edited since.')
  })

  test('a quote says that what it quotes was edited since', async () => {
    const item = await draw(say(lucia, '<p>The 3/8 fits.</p>'))
    item.replyingTo = say(tomas, '<p>No.</p>')
    item.answersEarlier = true
    await settle(item)
    expect(wordsOf(find(item, '.reply-to'))).toBe('to Tomás: No. edited since this reply')
    expect(find(item, '.reply-to').getAttribute('aria-label')).toBe('to Tomás: No. (edited since this reply)')
  })
})

describe('what a reader can do', () => {
  const everything: MessageAction[] = ['reply', 'react', 'edit', 'delete', 'copy-link', 'mark-unread', 'pin']

  test('the menu offers what is allowed and nothing else', async () => {
    const item = await draw(say(kwame, '<p>Yes.</p>'), ['copy-link', 'mark-unread'])
    findButton(item, 'More about this message').click()
    await settle(item)
    expect(findAll(item, '[role=menuitem]').map(wordsOf)).toEqual(['Mark unread from here', 'Copy a link'])
    expect(findAll(item, 'reaction-picker')).toEqual([])
  })

  test('who may do nothing is offered no button at all', async () => {
    expect(findAll(await draw(say(kwame, '<p>Yes.</p>')), 'button:not(.name)')).toEqual([])
  })

  test('an entry of the menu says what is to be done with which message', async () => {
    const message = say(nadia, '<p>Yes.</p>')
    const item = await draw(message, everything)
    const asked = listen(item, 'message-action')
    findButton(item, 'More about this message').click()
    await settle(item)
    findAll(item, '[role=menuitem]')
      .find((entry) => wordsOf(entry) === 'Take it back')
      ?.click()
    expect(asked).toEqual([{ action: 'delete', message }])
  })

  test('R and E act while the message has the focus, and not in a field inside it', async () => {
    const item = await draw(say(nadia, '<p>Yes.</p>'), everything)
    const asked = listen(item, 'message-action')
    press(find(item, 'article'), 'r')
    press(find(item, 'article'), 'e')
    press(findButton(item, 'Reply to Nadia Rahal'), 'e')
    press(find(item, 'article'), 'r', { ctrlKey: true })
    expect(asked.map(({ action }) => action)).toEqual(['reply', 'edit'])
  })
})

describe('reactions', () => {
  const message = say(kwame, '<p>Yes.</p>', {
    reactions: [
      { reaction: 'helped', people: [nadia.id, lucia.id] },
      { reaction: '👏', people: [tomas.id] },
      { reaction: 'same', people: [] },
    ],
  })

  test('each shows its word and its count, pressed where it is one’s own, with the names', async () => {
    const item = await draw(message, ['react'])
    const [helped, clap, ...others] = findAll(item, '.given button')
    expect(helped && wordsOf(helped)).toBe('Helped me2')
    expect(helped?.getAttribute('aria-pressed')).toBe('true')
    expect(clap?.getAttribute('aria-pressed')).toBe('false')
    expect(others).toEqual([])
    expect(findAll(item, '[role=tooltip]').map(wordsOf)).toEqual(['You and Lucía Ferrer', 'Tomás Echeverri'])
  })

  test('one takes back one’s own and joins another’s', async () => {
    const item = await draw(message, ['react'])
    const toggled = listen(item, 'reaction-toggled')
    findAll(item, '.given button').forEach((button) => button.click())
    expect(toggled).toEqual([
      { message: message.id, reaction: 'helped', on: false },
      { message: message.id, reaction: '👏', on: true },
    ])
  })

  test('the choice offers a few words and emoji, and says who reacted', async () => {
    const item = await draw(message, ['react'])
    const toggled = listen(item, 'reaction-toggled')
    findButton(item, 'React').click()
    await settle(item)
    expect(findAll(item, '.so-far li').map(wordsOf)).toEqual(['Helped me: You and Lucía Ferrer', '👏: Tomás Echeverri'])
    findButton(item, 'Thanks').click()
    expect(toggled).toEqual([{ message: message.id, reaction: 'thanks', on: true }])
  })
})
