import type { Kysely } from 'kysely'
import type { ConversationId, OutputOf, PersonId } from '../../../plugins/api/contract.ts'
import type { Audience } from '../../../plugins/api/people.ts'
import type { Tables } from '../../database/tables.ts'
import type { CommandScope, Scope } from '../../operations/feature.ts'
import { listActiveCards, listCards } from '../../people/cards.ts'
import { listReaders as listThoseIn } from '../../people/reader.ts'
import type { contract } from '../contract.ts'
import { readConversationFor, type Conversation } from '../conversations.ts'
import { showsReaders } from '../rules.ts'

type Readers = OutputOf<(typeof contract)['queries']['listReaders']>

/** Among more than these, how far each has read is surveillance and no help. */
const mostShown = 12

/** How far everybody has read a conversation of few people; where the designer does not allow it, nothing. */
export async function listReaders(
  scope: Scope,
  { conversation: id }: { conversation: ConversationId },
): Promise<Readers> {
  const conversation = await readConversationFor(scope, id)
  const people = await listShown(scope, conversation)
  if (!people) return { conversation: conversation.id, shown: false, readers: [], people: [] }
  const positions = await listPositionsIn(scope.db, conversation.id, people)
  const readers = positions.filter(({ seq }) => seq > 0)
  const cards = await listCards(
    scope.db,
    scope.activity.course,
    readers.map(({ person }) => person),
  )
  return { conversation: conversation.id, shown: true, readers, people: cards }
}

/** Tells the others how far somebody has read, where they may know. */
export async function tellReader(scope: CommandScope, conversation: Conversation, seq: number): Promise<void> {
  const person = scope.reader.actor.id
  if (!showsReaders(scope)) return
  const people = await listShown(scope, conversation)
  if (!people?.includes(person)) return
  const cards = await listCards(scope.db, scope.activity.course, [person])
  const moved = { conversation: conversation.id, person, seq, people: cards }
  scope.publish('conversations.readerMoved', moved, conversation.audience)
}

/** Those whose reading is shown to each other; undefined where nobody's is. */
async function listShown(scope: Scope, { audience, locked }: Conversation): Promise<PersonId[] | undefined> {
  if (!showsReaders(scope) || locked) return undefined
  const people = await listAudience(scope, audience)
  return people.length > mostShown ? undefined : people
}

async function listAudience({ db, activity }: Scope, audience: Audience): Promise<PersonId[]> {
  if (audience.kind === 'people') return [...audience.people]
  const members = (await listActiveCards(db, activity.course, null)).map(({ id }) => id)
  return listThoseIn(db, { course: activity.course, audience }, members)
}

function listPositionsIn(db: Kysely<Tables>, conversation: ConversationId, people: readonly PersonId[]) {
  return db
    .selectFrom('read_positions')
    .select(['person_id as person', 'seq'])
    .where('conversation_id', '=', conversation)
    .where('person_id', 'in', people)
    .orderBy('person_id')
    .execute()
}
