import type { Kysely } from 'kysely'
import type { MessageId, PersonId } from '../../plugins/api/contract.ts'
import type { Message } from '../../plugins/api/conversations.ts'
import type { Tables } from '../database/tables.ts'
import { refuse } from '../errors.ts'

type Reaction = Message['reactions'][number]

/** The small set with meaning; beside it, any one emoji. */
const meanings = ['helped', 'same', 'thanks', 'well-said']
const emoji = /^\p{RGI_Emoji}$/v

/** Throws `invalid_input` for what is neither one of the small set nor one emoji. */
export function checkReaction(reaction: string): void {
  if (!meanings.includes(reaction) && !emoji.test(reaction)) throw refuse('invalid_input', '/reaction')
}

export async function addReaction(
  db: Kysely<Tables>,
  reaction: { message: MessageId; person: PersonId; reaction: string },
  now: number,
): Promise<void> {
  await db
    .insertInto('message_reactions')
    .values({ message_id: reaction.message, person_id: reaction.person, reaction: reaction.reaction, reacted_at: now })
    .onConflict((conflict) => conflict.columns(['message_id', 'person_id', 'reaction']).doNothing())
    .execute()
}

export async function removeReaction(
  db: Kysely<Tables>,
  { message, person, reaction }: { message: MessageId; person: PersonId; reaction: string },
): Promise<void> {
  await db
    .deleteFrom('message_reactions')
    .where('message_id', '=', message)
    .where('person_id', '=', person)
    .where('reaction', '=', reaction)
    .execute()
}

/** Reactions by message, the first given first. */
export async function listReactions(
  db: Kysely<Tables>,
  messages: readonly MessageId[],
): Promise<Map<MessageId, Reaction[]>> {
  const found = new Map<MessageId, Reaction[]>()
  if (messages.length === 0) return found
  const rows = await db
    .selectFrom('message_reactions')
    .selectAll()
    .where('message_id', 'in', messages)
    .orderBy('reacted_at')
    .orderBy('person_id')
    .orderBy('reaction')
    .execute()
  for (const row of rows) {
    const reactions = found.get(row.message_id) ?? []
    const same = reactions.find((reaction) => reaction.reaction === row.reaction)
    if (same) same.people.push(row.person_id)
    else found.set(row.message_id, [...reactions, { reaction: row.reaction, people: [row.person_id] }])
  }
  return found
}
