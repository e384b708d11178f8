import type { MessageId, PersonCard, PersonId, Role } from '../../plugins/api/contract.ts'
import type { Message } from '../../plugins/api/conversations.ts'
import type { IconName } from './icons.ts'

export type { Message, MessageId, PersonCard, PersonId, Role }

/** Elements do not fetch people: they ask their surroundings, and draw somebody unknown when nothing comes back. */
export type FindPerson = (id: PersonId) => PersonCard | undefined

/** What a person may do with a message; what is not in the list is not offered. */
export type MessageAction =
  | 'reply'
  | 'react'
  | 'edit'
  | 'delete'
  | 'restore'
  | 'report'
  | 'mute'
  | 'lift'
  | 'hide'
  | 'show'
  | 'pin'
  | 'unpin'
  | 'copy-link'
  | 'mark-unread'
  | 'revisions'
  | 'who-reacted'
  | 'hand-on'

/** One part of a line about a thread. A reached ending is green, somebody waiting is amber, everything else is quiet. */
export interface KindPart {
  icon?: IconName
  text: string
  tone?: 'quiet' | 'reached' | 'waiting'
}

/** A thread as its list shows it. */
export interface ThreadSummary {
  id: string
  title: string
  href: string
  author: PersonCard | undefined
  /** Who spoke last and how it begins; absent when nobody has answered. */
  latest?: { author: PersonCard | undefined; excerpt: string }
  /** Milliseconds since 1970, of the last thing said. */
  at: number
  replies: number
  unread: number
  /** Those who take part, the most recent first. */
  people: PersonCard[]
  pinned: boolean
  closed: boolean
  /** What kind of talk it is and how it ended, before the count of replies; empty for plain talk. */
  kind?: KindPart[]
}
