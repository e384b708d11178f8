import { html } from 'lit'
import { describe, expect, test, vi } from 'vitest'
import '../../../client/elements/composer/message-composer.ts'
import type { MessageComposer } from '../../../client/elements/composer/message-composer.ts'
import { everybody, findPeople, lucia } from '../../../client/gallery/people.ts'
import { find, findAll, findButton, findField, listen, press, settle, show, type, wordsOf } from './show.ts'

const compose = (more = {}) => {
  const properties = { placeholder: 'Reply to Kwame', ...more }
  return show<MessageComposer>(
    html`<message-composer
      .placeholder=${properties.placeholder}
      .sendOn=${(properties as { sendOn?: 'enter' }).sendOn ?? 'button'}
      .findPeople=${findPeople}
    ></message-composer>`,
  )
}
const fieldOf = (composer: MessageComposer) => findField(composer, 'textarea')

describe('what Enter does', () => {
  test('in a discussion Enter makes a new line, and Ctrl+Enter sends', async () => {
    const composer = await compose()
    const sent = listen(composer, 'send')
    type(fieldOf(composer), 'It was the street.')
    expect(press(fieldOf(composer), 'Enter').defaultPrevented).toBe(false)
    expect(sent).toEqual([])
    press(fieldOf(composer), 'Enter', { ctrlKey: true })
    expect(sent).toEqual([{ value: 'It was the street.' }])
  })

  test('in a chat Enter sends, and Shift+Enter makes a new line', async () => {
    const composer = await compose({ sendOn: 'enter' })
    const sent = listen(composer, 'send')
    type(fieldOf(composer), 'It was the street.')
    expect(press(fieldOf(composer), 'Enter', { shiftKey: true }).defaultPrevented).toBe(false)
    press(fieldOf(composer), 'Enter')
    expect(sent).toHaveLength(1)
  })

  test('Enter that finishes a syllable of an input method sends nothing', async () => {
    const composer = await compose({ sendOn: 'enter' })
    const sent = listen(composer, 'send')
    type(fieldOf(composer), 'みず')
    press(fieldOf(composer), 'Enter', { isComposing: true })
    expect(sent).toEqual([])
  })
})

describe('words are never lost', () => {
  test('every keystroke is offered as a draft', async () => {
    const composer = await compose()
    const drafts = listen(composer, 'draft-changed')
    type(fieldOf(composer), 'It')
    type(fieldOf(composer), 'It was')
    expect(drafts).toEqual([{ value: 'It' }, { value: 'It was' }])
  })

  test('words stay after sending until they are cleared', async () => {
    const composer = await compose()
    type(fieldOf(composer), 'It was the street.')
    await settle(composer)
    findButton(composer, 'Send').click()
    await settle(composer)
    expect(fieldOf(composer).value).toBe('It was the street.')
    composer.clear()
    await settle(composer)
    expect(fieldOf(composer).value).toBe('')
  })

  test('Escape leaves with the words kept', async () => {
    const composer = await compose()
    const left = vi.fn()
    composer.addEventListener('cancel', left)
    type(fieldOf(composer), 'I would ask')
    press(fieldOf(composer), 'Escape')
    await settle(composer)
    expect(left).toHaveBeenCalledOnce()
    expect(composer.value).toBe('I would ask')
    expect(fieldOf(composer).value).toBe('I would ask')
  })

  test('a failed send says why beside the words and sends them again on demand', async () => {
    const composer = await compose()
    const sent = listen(composer, 'send')
    composer.value = 'It was the street.'
    composer.failed = 'Not sent, there is no connection. Your words are kept.'
    await settle(composer)
    expect(wordsOf(find(composer, '[role=alert]'))).toContain('Your words are kept.')
    findButton(composer, 'Try again').click()
    expect(sent).toEqual([{ value: 'It was the street.' }])
  })
})

test('what is being sent cannot be sent twice, and nothing cannot be sent at all', async () => {
  const composer = await compose()
  const sent = listen(composer, 'send')
  press(fieldOf(composer), 'Enter', { ctrlKey: true })
  type(fieldOf(composer), '   ')
  press(fieldOf(composer), 'Enter', { ctrlKey: true })
  composer.value = 'It was the street.'
  composer.busy = true
  await settle(composer)
  press(fieldOf(composer), 'Enter', { ctrlKey: true })
  expect(sent).toEqual([])
})

test('the toolbar is one stop and marks what is selected', async () => {
  const composer = await compose()
  type(fieldOf(composer), 'look at the water')
  await settle(composer)
  const stops = findAll(composer, '[role=toolbar] button').filter((button) => button.tabIndex === 0)
  expect(stops).toHaveLength(1)
  fieldOf(composer).setSelectionRange(12, 17)
  findButton(composer, 'Bold').click()
  expect(composer.value).toBe('look at the **water**')
})

describe('naming people', () => {
  test('an @ offers people and points at the first; Enter takes the name and sends nothing', async () => {
    const composer = await compose({ sendOn: 'enter' })
    const sent = listen(composer, 'send')
    type(fieldOf(composer), 'Thank you, @')
    await expect.poll(() => findAll(composer, '[role=option]').length).toBeGreaterThan(2)
    type(fieldOf(composer), 'Thank you, @lu')
    await expect.poll(() => findAll(composer, '[role=option]').map(wordsOf)).toEqual(['Lucía Ferrer'])
    const active = fieldOf(composer).getAttribute('aria-activedescendant')
    expect(find(composer, `#${active}`).getAttribute('aria-selected')).toBe('true')
    press(fieldOf(composer), 'Enter')
    expect(fieldOf(composer).value).toBe('Thank you, @Lucía Ferrer ')
    expect(composer.value).toBe(`Thank you, [Lucía Ferrer](person:${lucia.id}) `)
    expect(sent).toEqual([])
  })

  test('arrows move among the people, Escape closes the list and not the composer', async () => {
    const composer = await compose()
    const left = vi.fn()
    composer.addEventListener('cancel', left)
    type(fieldOf(composer), '@')
    await expect.poll(() => findAll(composer, '[role=option]')).toHaveLength(6)
    press(fieldOf(composer), 'ArrowDown')
    await settle(composer)
    expect(wordsOf(find(composer, '[aria-selected=true]'))).toBe(everybody[1]?.name)
    press(fieldOf(composer), 'Escape')
    await settle(composer)
    expect(findAll(composer, '[role=option]')).toEqual([])
    expect(left).not.toHaveBeenCalled()
  })

  test('an address with an @ in it asks for nobody', async () => {
    const composer = await compose()
    const asked = vi.fn(findPeople)
    composer.findPeople = asked
    type(fieldOf(composer), 'write to ines@example.org')
    await settle(composer)
    expect(asked).not.toHaveBeenCalled()
  })

  test('a draft shows names, and keeps whom they mean', async () => {
    const composer = await compose()
    composer.value = 'Ask [Inés Carrasco](person:ines) and [Bea](person:bea).'
    await settle(composer)
    expect(fieldOf(composer).value).toBe('Ask @Inés Carrasco and @Bea.')
    type(fieldOf(composer), 'Ask @Inés Carrasco and @Bea. And @Beatriz')
    expect(composer.value).toBe('Ask [Inés Carrasco](person:ines) and [Bea](person:bea). And @Beatriz')
  })

  test('two people of one name stay two people', async () => {
    const composer = await compose()
    composer.value = '[Bea](person:one) met [Bea](person:two).'
    await settle(composer)
    type(fieldOf(composer), `${fieldOf(composer).value} Good.`)
    expect(composer.value).toBe('[Bea](person:one) met [Bea](person:two). Good.')
  })
})

test('who is led to a composer before it is drawn writes there once it is', async () => {
  const composer = document.createElement('message-composer')
  document.body.append(composer)
  composer.focus()
  await settle(composer)
  expect(composer.shadowRoot?.activeElement).toBe(fieldOf(composer))
})
