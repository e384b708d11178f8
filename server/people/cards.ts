import type { Kysely } from 'kysely'
import type { CohortId, CourseId, PersonCard, PersonId, Role } from '../../plugins/api/contract.ts'
import type { Audience } from '../../plugins/api/server.ts'
import { keepQuery } from '../database/kept-query.ts'
import { listMaskCards } from '../conversations/talking/masks.ts'
import type { Tables } from '../database/tables.ts'

interface CardRow {
  id: PersonId
  name: string | null
  picture: string | null
  role: Role
}

/** Cards of the people named who are, or were, members of the course, and of the masks that some of them wear. */
export async function listCards(
  db: Kysely<Tables>,
  course: CourseId,
  people: readonly PersonId[],
): Promise<PersonCard[]> {
  if (people.length === 0) return []
  const rows = await selectCards(db, { course, people: [...new Set(people)] })
  const known = new Set(rows.map((row) => row.id))
  const masks = await listMaskCards(
    db,
    people.filter((id) => !known.has(id)),
  )
  return [...rows.map(toCard), ...masks]
}

const selectCards = keepQuery(
  (db: Kysely<Tables>, { course, people }: { course: CourseId; people: readonly PersonId[] }) =>
    cardsOf(db, course).where('people.id', 'in', people),
)

/** Everybody active in the course, or in one cohort of it, by name. */
export async function listActiveCards(
  db: Kysely<Tables>,
  course: CourseId,
  cohort: CohortId | null,
): Promise<PersonCard[]> {
  if (cohort === null) return (await selectActive(db, { course })).map(toCard)
  const members = membersOf(db, { kind: 'cohort', cohort })
  return (await activeIn(db, course).where('people.id', 'in', members).execute()).map(toCard)
}

const activeIn = (db: Kysely<Tables>, course: CourseId) =>
  cardsOf(db, course).where('members.status', '=', 'active').orderBy('people.name').orderBy('people.id')

const selectActive = keepQuery((db: Kysely<Tables>, { course }: { course: CourseId }) => activeIn(db, course))

/** Those of an audience who are active in the course, by name; not those who may read what it says because they facilitate. */
export async function listCardsIn(db: Kysely<Tables>, course: CourseId, audience: Audience): Promise<PersonCard[]> {
  let query = activeIn(db, course)
  if (audience.kind === 'people') query = query.where('people.id', 'in', audience.people)
  else if (audience.kind !== 'course') query = query.where('people.id', 'in', membersOf(db, audience))
  return (await query.execute()).map(toCard)
}

/** Who is in a cohort or a circle. */
export const membersOf = (db: Kysely<Tables>, group: Extract<Audience, { kind: 'cohort' | 'circle' }>) =>
  group.kind === 'cohort'
    ? db.selectFrom('cohort_members').select('person_id').where('cohort_id', '=', group.cohort)
    : db.selectFrom('circle_members').select('person_id').where('circle_id', '=', group.circle)

/** When they became members, or members again. */
export async function listJoined(
  db: Kysely<Tables>,
  course: CourseId,
  people: readonly PersonId[],
): Promise<Map<PersonId, number>> {
  if (people.length === 0) return new Map()
  const rows = await db
    .selectFrom('members')
    .select(['person_id', 'joined_at'])
    .where('course_id', '=', course)
    .where('person_id', 'in', people)
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.joined_at]))
}

const cardsOf = (db: Kysely<Tables>, course: CourseId) =>
  db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.person_id')
    .select(['people.id', 'people.name', 'people.picture', 'members.role'])
    .where('members.course_id', '=', course)

/** An LMS may withhold the name; then it is empty, and the page finds a word for it in its language. */
const toCard = (row: CardRow): PersonCard => ({
  id: row.id,
  name: row.name ?? '',
  picture: row.picture,
  role: row.role,
})
