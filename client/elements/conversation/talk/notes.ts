import type { HouseClient } from '../../../../plugins/api/client.ts'
import { text } from '../../../texts/texts.ts'
import { nameOf } from '../../people/names.ts'
import type { Message } from '../../types.ts'

interface Parts {
  readonly client: Pick<HouseClient, 'moderation' | 'standing' | 'isMe' | 'can'>
  readonly changed: () => void
}

/** What only the reader is told of a message: why theirs is hidden, and who learned that they wrote it. */
export class Notes {
  private readonly reasons = new Map<Message['id'], string>()

  constructor(private readonly parts: Parts) {}

  find(message: Message): string {
    return message.gone === 'hidden' ? this.sayWhyHidden(message) : this.sayWhoKnows(message)
  }

  /** Asked once for each time it is hidden; empty until the answer is there. */
  private sayWhyHidden({ id, author }: Message): string {
    const { client } = this.parts
    if (!client.isMe(author) && !client.can('facilitate')) return ''
    if (!this.reasons.has(id)) void this.ask(id)
    return this.reasons.get(id) ?? ''
  }

  private async ask(message: Message['id']): Promise<void> {
    this.reasons.set(message, '')
    try {
      const { by, reason } = await this.parts.client.moderation.query('readHidden', { message })
      this.reasons.set(message, text('tend.hiddenBy', { name: nameOf(by ?? undefined), reason }))
      this.parts.changed()
    } catch {
      this.reasons.delete(message)
    }
  }

  private sayWhoKnows({ id, author }: Message): string {
    this.reasons.delete(id)
    const { standing } = this.parts.client
    const lifted = standing?.masks.find(({ mask }) => mask === author)?.lifted
    if (!lifted) return ''
    const name = nameOf(standing?.people.find((person) => person.id === lifted.by))
    return text('tend.liftedBy', { name, reason: lifted.because })
  }
}
