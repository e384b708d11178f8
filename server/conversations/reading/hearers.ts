import type { Kysely } from 'kysely'
import type { MessageId, PersonId } from '../../../plugins/api/contract.ts'
import type { Tables } from '../../database/tables.ts'

/** Why somebody should hear of a message; the first that is true. */
export type Reason = 'mentioned' | 'answered' | 'wrote' | 'follows'

export interface Hearer {
  readonly person: PersonId
  readonly why: Reason
}

/**
 * Who should hear of a message, and why: what an inbox and mail are made of. By default whoever was mentioned or answered,
 * or wrote in the conversation before; of who follows it all, everybody; of who wants nothing, nobody. Real people, also
 * where they wrote without a name: this is for delivery, and never for anybody's page.
 */
export async function listHearers(db: Kysely<Tables>, id: MessageId): Promise<Hearer[]> {
  const message = await db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst()
  if (!message || message.gone !== null) return []
  const { conversation_id, author_id, reply_to, seq } = message
  const follows = await db.selectFrom('follows').selectAll().where('conversation_id', '=', conversation_id).execute()
  const level = new Map(follows.map((follow) => [follow.person_id, follow.level]))
  const reasons = new Map<PersonId, Reason>()
  const add = (people: readonly PersonId[], why: Reason) => {
    for (const person of people) if (!reasons.has(person)) reasons.set(person, why)
  }
  const mentioned = await db.selectFrom('message_mentions').select('person_id').where('message_id', '=', id).execute()
  add(
    mentioned.map(({ person_id }) => person_id),
    'mentioned',
  )
  if (reply_to !== null) {
    const answered = await db.selectFrom('messages').select('author_id').where('id', '=', reply_to).execute()
    add(
      answered.map((row) => row.author_id),
      'answered',
    )
  }
  const earlier = db.selectFrom('messages').where('conversation_id', '=', conversation_id).where('seq', '<', seq)
  const wrote = await earlier.select('author_id').distinct().orderBy('author_id').execute()
  add(
    wrote.map((row) => row.author_id),
    'wrote',
  )
  add(
    follows.filter((follow) => follow.level === 'all').map((follow) => follow.person_id),
    'follows',
  )
  reasons.delete(author_id)
  return [...reasons].filter(([person]) => level.get(person) !== 'none').map(([person, why]) => ({ person, why }))
}
