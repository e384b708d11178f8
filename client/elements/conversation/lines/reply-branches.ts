import type { Message, MessageId } from '../../types.ts'

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

/** Branches of the first level that stand below the same lines. */
export interface Stretch {
  /** The same as long as it is the same stretch, whatever is added before or after it. */
  readonly key: string
  /** The line above it, such as a day; empty when there is none. */
  readonly line: string
  /** Whether what is new begins with it. */
  readonly since: boolean
  readonly branches: readonly Branch[]
}

interface Lines {
  readonly readTo: number
  /** What stands before what is new; nothing does when it is empty. */
  readonly sinceLabel: string
  readonly lineBefore: (message: Message, before: Message | undefined) => string
}

/** The first message that is new, in the order in which they are drawn. */
export function findFirstNew(branches: readonly Branch[], readTo: number): Branch | undefined {
  for (const branch of branches) {
    const found = branch.message.seq > readTo ? branch : findFirstNew(branch.replies, readTo)
    if (found) return found
  }
  return undefined
}

/** Splits a list where a line stands in it. */
export function splitAtLines(branches: readonly Branch[], { readTo, sinceLabel, lineBefore }: Lines): Stretch[] {
  const firstNew = sinceLabel === '' ? undefined : findFirstNew(branches, readTo)
  const stretches: (Stretch & { branches: Branch[] })[] = []
  branches.forEach((branch, n) => {
    const line = lineBefore(branch.message, branches[n - 1]?.message)
    const since = branch === firstNew
    const before = stretches.at(-1)
    if (before && line === '' && !since) return before.branches.push(branch)
    // What is new on a day that began before goes on under that day's line.
    const day = line || (before?.key ?? '')
    const key = distinct(since ? `${day} new` : day, stretches)
    return stretches.push({ key, line, since, branches: [branch] })
  })
  return stretches
}

/** A clock that was set back brings a day a second time. */
const distinct = (key: string, among: readonly Stretch[]): string =>
  among.some((stretch) => stretch.key === key) ? distinct(`${key} again`, among) : key
