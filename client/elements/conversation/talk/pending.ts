import type { Outbox } from '../../../../plugins/api/client.ts'
import type { ConversationId, PersonId } from '../../../../plugins/api/contract.ts'
import type { Message } from '../../../../plugins/api/conversations.ts'
import type { Unsent } from '../../../connection/outbox.ts'
import { MentionMarkdown } from '../../composer/mention-markdown.ts'

interface Around {
  readonly conversation: ConversationId
  readonly me: PersonId
  readonly isMe: (id: PersonId) => boolean
  /** The number of the last message that was said; undefined before it is known. */
  readonly lastSeq: number | undefined
  /** What is loaded. */
  readonly messages: readonly Message[]
}

/** Messages of one's own that the page has not heard of yet: acknowledged ones as they are, then those under way. */
export class PendingMessages {
  /** What was the last message when each of those under way was first drawn, by its key. */
  private begun: ReadonlyMap<string, number> = new Map()

  constructor(private readonly outbox: Outbox) {}

  list(around: Around): { said: Message[]; sending: Message[] } {
    const { conversation, messages } = around
    const last = Math.max(0, ...messages.map(({ seq }) => seq))
    const acknowledged = this.outbox.listSaid(conversation).map(({ message }) => message)
    const said = acknowledged.filter(({ seq }) => seq > last)
    const from = Math.max(last, ...said.map(({ seq }) => seq)) + 1
    const unheard = this.leaveOutHeard(this.outbox.listWaiting(conversation), acknowledged, around)
    return { said, sending: unheard.map((unsent, n) => draw(unsent, from + n, around.me)) }
  }

  /**
   * What is under way may be heard before it is acknowledged, as after a cut or by another way than the socket, and is not to
   * stand there twice. They go out in order, so that each thing that one says meanwhile is the first of them that fits.
   */
  private leaveOutHeard(waiting: readonly Unsent[], acknowledged: readonly Message[], around: Around): Unsent[] {
    const { isMe, lastSeq, messages } = around
    if (lastSeq === undefined) return [...waiting]
    this.begun = new Map(waiting.map(({ key }) => [key, this.begun.get(key) ?? lastSeq]))
    const taken = new Set(acknowledged.map(({ id }) => id))
    return waiting.filter(({ key, input }) => {
      const after = this.begun.get(key) ?? lastSeq
      const heard = messages.find(
        ({ id, seq, author, replyTo }) =>
          seq > after && replyTo === (input.replyTo ?? null) && !taken.has(id) && isMe(author),
      )
      if (heard) taken.add(heard.id)
      return !heard
    })
  }
}

const draw = ({ key, input, at, files = [] }: Unsent, seq: number, author: PersonId): Message => ({
  // Until the server gives it one of its own.
  id: key as Message['id'],
  seq,
  conversation: input.conversation,
  author,
  replyTo: input.replyTo ?? null,
  branch: 0,
  twig: 0,
  html: sayPlainly(input.markdown),
  sentAt: at,
  editedAt: null,
  revision: 1,
  gone: null,
  reactions: [],
  mentions: [],
  files: [...files],
})

/** Markdown as safe HTML before the server has rendered it: its words and its lines. */
export function sayPlainly(markdown: string): string {
  const paragraphs = new MentionMarkdown()
    .show(markdown)
    .trim()
    .split(/\n{2,}/)
  return paragraphs.map((words) => `<p>${escapeHtml(words).replaceAll('\n', '<br>')}</p>`).join('')
}

function escapeHtml(words: string): string {
  const place = document.createElement('p')
  place.textContent = words
  return place.innerHTML
}
