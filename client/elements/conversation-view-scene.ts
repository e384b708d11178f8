import type { HouseClient } from '../../plugins/api/client.ts'
import { Acting } from './conversation-view-acting.ts'
import { Audience } from './conversation-view-people.ts'
import { OpenTalk, type TalkParts } from './conversation-view-talk.ts'
import { Writing } from './conversation-view-writing.ts'
import type { Message, MessageId } from './types.ts'

interface Parts extends Omit<TalkParts, 'client'> {
  readonly client: HouseClient
  readonly host: HTMLElement
}

/** Everything behind the view of one conversation; it ends with `close`. */
export class Scene {
  readonly client: HouseClient
  readonly layout: 'nested' | 'flat'
  readonly talk: OpenTalk
  readonly writing: Writing
  readonly acting: Acting
  readonly audience: Audience
  private readonly unsubscribe: () => void

  constructor(parts: Parts) {
    const { client, conversation, changed, host, layout } = parts
    this.client = client
    this.layout = layout
    this.audience = new Audience(client, changed)
    this.writing = new Writing({ client, conversation, changed })
    this.talk = new OpenTalk(parts)
    this.acting = new Acting({ host, client, talk: this.talk })
    this.unsubscribe = client.subscribe(() => {
      this.writing.takeRefusals()
      changed()
    })
  }

  close(): void {
    this.unsubscribe()
    this.talk.stop()
    this.audience.stop()
  }

  /** The first message, where the layout sets it apart. */
  get opening(): Message | undefined {
    return this.layout === 'nested' ? this.talk.pages.opening : undefined
  }

  find(id: MessageId | null): Message | undefined {
    if (id === null) return undefined
    return [this.talk.pages.opening, ...this.talk.pages.messages].find((message) => message?.id === id)
  }

  /** Sends what stands at the foot. It answers the first message, where there is one set apart. */
  sendAtFoot(value: string): void {
    this.writing.send(this.writing.foot, value, this.opening?.id)
  }

  get canWrite(): boolean {
    return this.client.can('participate')
  }
}
