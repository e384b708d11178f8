import type { Message, MessageId } from './types.ts'

/** A message with the replies drawn below it. */
export interface Branch {
  message: Message
  /** The message it answers, when its place alone does not say so. */
  replyingTo: Message | undefined
  replies: Branch[]
}

const deepest = 3

/**
 * Orders messages into branches, oldest first. Three levels are nested; what answers a message of the third stands
 * beside that message and says whom it answers.
 * @param messages in the order of their numbers
 * @param root the message whose replies are wanted; null for those that answer nothing
 */
export function growBranches(messages: readonly Message[], root: MessageId | null): Branch[] {
  const known = new Map(messages.map((message) => [message.id, message]))
  const branches: Branch[] = []
  const grown = new Map<MessageId, { branch: Branch; level: number; siblings: Branch[] }>()
  for (const message of messages) {
    if (message.id === root) continue
    const parent = message.replyTo === null ? undefined : grown.get(message.replyTo)
    const siblings = parent === undefined ? branches : parent.level < deepest ? parent.branch.replies : parent.siblings
    const level = parent === undefined ? 1 : Math.min(parent.level + 1, deepest)
    // A reply whose parent is not here (not loaded yet, or elsewhere) stands at the first level and names it if it can.
    const nested = parent === undefined ? message.replyTo === root : parent.level < deepest
    const replyingTo = nested || message.replyTo === null ? undefined : known.get(message.replyTo)
    const branch: Branch = { message, replyingTo, replies: [] }
    siblings.push(branch)
    grown.set(message.id, { branch, level, siblings })
  }
  return branches
}
