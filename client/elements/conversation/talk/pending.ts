import type { Outbox } from '../../../../plugins/api/client.ts'
import type { ConversationId, PersonId } from '../../../../plugins/api/contract.ts'
import type { Message } from '../../../../plugins/api/conversations.ts'
import { MentionMarkdown } from '../../composer/mention-markdown.ts'

interface Around {
  readonly conversation: ConversationId
  readonly me: PersonId
  /** What is loaded. */
  readonly messages: readonly Message[]
}

/** Messages of one's own that the page has not heard of yet: acknowledged ones as they are, then those under way. */
export function listPending(
  outbox: Outbox,
  { conversation, me, messages }: Around,
): { said: Message[]; sending: Message[] } {
  const last = Math.max(0, ...messages.map(({ seq }) => seq))
  const said = outbox
    .listSaid(conversation)
    .map(({ message }) => message)
    .filter(({ seq }) => seq > last)
  const from = Math.max(last, ...said.map(({ seq }) => seq)) + 1
  const sending = outbox.listWaiting(conversation).map(({ key, input, at, files = [] }, n): Message => ({
    // Until the server gives it one of its own.
    id: key as Message['id'],
    seq: from + n,
    conversation,
    author: me,
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
  }))
  return { said, sending }
}

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
