import type { Message, MessageId } from '../../types.ts'

/** From so many on, replies are read together better than between everything else. */
const fewest = 2

/** The messages from which replies have grown, as far as they are loaded. */
export function findGrown(messages: readonly Message[]): ReadonlySet<MessageId> {
  const known = new Map(messages.map((message) => [message.id, message]))
  const counts = new Map<MessageId, number>()
  for (const message of messages) {
    const head = findHead(message, known)
    if (head !== message.id) counts.set(head, (counts.get(head) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count >= fewest).map(([id]) => id))
}

function findHead({ id, replyTo }: Message, known: ReadonlyMap<MessageId, Message>): MessageId {
  const answered = replyTo === null ? undefined : known.get(replyTo)
  return answered ? findHead(answered, known) : (replyTo ?? id)
}
