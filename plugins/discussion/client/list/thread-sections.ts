import { listFollowParts, sayNewSince, type KindPart, type ThreadSummary } from '../../../api/client.ts'
import type { PersonCard, PersonId } from '../../../api/contract.ts'
import type { Standing } from '../../../api/conversations.ts'
import type { Thread } from '../../contract.ts'
import { lastWrittenAt } from '../../threads-in-order.ts'
import { addressOf } from '../addresses.ts'
import { listKindParts } from '../kind-words.ts'
import { text } from '../texts.ts'

/** A part of the list under its own line. */
export interface Section {
  readonly kind: 'pinned' | 'new' | 'unread' | 'earlier'
  readonly label: string
  readonly threads: readonly Thread[]
}

interface Reading {
  /** Those that were unread when the list was opened, or have become so since: reading one does not move it. */
  readonly isNew: (thread: Thread) => boolean
  /** When the reader was here before this visit; null on the first, and while it is not known. */
  readonly lastVisit: number | null
  readonly now: number
}

/**
 * The list in its parts, empty ones left out: what is pinned, what is new since the reader's last visit, what they left unread
 * before, and the rest. On a first visit all is new, and needs no time.
 */
export function inSections(threads: readonly Thread[], { isNew, lastVisit, now }: Reading): Section[] {
  const pinned = threads.filter((thread) => thread.pinned)
  const others = threads.filter((thread) => !thread.pinned)
  const isSince = (thread: Thread) => lastWrittenAt(thread) > (lastVisit ?? 0)
  const sections: Section[] = [
    { kind: 'pinned', label: text('list.pinned'), threads: pinned },
    {
      kind: 'new',
      label: lastVisit === null ? text('list.new') : sayNewSince(lastVisit, now),
      threads: others.filter((thread) => isNew(thread) && isSince(thread)),
    },
    {
      kind: 'unread',
      label: text('list.unread'),
      threads: others.filter((thread) => isNew(thread) && !isSince(thread)),
    },
    { kind: 'earlier', label: text('list.earlier'), threads: others.filter((thread) => !isNew(thread)) },
  ]
  return sections.filter((section) => section.threads.length > 0)
}

interface Known {
  readonly unread: number
  readonly people: ReadonlyMap<PersonId, PersonCard>
  /** For whom it is, where that is not everybody. */
  readonly groups?: readonly KindPart[]
  readonly standing?: Standing
}

/** A thread as its row shows it. */
export function toSummary(thread: Thread, { unread, people, groups = [], standing }: Known): ThreadSummary {
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
    kind: [...listKindParts(thread, people), ...groups, ...listFollowParts(standing, talk.id)],
    closed: talk.closed,
  }
  if (!talk.lastMessage || talk.count < 2) return summary
  return { ...summary, latest: { author: find(talk.lastMessage.author), excerpt: talk.lastMessage.excerpt } }
}
