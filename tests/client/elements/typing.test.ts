import { html } from 'lit'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { HouseClient } from '../../../plugins/api/client.ts'
import type { ConversationId, PersonId } from '../../../plugins/api/contract.ts'
import { Typing } from '../../../client/elements/conversation/writing/typing.ts'
import type { Message, PersonCard } from '../../../client/elements/types.ts'
import '../../../client/elements/conversation/writing/typing-line.ts'
import type { TypingLine } from '../../../client/elements/conversation/writing/typing-line.ts'
import { say } from '../../../client/gallery/messages.ts'
import { bea, ines, kwame, lucia } from '../../../client/gallery/people.ts'
import { show } from './show.ts'

describe('who is typing', () => {
  const draw = async (people: readonly PersonCard[]) => {
    const line = await show<TypingLine>(html`<typing-line .people=${people}></typing-line>`)
    return line.renderRoot.textContent?.trim() ?? ''
  }

  test('is named while they are few, counted when they are many, and nobody is nobody', async () => {
    expect(await draw([])).toBe('')
    expect(await draw([ines])).toBe('Inés is typing')
    expect(await draw([ines, kwame])).toBe('Inés and Kwame are typing')
    expect(await draw([ines, kwame, lucia, bea])).toBe('4 people are typing')
  })

  describe('is known', () => {
    const conversation = 'talk' as ConversationId
    const whispers: { event: string; data: unknown }[] = []
    let hear: (data: unknown, person: PersonId) => void
    let hearMessage: (said: { message: Message }) => void
    let typing: Typing
    let changes = 0

    beforeEach(() => {
      vi.useFakeTimers()
      whispers.length = 0
      changes = 0
      const client = {
        whisper: (event: string, data: unknown) => whispers.push({ event, data }),
        onWhisper: (_event: string, listener: typeof hear) => {
          hear = listener
          return () => undefined
        },
        talk: {
          on: (_event: string, listener: typeof hearMessage) => {
            hearMessage = listener
            return () => undefined
          },
        },
      } as unknown as HouseClient
      typing = new Typing({ client, conversation, changed: () => (changes += 1) })
    })
    afterEach(() => {
      typing.stop()
      vi.useRealTimers()
    })

    test('for some seconds after each word from their page, and no longer', () => {
      hear({ conversation }, ines.id)
      vi.advanceTimersByTime(5000)
      hear({ conversation }, ines.id)
      vi.advanceTimersByTime(5000)
      expect([typing.people, changes]).toEqual([[ines.id], 1])
      vi.advanceTimersByTime(2000)
      expect([typing.people, changes]).toEqual([[], 2])
    })

    test('until what they typed is there', () => {
      hear({ conversation }, ines.id)
      hear({ conversation }, kwame.id)
      hearMessage({ message: say(ines, '<p>Here.</p>', { conversation }) })
      expect(typing.people).toEqual([kwame.id])
    })

    test.each([[undefined], [null], ['talk'], [{ conversation: 'another' }]])('not from %j', (data) => {
      hear(data, ines.id)
      expect(typing.people).toEqual([])
    })

    test('to the others, once in three seconds, and at once after a message was sent', () => {
      for (let key = 0; key < 10; key += 1) typing.say()
      expect(whispers).toEqual([{ event: 'conversations.typing', data: { conversation } }])
      vi.advanceTimersByTime(3000)
      typing.say()
      expect(whispers).toHaveLength(2)
      typing.sent()
      typing.say()
      expect(whispers).toHaveLength(3)
    })
  })
})
