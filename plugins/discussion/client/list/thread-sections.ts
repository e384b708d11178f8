import { sayNewSince, type ThreadSummary } from '../../../api/client.ts'
import type { PersonCard, PersonId } from '../../../api/contract.ts'
import type { Thread } from '../../contract.ts'
import { lastWrittenAt } from '../../threads-in-order.ts'
import { addressOf } from '../addresses.ts'
import { listKindParts } from '../kind-words.ts'
import { text } from '../texts.ts'

/** A part of the list under its own line. */
export interface Section {
  readonly kind: 'pinned' | 'new' | 'earlier'
  readonly label: string
  readonly threads: readonly Thread[]
}

interface Reading {
  /** Those that were unread when the list was opened, or have become so since: reading one does not move it. */
  readonly isNew: (thread: Thread) => boolean
  readonly now: number
}

/** The list in its parts, empty ones left out: what is pinned, what is new to the reader, and the rest. */
export function inSections(threads: readonly Thread[], { isNew, now }: Reading): Section[] {
  const pinned = threads.filter((thread) => thread.pinned)
  const fresh = threads.filter((thread) => !thread.pinned && isNew(thread))
  const earlier = threads.filter((thread) => !thread.pinned && !isNew(thread))
  const sections: Section[] = [
    { kind: 'pinned', label: text('list.pinned'), threads: pinned },
    { kind: 'new', label: sayNew(fresh, earlier, now), threads: fresh },
    { kind: 'earlier', label: text('list.earlier'), threads: earlier },
  ]
  return sections.filter((section) => section.threads.length > 0)
}

/**
 * "New since Tuesday", where on Tuesday was said the last thing that the reader has read before all this: it is true on
 * every device, and needs nobody's visits to be recorded.
 */
function sayNew(fresh: readonly Thread[], read: readonly Thread[], now: number): string {
  const firstNew = Math.min(...fresh.map(lastWrittenAt))
  const before = read.map(lastWrittenAt).filter((at) => at < firstNew)
  return before.length === 0 ? text('list.new') : sayNewSince(Math.max(...before), now)
}

/** A thread as its row shows it. */
export function toSummary(thread: Thread, unread: number, people: ReadonlyMap<PersonId, PersonCard>): ThreadSummary {
  const { talk } = thread
  const replies = Math.max(0, talk.count - 1)
  const find = (id: PersonId | null | undefined) => (id ? people.get(id) : undefined)
  const summary: ThreadSummary = {
    id: thread.id,
    title: thread.title,
    href: addressOf(thread.id),
    author: find(thread.startedBy),
    at: lastWrittenAt(thread),
    replies,
    // The first message is new, too, and still no third reply of two.
    unread: Math.min(unread, Math.max(1, replies)),
    people: talk.authors.flatMap((id) => find(id) ?? []),
    pinned: thread.pinned,
    kind: listKindParts(thread, people),
    closed: talk.closed,
  }
  if (!talk.lastMessage || talk.count < 2) return summary
  return { ...summary, latest: { author: find(talk.lastMessage.author), excerpt: talk.lastMessage.excerpt } }
}
