import type { Kysely } from 'kysely'
import type { MessageId, PersonId } from '../../../plugins/api/contract.ts'
import type { Message } from '../../../plugins/api/conversations.ts'
import { keepQuery } from '../../database/kept-query.ts'
import type { MessageRow, Tables } from '../../database/tables.ts'
import { refuse } from '../../errors.ts'

type Reaction = Message['reactions'][number]

/** The small set with meaning; beside it, any one emoji. */
const meanings = ['helped', 'same', 'thanks', 'well-said']
const emoji = /^\p{RGI_Emoji}$/v

/** Throws `invalid_input` for what is neither one of the small set nor one emoji. */
export function checkReaction(reaction: string): void {
  if (!meanings.includes(reaction) && !emoji.test(reaction)) throw refuse('invalid_input', '/reaction')
}

/** How many different ones one person gives to one message: more would say nothing. */
const mostOfOnePerson = 5

/** @returns whether it was given only now. Throws `too_many_reactions`. */
export async function addReaction(
  db: Kysely<Tables>,
  reaction: { message: MessageId; person: PersonId; reaction: string },
  now: number,
): Promise<boolean> {
  const { message, person } = reaction
  const added = await db
    .insertInto('message_reactions')
    .values({ message_id: message, person_id: person, reaction: reaction.reaction, reacted_at: now })
    .onConflict((conflict) => conflict.columns(['message_id', 'person_id', 'reaction']).doNothing())
    .returning('person_id')
    .executeTakeFirst()
  if (!added) return false
  if ((await countOf(db, message, person)) > mostOfOnePerson) throw refuse('too_many_reactions', '/reaction')
  return true
}

async function countOf(db: Kysely<Tables>, message: MessageId, person: PersonId): Promise<number> {
  const { count } = await db
    .selectFrom('message_reactions')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('message_id', '=', message)
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function removeReaction(
  db: Kysely<Tables>,
  { message, person, reaction }: { message: MessageId; person: PersonId; reaction: string },
): Promise<boolean> {
  const removed = await db
    .deleteFrom('message_reactions')
    .where('message_id', '=', message)
    .where('person_id', '=', person)
    .where('reaction', '=', reaction)
    .returning('person_id')
    .executeTakeFirst()
  return removed !== undefined
}

/** Reactions by message, the first given first. */
export async function listReactions(
  db: Kysely<Tables>,
  messages: readonly MessageId[],
): Promise<Map<MessageId, Reaction[]>> {
  const found = new Map<MessageId, Reaction[]>()
  if (messages.length === 0) return found
  const rows = await selectReactions(db, { messages })
  for (const row of rows) {
    const reactions = found.get(row.message_id) ?? []
    const same = reactions.find((reaction) => reaction.reaction === row.reaction)
    if (same) same.people.push(row.person_id)
    else found.set(row.message_id, [...reactions, { reaction: row.reaction, people: [row.person_id] }])
  }
  return found
}

const selectReactions = keepQuery((db: Kysely<Tables>, { messages }: { messages: readonly MessageId[] }) =>
  db
    .selectFrom('message_reactions')
    .selectAll()
    .where('message_id', 'in', messages)
    .orderBy('reacted_at')
    .orderBy('person_id')
    .orderBy('reaction'),
)

/** Who reacts to their own words that they said without a name does that without one, too. */
export const maskReactions = (
  rows: readonly Pick<MessageRow, 'id' | 'author_id' | 'mask_id'>[],
  reactions: ReadonlyMap<MessageId, Reaction[]>,
): ReadonlyMap<MessageId, Reaction[]> => {
  const masked = new Map(rows.filter((row) => row.mask_id !== null).map((row) => [row.id, row]))
  if (masked.size === 0) return reactions
  return new Map(
    [...reactions].map(([id, given]) => {
      const row = masked.get(id)
      return [id, row ? given.map((each) => ({ ...each, people: each.people.map((one) => hide(one, row)) })) : given]
    }),
  )
}

const hide = (person: PersonId, row: Pick<MessageRow, 'author_id' | 'mask_id'>): PersonId =>
  person === row.author_id ? (row.mask_id ?? person) : person
