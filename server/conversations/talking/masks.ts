import type { Kysely } from 'kysely'
import type { Static } from 'typebox'
import type { ActivityId, Anonymity, ConversationId, PersonCard, PersonId } from '../../../plugins/api/contract.ts'
import type { PlacedActivity } from '../../activities/activities.ts'
import type { MessageRow, Tables } from '../../database/tables.ts'
import { newId } from '../../ids.ts'
import type { CommandScope } from '../../operations/feature.ts'
import type { MaskRow } from '../tables.ts'

/**
 * Somebody who writes without a name wears a mask: an id of its own that stands wherever the author's would, so that
 * nothing that leaves the server can name them. It stays the same within a conversation, and no other conversation has it.
 */
export const authorOf = (row: Pick<MessageRow, 'author_id' | 'mask_id'>): PersonId => row.mask_id ?? row.author_id

/** What the designer allows; an activity whose plugin does not have the setting allows nothing. */
export function anonymityOf({ settings }: PlacedActivity): Static<typeof Anonymity> {
  const { anonymity } = settings as { readonly anonymity?: unknown }
  return anonymity === 'liftable' || anonymity === 'sealed' ? anonymity : 'none'
}

/** The mask that the actor wears in a conversation under a promise; a new one where they wear none yet. */
export async function takeMask(
  scope: CommandScope,
  conversation: ConversationId,
  promise: MaskRow['promise'],
): Promise<{ mask: PersonId; isNew: boolean }> {
  return takeMaskOf(scope, { conversation, promise, person: scope.reader.actor.id })
}

type Wearing = Pick<MaskRow, 'promise'> & { readonly conversation: ConversationId; readonly person: PersonId }

async function takeMaskOf(scope: CommandScope, { conversation, promise, person }: Wearing) {
  const { db, activity } = scope
  const worn = await db
    .selectFrom('masks')
    .select('id')
    .where('conversation_id', '=', conversation)
    .where('person_id', '=', person)
    .where('promise', '=', promise)
    .executeTakeFirst()
  if (worn) return { mask: worn.id, isNew: false }
  const row: MaskRow = {
    id: newId<'person'>(scope.now),
    activity_id: activity.id,
    conversation_id: conversation,
    person_id: person,
    number: 1 + (await countMasks(db, conversation)),
    promise,
    lifted_at: null,
    lifted_by: null,
    lifted_because: null,
  }
  await db.insertInto('masks').values(row).execute()
  return { mask: row.id, isNew: true }
}

/** The mask for a message that goes to another conversation: there its author is called by a number of that one. */
export async function wearElsewhere(
  scope: CommandScope,
  row: Pick<MessageRow, 'mask_id' | 'author_id'>,
  conversation: ConversationId,
): Promise<PersonId | null> {
  const worn = row.mask_id === null ? undefined : await findMask(scope.db, row.mask_id)
  if (!worn) return null
  const { promise } = worn
  return (await takeMaskOf(scope, { conversation, promise, person: row.author_id })).mask
}

/** Commands of one activity follow each other, so nobody takes the same number. */
async function countMasks(db: Kysely<Tables>, conversation: ConversationId): Promise<number> {
  const { count } = await db
    .selectFrom('masks')
    .select(({ fn }) => fn.max('number').as('count'))
    .where('conversation_id', '=', conversation)
    .executeTakeFirstOrThrow()
  return count ?? 0
}

export const listOwnMasks = (db: Kysely<Tables>, activity: ActivityId, person: PersonId): Promise<MaskRow[]> =>
  db
    .selectFrom('masks')
    .selectAll()
    .where('activity_id', '=', activity)
    .where('person_id', '=', person)
    .orderBy('id')
    .execute()

export const findMask = (db: Kysely<Tables>, id: PersonId): Promise<MaskRow | undefined> =>
  db.selectFrom('masks').selectAll().where('id', '=', id).executeTakeFirst()

/** The mask in whose name the actor wants to do something. Throws where it is not theirs: somebody else would have done it. */
export async function wornBy({ db, reader }: CommandScope, as: PersonId | undefined): Promise<PersonId | undefined> {
  if (as === undefined || as === reader.actor.id) return undefined
  if ((await findMask(db, as))?.person_id === reader.actor.id) return as
  throw new Error('A deed is done in the name of a mask that the actor does not wear.')
}

/** Cards of those among the ids that are masks: no name, no picture, everybody's role. */
export async function listMaskCards(db: Kysely<Tables>, ids: readonly PersonId[]): Promise<PersonCard[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('masks').select(['id', 'number']).where('id', 'in', ids).execute()
  return rows.map(({ id, number }) => ({ id, name: '', picture: null, role: 'learner', mask: number }))
}

/** Who is behind masks, for what is reckoned and never shown; other ids stay as they are. */
export async function unmask(db: Kysely<Tables>, ids: Iterable<PersonId>): Promise<PersonId[]> {
  const all = [...ids]
  const wearers = await listWearers(db, all)
  return [...new Set(all.map((id) => wearers.get(id) ?? id))]
}

/** Who wears those of the ids that are masks. */
async function listWearers(db: Kysely<Tables>, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PersonId>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('masks').select(['id', 'person_id']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.person_id]))
}

/** Those of the conversations in which a person has written without a name. */
export async function listMaskedIn(
  db: Kysely<Tables>,
  person: PersonId,
  conversations: readonly ConversationId[],
): Promise<ConversationId[]> {
  const worn = db.selectFrom('masks').select('conversation_id').where('person_id', '=', person)
  const rows = await worn.where('conversation_id', 'in', conversations).execute()
  return rows.map((row) => row.conversation_id)
}

/** Who has written in a conversation without a name: for what is reckoned, never to be shown. */
export async function listWearersIn(db: Kysely<Tables>, conversation: ConversationId): Promise<PersonId[]> {
  const rows = await db.selectFrom('masks').select('person_id').where('conversation_id', '=', conversation).execute()
  return rows.map((row) => row.person_id)
}
