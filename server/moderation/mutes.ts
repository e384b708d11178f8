import type { Kysely } from 'kysely'
import type { Static } from 'typebox'
import type { CourseId, MessageId, PersonId } from '../../plugins/api/contract.ts'
import { readMessageFor } from '../conversations/conversations.ts'
import { authorOf } from '../conversations/talking/masks.ts'
import { tellStandingOf } from '../conversations/reading/standing.ts'
import type { Tables } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import { newId } from '../ids.ts'
import type { CommandScope, Scope } from '../operations/feature.ts'
import { listCards } from '../people/cards.ts'
import { findReader } from '../people/reader.ts'
import { may } from '../people/roles.ts'
import { appendAudit } from './audit.ts'
import type { contract, Mute } from './contract.ts'
import type { MuteId, MuteRow } from './tables.ts'
import type { InputOf, OutputOf } from '../../plugins/api/contract.ts'

type Commands = (typeof contract)['commands']

export async function mute(
  scope: CommandScope,
  { message, person, until, reason }: InputOf<Commands['mute']>,
): Promise<Static<typeof Mute>> {
  const { db, activity, now, reader } = scope
  if (until <= now || (message === undefined) === (person === undefined)) throw refuse('invalid_input')
  const whom =
    message === undefined
      ? { person_id: await checkMutable(scope, person), mask_id: null }
      : await findAuthor(scope, message)
  const row: MuteRow = {
    id: newId<'mute'>(now),
    course_id: activity.course,
    ...whom,
    reason,
    muted_at: now,
    muted_by: reader.actor.id,
    until,
    ended_at: null,
  }
  await endThoseOf(db, activity.course, whom.person_id, now)
  await db.insertInto('mutes').values(row).execute()
  const shown = toMute(row)
  await appendAudit(scope, { deed: 'muted', toward: shown.person, reason, until })
  await tellAll(scope, whom.person_id)
  return shown
}

export async function endMute(scope: CommandScope, { mute: id }: { mute: MuteId }): Promise<Record<string, never>> {
  const { db, activity, now } = scope
  const row = await db
    .updateTable('mutes')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('course_id', '=', activity.course)
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw refuse('not_found')
  await appendAudit(scope, { deed: 'unmuted', toward: toMute(row).person })
  await tellAll(scope, row.person_id)
  return {}
}

export async function listMutes({ db, activity }: Scope): Promise<OutputOf<(typeof contract)['queries']['listMutes']>> {
  const rows = await db
    .selectFrom('mutes')
    .selectAll()
    .where('course_id', '=', activity.course)
    .where('ended_at', 'is', null)
    .orderBy('until')
    .orderBy('id')
    .execute()
  const mutes = rows.map(toMute)
  const people = await listCards(
    db,
    activity.course,
    mutes.flatMap(({ person, by }) => [person, by]),
  )
  return { mutes, people }
}

/** The last one given counts. */
const endThoseOf = (db: Kysely<Tables>, course: CourseId, person: PersonId, now: number) =>
  db
    .updateTable('mutes')
    .set({ ended_at: now })
    .where('course_id', '=', course)
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .execute()

/** Throws `not_found` for who is not in the course, `not_allowed` for who leads it. */
async function checkMutable({ db, activity }: Scope, person: PersonId | undefined): Promise<PersonId> {
  const found = person && (await findReader(db, activity.course, person))
  if (!found) throw refuse('not_found')
  if (may(found.role, 'facilitate')) throw refuse('not_allowed')
  return found.actor.id
}

/** Whoever wrote without a name stays without one: also a refusal for who leads the course would say something. */
async function findAuthor(scope: Scope, id: MessageId): Promise<Pick<MuteRow, 'person_id' | 'mask_id'>> {
  const { message } = await readMessageFor(scope, id)
  if (message.mask_id === null) await checkMutable(scope, message.author_id)
  return { person_id: message.author_id, mask_id: message.mask_id }
}

/** Who may write is part of what the door finds, which is remembered until the room of the course moves on. */
async function tellAll(scope: CommandScope, person: PersonId): Promise<void> {
  scope.publishToCourse('moderation.mutesChanged', {})
  await tellStandingOf(scope, person)
}

const toMute = (row: MuteRow): Static<typeof Mute> => ({
  id: row.id,
  person: authorOf({ author_id: row.person_id, mask_id: row.mask_id }),
  reason: row.reason,
  by: row.muted_by,
  at: row.muted_at,
  until: row.until,
})
