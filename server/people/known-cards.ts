import type { DialectAdapter, Kysely } from 'kysely'
import type { CourseId, PersonCard, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import type { CommandScope } from '../operations/feature.ts'
import { listCards } from './cards.ts'

type Cards = Map<PersonId, PersonCard>

interface Known {
  /** The number of the course's room that they are true at. */
  readonly seq: number
  readonly cards: Cards
}

const mostCourses = 1000
const remembered = new WeakMap<DialectAdapter, Map<CourseId, Known>>()

/**
 * Cards of members of the course, in the order named. Talk names the same few again and again, and whatever changes a card is
 * told in the course's room, so they are remembered until that moves on. `seq` is where the room stands in the transaction of
 * `db`: what was changed and not committed yet is nothing to remember.
 */
export async function listKnownCards(
  { db, activity, courseSeq }: Pick<CommandScope, 'db' | 'activity' | 'courseSeq'>,
  seq: number,
  people: readonly PersonId[],
): Promise<PersonCard[]> {
  const known: Cards = seq === courseSeq ? recall(db, activity.course, seq) : new Map()
  if (!people.every((id) => known.has(id)))
    for (const card of await listCards(db, activity.course, people)) known.set(card.id, card)
  return people.flatMap((id) => known.get(id) ?? [])
}

function recall(db: Kysely<Tables>, course: CourseId, seq: number): Cards {
  const { adapter } = db.getExecutor()
  const courses = remembered.get(adapter) ?? new Map<CourseId, Known>()
  remembered.set(adapter, courses)
  const known = courses.get(course)
  if (known?.seq === seq) return known.cards
  if (courses.size >= mostCourses) courses.clear()
  const cards: Cards = new Map()
  courses.set(course, { seq, cards })
  return cards
}
