import type { PersonId } from '../../../plugins/api/contract.ts'
import type { Message, Moved, MovedMessage } from '../../../plugins/api/conversations.ts'
import type { Audience, ConversationView } from '../../../plugins/api/server.ts'
import { appendAudit } from '../../moderation/audit.ts'
import type { CommandScope } from '../../operations/feature.ts'
import { listCards } from '../../people/cards.ts'
import type { Conversation } from '../conversations.ts'
import type { Stem } from '../messages/branches.ts'
import { listRowsNamed, peopleIn, toMessages } from '../messages/messages.ts'
import { authorOf } from '../talking/masks.ts'
import { appendTalkLines } from '../talking/talk-log.ts'
import { listViews } from '../views.ts'

interface Done {
  readonly from: Conversation
  readonly to: Conversation
  readonly moved: readonly Stem[]
  /** What is left of them where they stood, in the same order. */
  readonly left: readonly Stem[]
  /** Who saw what where they stood: what one has seen, one may learn the way of. */
  readonly before: readonly ConversationView[]
}

/** The news of more than these would be too long for one frame. Pages then read again what they show. */
const mostTold = 200

/** Tells both audiences, each what they see of it, and leaves it in the logs. @returns what moved, as it stands now */
export async function tellMoved(scope: CommandScope, { from, to, moved, left, before }: Done): Promise<MovedMessage[]> {
  const isMany = moved.length > mostTold
  const messages = isMany ? [] : await readAll(scope, moved)
  const places = isMany ? [] : await readAll(scope, left)
  const [views, viewsThere] = [await listViews(scope, from), await listViews(scope, to)]
  const stayed = await listAuthors(scope, from)
  for (const { audience, seen, seenThere } of listSeen(before, viewsThere)) {
    const shown = moved.filter(({ seq }) => seq <= seenThere)
    const gone = left.filter(({ seq }) => seq <= seen)
    if (shown.length + gone.length === 0) continue
    const told = await withPeople(scope, {
      ...{ from: from.id, to: to.id, many: isMany },
      messages: messages.filter(({ seq }) => seq <= seenThere),
      places: places.filter(({ seq }) => seq <= seen),
      authors: listAuthorsOf(shown),
      left: listAuthorsOf(gone).filter((author) => !stayed.has(author)),
    })
    scope.publish('conversations.messagesMoved', told, audience)
  }
  for (const { audience, summary } of [...views, ...viewsThere])
    scope.publish('conversations.conversationChanged', summary, audience)
  await appendTalkLines(
    scope,
    moved.map(({ id }) => ({ verb: 'moved', conversation: to.id, object: id })),
  )
  const [head] = moved
  if (head) await appendAudit(scope, { deed: 'moved', conversation: to.id, toward: authorOf(head), object: head.id })
  return moved.map((stem) => ({ id: stem.id, seq: stem.seq, author: authorOf(stem) }))
}

const readAll = async ({ db }: CommandScope, stems: readonly Stem[]): Promise<Message[]> =>
  toMessages(
    db,
    await listRowsNamed(
      db,
      stems.map(({ id }) => id),
    ),
  )

const listAuthorsOf = (stems: readonly Stem[]): PersonId[] => [...new Set(stems.map(authorOf))]

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
