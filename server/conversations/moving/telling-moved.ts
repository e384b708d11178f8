import type { PersonId } from '../../../plugins/api/contract.ts'
import type { Message, Moved } from '../../../plugins/api/conversations.ts'
import type { Audience, ConversationView } from '../../../plugins/api/server.ts'
import type { MessageRow } from '../../database/tables.ts'
import { appendAudit } from '../../moderation/audit.ts'
import type { CommandScope } from '../../operations/feature.ts'
import { listCards } from '../../people/cards.ts'
import type { Conversation } from '../conversations.ts'
import { peopleIn, toMessages } from '../messages/messages.ts'
import { authorOf } from '../talking/masks.ts'
import { appendTalkLine } from '../talking/talk-log.ts'
import { listViews } from '../views.ts'

interface Done {
  readonly from: Conversation
  readonly to: Conversation
  readonly moved: readonly MessageRow[]
  readonly places: readonly MessageRow[]
  /** Who saw what where they stood: what one has seen, one may learn the way of. */
  readonly before: readonly ConversationView[]
}

/** Tells both audiences, each what they see of it, and leaves it in the logs. @returns what moved, as who moved it sees it */
export async function tellMoved(scope: CommandScope, { from, to, moved, places, before }: Done): Promise<Message[]> {
  const messages = await toMessages(scope.db, moved)
  const left = await toMessages(scope.db, places)
  const [views, viewsThere] = [await listViews(scope, from), await listViews(scope, to)]
  const stayed = await listAuthors(scope, from)
  for (const { audience, seen, seenThere } of listSeen(before, viewsThere)) {
    const shown = messages.filter(({ seq }) => seq <= seenThere)
    const gone = left.filter(({ seq }) => seq <= seen)
    if (shown.length + gone.length === 0) continue
    const authors = new Set(gone.map(({ author }) => author))
    const news = { messages: shown, places: gone, left: [...authors].filter((author) => !stayed.has(author)) }
    const told = await withPeople(scope, { from: from.id, to: to.id, ...news })
    scope.publish('conversations.messagesMoved', told, audience)
  }
  for (const { audience, summary } of [...views, ...viewsThere])
    scope.publish('conversations.conversationChanged', summary, audience)
  for (const row of moved) await appendTalkLine(scope, { verb: 'moved', conversation: to.id, object: row.id })
  const [head] = moved
  if (head) await appendAudit(scope, { deed: 'moved', conversation: to.id, toward: authorOf(head), object: head.id })
  return messages
}

async function listAuthors({ db }: CommandScope, { id }: Conversation): Promise<ReadonlySet<PersonId>> {
  const authors = db.selectFrom('conversation_authors').select('person_id')
  const rows = await authors.where('conversation_id', '=', id).execute()
  return new Set(rows.map((row) => row.person_id))
}

async function withPeople(scope: CommandScope, news: Omit<Moved, 'people' | 'by'>): Promise<Moved> {
  const by = scope.reader.actor.id
  const named = [...new Set([...peopleIn([...news.messages, ...news.places]), by])]
  return { ...news, by, people: await listCards(scope.db, scope.activity.course, named) }
}

/** Those who see as much of the one conversation and of the other, with the last number that they see of each. */
interface Seen {
  readonly audience: Audience
  readonly seen: number
  readonly seenThere: number
}

/**
 * Mostly one: everybody sees all of both. Where one speaks first, who has spoken in one of them may have yet to speak in the
 * other, and both have the same readers.
 */
function listSeen(views: readonly ConversationView[], viewsThere: readonly ConversationView[]): Seen[] {
  return views.flatMap((here) =>
    viewsThere.flatMap((there) => {
      const audience = intersect(here.audience, there.audience)
      return audience ? [{ audience, seen: here.summary.lastSeq, seenThere: there.summary.lastSeq }] : []
    }),
  )
}

/** Views of two conversations for the same people are both by name, or both for the whole audience. */
function intersect(one: Audience, other: Audience): Audience | undefined {
  if (one.kind !== 'people' || other.kind !== 'people') return one
  const there = new Set<PersonId>(other.people)
  const people = one.people.filter((person) => there.has(person))
  return people.length > 0 ? { kind: 'people', people } : undefined
}
