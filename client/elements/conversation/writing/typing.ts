import type { HouseClient } from '../../../../plugins/api/client.ts'
import type { ConversationId, PersonId } from '../../../../plugins/api/contract.ts'

interface Parts {
  readonly client: Pick<HouseClient, 'whisper' | 'onWhisper' | 'talk'>
  readonly conversation: ConversationId
  readonly changed: () => void
}

/** The name has a dot in it, and is therefore none of a plugin's. */
const whisper = 'conversations.typing'

/** While one goes on typing it is said this often, in ms; who was not heard for twice as long has stopped. */
const saidEvery = 3000
const heardFor = 2 * saidEvery

/** Who is typing in a conversation, as far as their pages say so; said by this page while its person does. */
export class Typing {
  private readonly heard = new Map<PersonId, ReturnType<typeof setTimeout>>()
  private saidAt = -Infinity
  private readonly stops: readonly (() => void)[]

  constructor(private readonly parts: Parts) {
    const { client, conversation } = parts
    this.stops = [
      client.onWhisper(whisper, (data, person) => namedIn(data) === conversation && this.begin(person)),
      client.talk.on('messageSent', ({ message }) => message.conversation === conversation && this.end(message.author)),
    ]
  }

  /** In the order in which they began. */
  get people(): readonly PersonId[] {
    return [...this.heard.keys()]
  }

  /** To be called at every keystroke; only those who can read the conversation hear it. */
  say(): void {
    if (performance.now() - this.saidAt < saidEvery) return
    this.saidAt = performance.now()
    this.parts.client.whisper(
      whisper,
      { conversation: this.parts.conversation },
      { conversation: this.parts.conversation },
    )
  }

  /** What was typed is sent: the next word is news again. */
  sent(): void {
    this.saidAt = -Infinity
  }

  stop(): void {
    for (const stop of this.stops) stop()
    for (const timer of this.heard.values()) clearTimeout(timer)
  }

  private begin(person: PersonId): void {
    clearTimeout(this.heard.get(person))
    const isNew = !this.heard.has(person)
    this.heard.set(
      person,
      setTimeout(() => this.end(person), heardFor),
    )
    if (isNew) this.parts.changed()
  }

  private end(person: PersonId): void {
    const timer = this.heard.get(person)
    if (timer === undefined) return
    clearTimeout(timer)
    this.heard.delete(person)
    this.parts.changed()
  }
}

/** Another page may send whatever it likes. */
const namedIn = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && 'conversation' in data ? data.conversation : undefined
