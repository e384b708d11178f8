import type { HouseClient, Watched } from '../../../../plugins/api/client.ts'
import { namedReducers, type NamedMessages } from '../../../connection/talk-state.ts'
import type { Message, MessageId, PersonCard } from '../../types.ts'

interface Parts {
  readonly talk: HouseClient['talk']
  readonly changed: () => void
}

/** As many as the server tells at once. */
const mostAsked = 100

/** Messages that others answer and that lie outside of what is loaded: fetched to be quoted, and kept true. */
export class Quoted {
  private readonly watched: Watched<NamedMessages>[] = []
  private readonly asked = new Set<MessageId>()

  constructor(private readonly parts: Parts) {}

  /** Fetches what these messages answer, where it is not among them. */
  follow(loaded: readonly Message[], also?: MessageId): void {
    const known = new Set(loaded.map(({ id }) => id))
    const answered = [...loaded.map(({ replyTo }) => replyTo), also ?? null].filter((id) => id !== null)
    const missing = [...new Set(answered)].filter((id) => !known.has(id) && !this.asked.has(id)).slice(0, mostAsked)
    if (missing.length === 0) return
    for (const id of missing) this.asked.add(id)
    const options = { reducers: namedReducers, changed: this.parts.changed }
    this.watched.push(this.parts.talk.watch('listMessages', { messages: missing }, options))
  }

  find(id: MessageId): Message | undefined {
    return this.watched.flatMap(({ state }) => state?.messages ?? []).find((message) => message.id === id)
  }

  get people(): readonly PersonCard[] {
    return this.watched.flatMap(({ state }) => state?.people ?? [])
  }

  stop(): void {
    for (const each of this.watched) each.stop()
  }
}
