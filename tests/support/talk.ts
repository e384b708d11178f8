import type { ActivityId, ConversationId, MessageId, Role } from '../../plugins/api/contract.ts'
import type { Message, Said } from '../../plugins/api/conversations.ts'
import { startTestApp, type TestApp, type TestAppOptions } from './app.ts'
import { roomPlugin } from './room-plugin.ts'
import type { Reply, TestPerson } from './test-person.ts'

/** A running house with one conversation in it, and short words for what people do there. */
export interface Talk {
  readonly house: TestApp
  readonly activity: ActivityId
  readonly conversation: ConversationId
  enrol(name: string, role?: Role): Promise<TestPerson>
  send(person: TestPerson, markdown: string, more?: { replyTo?: MessageId; key?: string }): Promise<Reply<Said>>
  /** Sends, and answers the message; fails when it is refused. */
  say(person: TestPerson, markdown: string, replyTo?: MessageId): Promise<Message>
  read(person: TestPerson, window?: object): Promise<Message[]>
  close(): Promise<void>
}

export async function startTalk(options: Partial<TestAppOptions> = {}): Promise<Talk> {
  const house = await startTestApp({ plugins: [roomPlugin], ...options })
  const activity = await house.place('room')
  const opener = await house.enrol('Who opened it', { role: 'facilitator' })
  const { answer: conversation } = await opener.command<ConversationId>(activity, 'room.open')
  const send: Talk['send'] = (person, markdown, { replyTo, key } = {}) =>
    person.command(
      activity,
      'conversations.send',
      { conversation, markdown, ...(replyTo === undefined ? {} : { replyTo }) },
      key === undefined ? {} : { 'idempotency-key': key },
    )
  return {
    house,
    activity,
    conversation,
    enrol: (name, role = 'learner') => house.enrol(name, { role }),
    send,
    async say(person, markdown, replyTo) {
      const { status, error, answer } = await send(person, markdown, replyTo === undefined ? {} : { replyTo })
      if (status !== 200) throw new Error(`Refused: ${JSON.stringify(error)}`)
      return answer.message
    },
    async read(person, window = {}) {
      const reply = await person.query<{ messages: Message[] }>(activity, 'conversations.readMessages', {
        conversation,
        ...window,
      })
      if (reply.status !== 200) throw new Error(`Refused: ${JSON.stringify(reply.error)}`)
      return reply.answer.messages
    },
    close: () => house.close(),
  }
}
