import type { Kysely, Selectable } from 'kysely'
import type { Static } from 'typebox'
import type { ConversationId, CourseId, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import type { CommandScope, Scope } from '../operations/feature.ts'
import { listCards } from '../people/cards.ts'
import type { AuditDeed, AuditPage } from './contract.ts'
import type { AuditRow } from './tables.ts'

interface Done {
  readonly deed: Static<typeof AuditDeed>
  readonly conversation?: ConversationId
  /** A person, or the mask that they wore. */
  readonly toward?: PersonId
  readonly object?: string
  readonly reason?: string
  readonly until?: number
  /** The mask in whose name the actor did it. */
  readonly as?: PersonId | undefined
}

/** Writes down for good what was done to somebody or their words: part of the transaction that does it. */
export async function appendAudit(scope: CommandScope, done: Done): Promise<void> {
  await scope.db
    .insertInto('audit')
    .values({
      at: scope.now,
      course_id: scope.activity.course,
      activity_id: scope.activity.id,
      conversation_id: done.conversation ?? null,
      actor_id: done.as ?? scope.reader.actor.id,
      deed: done.deed,
      toward: done.toward ?? null,
      object: done.object ?? null,
      reason: done.reason ?? null,
      until: done.until ?? null,
    })
    .execute()
}

const pageSize = 50

/** What was done in the course, the newest first. */
export async function listAudit(
  { db, activity }: Scope,
  { before }: { before?: number },
): Promise<Static<typeof AuditPage>> {
  const rows = await listRows(db, activity.course, before)
  const lines = rows.slice(0, pageSize)
  const people = lines.flatMap(({ actor_id, toward }) => (toward ? [actor_id, toward] : [actor_id]))
  return {
    lines: lines.map(toLine),
    people: await listCards(db, activity.course, people),
    more: rows.length > pageSize,
  }
}

async function listRows(
  db: Kysely<Tables>,
  course: CourseId,
  before: number | undefined,
): Promise<Selectable<AuditRow>[]> {
  let query = db.selectFrom('audit').selectAll().where('course_id', '=', course)
  if (before !== undefined) query = query.where('id', '<', before)
  return query
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute()
}

const toLine = (row: Selectable<AuditRow>): Static<typeof AuditPage>['lines'][number] => ({
  id: row.id,
  at: row.at,
  actor: row.actor_id,
  // Only this module writes the column.
  deed: row.deed as Static<typeof AuditDeed>,
  toward: row.toward,
  conversation: row.conversation_id,
  activity: row.activity_id,
  object: row.object,
  reason: row.reason,
  until: row.until,
})
