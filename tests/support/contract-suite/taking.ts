import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId, Contract, ConversationId } from '../../../plugins/api/contract.ts'
import type { Message, Said } from '../../../plugins/api/conversations.ts'
import type { Plugin } from '../../../plugins/api/server.ts'
import { roomPlugin } from '../room-plugin.ts'
import type { Example } from './example.ts'
import { LivedExample } from './life.ts'

/** What a plugin that takes talk promises: the words are there, by those who said them, and both sides lead to each other. */
export function testTaking(plugin: Plugin, example: Example<Contract>): void {
  let life: LivedExample
  let room: ActivityId

  beforeAll(async () => {
    life = await LivedExample.start(plugin, example, { plugins: [plugin, roomPlugin] })
    room = await life.house.place('room')
  })
  afterAll(() => life?.end())

  test.each(plugin.contract.takes ?? [])('takes a stretch of talk as "%s", once, and names it', async (form) => {
    const [learner, mentor] = [life.person('learner'), life.person('mentor')]
    const { answer: conversation } = await learner.command<ConversationId>(room, 'room.open')
    const said: Message[] = []
    for (const [person, markdown] of [
      [learner, 'Where do I start?'],
      [mentor, 'With the pump.'],
    ] as const) {
      const sent = await person.command<Said>(room, 'conversations.send', { conversation, markdown })
      said.push(sent.answer.message)
    }
    const input = { from: room, messages: said.map(({ id }) => id), form, title: 'Where to start', toMore: true }
    const take = () =>
      life
        .person('facilitator')
        .command<{ conversation: ConversationId; title: string; path: string | null }>(
          life.activity,
          'handing.take',
          input,
        )
    const { status, answer, error } = await take()
    expect(status, JSON.stringify(error)).toBe(200)
    expect(answer.path, 'the path that it describes its conversation by').toBeTypeOf('string')
    const window = await learner.query<{ messages: Message[] }>(life.activity, 'conversations.readMessages', {
      conversation: answer.conversation,
    })
    expect(window.answer.messages[0]).toMatchObject({ author: learner.id, html: said[0]?.html })
    expect(window.answer.messages[0]?.cameFrom).toBeDefined()
    expect((await take()).answer).toEqual(answer)
  })
}
