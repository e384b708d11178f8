import type { Kysely } from 'kysely'
import type { ActivityId, PersonId } from '../../../plugins/api/contract.ts'
import type { Tables } from '../../database/tables.ts'
import { refuse } from '../../errors.ts'
import type { CommandScope } from '../../operations/feature.ts'

export interface Draft {
  readonly place: string
  readonly words: string
  /** By the clock of the page that it was written on. */
  readonly writtenAt: number
}

/** Twice the longest message: whoever writes too much is told when sending, and loses nothing before. */
const longest = 40_000

/** Keeps a draft, unless a newer one is kept already: two devices may tell of theirs in any order. */
export async function keepDraft(
  scope: CommandScope,
  { place, words, writtenAt }: Draft,
): Promise<Record<string, never>> {
  if (words.length > longest) throw refuse('message_too_long', '/words')
  const { db, activity, reader, now } = scope
  // A page whose clock is ahead would otherwise keep all others from being newer.
  const draft = { place, words, writtenAt: Math.min(writtenAt, now) }
  const owner = { activity: activity.id, person: reader.actor.id }
  if (!(await saveDraft(db, owner, draft))) return {}
  await removeBeyond(db, owner)
  scope.publish('conversations.draftKept', draft, { kind: 'people', people: [reader.actor.id] })
  return {}
}

interface Owner {
  readonly activity: ActivityId
  readonly person: PersonId
}

/** Answers whether it was newer. A draft without words stays as the place where an older one may not come back to. */
async function saveDraft(db: Kysely<Tables>, { activity, person }: Owner, draft: Draft): Promise<boolean> {
  const values = { words: draft.words, written_at: draft.writtenAt }
  const saved = await db
    .insertInto('drafts')
    .values({ activity_id: activity, person_id: person, place: draft.place, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['activity_id', 'person_id', 'place'])
        .doUpdateSet(values)
        .where('drafts.written_at', '<', draft.writtenAt),
    )
    .returning('place')
    .executeTakeFirst()
  return saved !== undefined
}

/** More places than anybody writes in at once; the oldest give way. */
const mostPlaces = 100

async function removeBeyond(db: Kysely<Tables>, { activity, person }: Owner): Promise<void> {
  const own = db.selectFrom('drafts').where('activity_id', '=', activity).where('person_id', '=', person)
  const newest = own.select('place').orderBy('written_at', 'desc').orderBy('place').limit(mostPlaces)
  await db
    .deleteFrom('drafts')
    .where('activity_id', '=', activity)
    .where('person_id', '=', person)
    .where('place', 'not in', newest)
    .execute()
}

/** All of a person's drafts; those without words tell a device that what it still has was sent elsewhere. */
export async function listDrafts(db: Kysely<Tables>, { activity, person }: Owner): Promise<Draft[]> {
  return db
    .selectFrom('drafts')
    .select(['place', 'words', 'written_at as writtenAt'])
    .where('activity_id', '=', activity)
    .where('person_id', '=', person)
    .orderBy('place')
    .execute()
}

/** Longer than anybody comes back to half a sentence. */
const kept = 90 * 24 * 60 * 60 * 1000

export async function removeOldDrafts(db: Kysely<Tables>, now: number): Promise<void> {
  await db
    .deleteFrom('drafts')
    .where('written_at', '<', now - kept)
    .execute()
}
