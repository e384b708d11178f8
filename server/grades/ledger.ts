import type { Kysely } from 'kysely'
import type { ActivityId, CourseId, PersonId } from '../../plugins/api/contract.ts'
import type { LineItem } from '../../plugins/api/grades.ts'
import type { Tables } from '../database/tables.ts'
import { listCards } from '../people/cards.ts'
import type { Findings, GradeEntry, GradeLine } from './contract.ts'
import type { GradeRow } from './tables.ts'

/** The grades of an activity as they stand, of one person or of all. */
export async function listEntries(
  db: Kysely<Tables>,
  { activity, person, lineItems }: { activity: ActivityId; person?: PersonId; lineItems: readonly LineItem[] },
): Promise<GradeEntry[]> {
  let query = db.selectFrom('grades').selectAll().where('activity_id', '=', activity)
  if (person !== undefined) query = query.where('person_id', '=', person)
  const rows = await query.orderBy('person_id').execute()
  const orderOf = (row: GradeRow) => lineItems.findIndex(({ key }) => key === row.line_item)
  const inOrder = rows.toSorted((one, other) => orderOf(one) - orderOf(other))
  return inOrder.map((row) => toEntry(row, lineItems.find(({ key }) => key === row.line_item)?.label ?? row.line_item))
}

function toEntry(row: GradeRow, label: string): GradeEntry {
  const { sent_maximum, held_maximum } = row
  return {
    person: row.person_id,
    lineItem: row.line_item,
    label,
    given: row.given,
    maximum: row.maximum,
    activityProgress: row.activity_progress,
    gradingProgress: row.grading_progress,
    comment: row.comment,
    computedAt: row.computed_at,
    state: row.state,
    reason: row.reason,
    stateAt: row.state_at,
    sent: sent_maximum === null ? null : { given: row.sent_given, maximum: sent_maximum, at: row.sent_at },
    held: held_maximum === null ? null : { given: row.held_given, maximum: held_maximum, at: row.held_at },
  }
}

const mostLines = 100

/** What happened to a grade, the newest first. */
export async function listLines(
  db: Kysely<Tables>,
  { activity, course, person, lineItem }: Asked,
): Promise<GradeLine[]> {
  const rows = await db
    .selectFrom('grade_lines')
    .selectAll()
    .where('activity_id', '=', activity)
    .where('person_id', '=', person)
    .where('line_item', '=', lineItem)
    .orderBy('id', 'desc')
    .limit(mostLines)
    .execute()
  const people = rows.flatMap(({ by_id }) => (by_id === null ? [] : [by_id]))
  const cards = new Map((await listCards(db, course, people)).map((card) => [card.id, card]))
  return rows.map(({ at, what, given, maximum, reason, by_id }) => {
    const by = by_id === null ? null : (cards.get(by_id) ?? null)
    return { at, what, given, maximum, reason, by }
  })
}

interface Asked {
  readonly activity: ActivityId
  readonly course: CourseId
  readonly person: PersonId
  readonly lineItem: string
}

export async function findComparison(db: Kysely<Tables>, activity: ActivityId) {
  const row = await db.selectFrom('grade_reviews').selectAll().where('activity_id', '=', activity).executeTakeFirst()
  if (!row) return null
  const findings = row.findings === null ? null : (JSON.parse(row.findings) as Findings)
  return { askedAt: row.asked_at, doneAt: row.done_at, findings }
}
