import type { Kysely } from 'kysely'
import type { CohortId, CourseId, PersonCard, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { listActiveCards } from '../people/cards.ts'
import { listProfiles } from '../people/profiles.ts'
import { may } from '../people/roles.ts'
import { listOffers } from './offers.ts'
import { listPairings, listPartings } from './pairings.ts'
import { listManagers, readRules } from './rules.ts'

/** Somebody who may accompany people, and how many they do. */
export interface Mentor {
  readonly person: PersonCard
  /** As they say it in their profile; empty when they do not. */
  readonly place: string
  readonly count: number
  readonly most: number
  readonly cohorts: readonly CohortId[]
}

/** What the rule looks at, in one course. */
export interface Field {
  readonly samePlace: boolean
  readonly mentors: readonly Mentor[]
  /** Who steps in where there is no mentor at all. */
  readonly leaders: readonly Mentor[]
  readonly places: ReadonlyMap<PersonId, string>
  readonly cohorts: ReadonlyMap<PersonId, readonly CohortId[]>
  readonly managers: ReadonlyMap<PersonId, PersonId>
  /** Mentors whose pair with a person was ended. */
  readonly parted: ReadonlyMap<PersonId, readonly PersonId[]>
}

/** Everything that decides who may accompany whom. */
export async function readField(db: Kysely<Tables>, course: CourseId): Promise<Field> {
  const people = await listActiveCards(db, course, null)
  const rules = await readRules(db, course)
  const offers = new Map((await listOffers(db, course)).map((row) => [row.person_id, row]))
  const counts = countEach((await listPairings(db, course)).map((row) => row.mentor_id))
  const profiles = await listProfiles(
    db,
    people.map(({ id }) => id),
  )
  const places = new Map([...profiles].map(([id, { place }]) => [id, placeOf(place)]))
  const cohorts = await listCohortsOf(db, course)
  const toMentor = (person: PersonCard): Mentor => ({
    person,
    place: profiles.get(person.id)?.place ?? '',
    count: counts.get(person.id) ?? 0,
    most: offers.get(person.id)?.most ?? rules.most,
    cohorts: cohorts.get(person.id) ?? [],
  })
  const isMentor = ({ id, role }: PersonCard) =>
    role === 'mentor' || (may(role, 'participate') && (offers.get(id)?.accepted_at ?? null) !== null)
  return {
    samePlace: rules.samePlace,
    mentors: people.filter(isMentor).map(toMentor),
    leaders: people.filter(({ role }) => role === 'facilitator').map(toMentor),
    ...{ places, cohorts },
    managers: await listManagers(db, course),
    parted: listByPerson(await listPartings(db, course), (row) => row.mentor_id),
  }
}

/** The same place is the same word, however it was typed. */
const placeOf = (said: string): string => said.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

export function countEach<Key>(keys: readonly Key[]): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

async function listCohortsOf(
  db: Kysely<Tables>,
  course: CourseId,
): Promise<ReadonlyMap<PersonId, readonly CohortId[]>> {
  const rows = await db
    .selectFrom('cohort_members')
    .innerJoin('cohorts', 'cohorts.id', 'cohort_members.cohort_id')
    .select(['cohort_members.person_id', 'cohorts.id'])
    .where('cohorts.course_id', '=', course)
    .execute()
  return listByPerson(rows, (row) => row.id)
}

function listByPerson<Row extends { readonly person_id: PersonId }, Of>(
  rows: readonly Row[],
  of: (row: Row) => Of,
): ReadonlyMap<PersonId, readonly Of[]> {
  const found = new Map<PersonId, readonly Of[]>()
  for (const row of rows) found.set(row.person_id, [...(found.get(row.person_id) ?? []), of(row)])
  return found
}
