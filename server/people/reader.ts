import type { Kysely } from 'kysely'
import type { Actor, Audience } from '../../plugins/api/server.ts'
import type { CohortId, CourseId, PersonId, Role } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { may } from './roles.ts'

/** A person in a course, with everything that decides what they may see and do there. */
export interface Reader {
  readonly actor: Actor
  readonly course: CourseId
  readonly role: Role
  /** The cohorts whose talk they may read: their own, or all of them for those who tend the course. */
  readonly cohorts: readonly CohortId[]
  /** Until when they cannot write in the course, and why; the time may have passed. */
  readonly muted?: { readonly until: number; readonly reason: string } | null | undefined
  /** The house itself, at a time that was set before: it is in every audience. */
  readonly everywhere?: true
}

/** Finds an active member; somebody who left the course is nobody there. */
export async function findReader(db: Kysely<Tables>, course: CourseId, person: PersonId): Promise<Reader | undefined> {
  const member = await db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.person_id')
    .select(['people.id', 'people.name', 'people.picture', 'people.locale', 'members.role'])
    .where('members.course_id', '=', course)
    .where('members.person_id', '=', person)
    .where('members.status', '=', 'active')
    .executeTakeFirst()
  if (!member) return undefined
  const { id, name, picture, role, locale } = member
  const cohorts = await listReadableCohorts(db, course, may(role, 'facilitate') ? null : person)
  const actor = { id, name: name ?? '', picture, role, locale: locale ?? 'en' }
  return { actor, course, role, cohorts, muted: await findMute(db, course, person) }
}

/** Why somebody cannot write in a course, and until when; null where nothing keeps them. */
export async function findMute(
  db: Kysely<Tables>,
  course: CourseId,
  person: PersonId,
): Promise<{ until: number; reason: string } | null> {
  const mute = await db
    .selectFrom('mutes')
    .select(['until', 'reason'])
    .where('course_id', '=', course)
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .orderBy('until', 'desc')
    .limit(1)
    .executeTakeFirst()
  return mute ?? null
}

async function listReadableCohorts(db: Kysely<Tables>, course: CourseId, person: PersonId | null): Promise<CohortId[]> {
  let query = db.selectFrom('cohorts').select('cohorts.id').where('course_id', '=', course).orderBy('cohorts.id')
  if (person !== null) {
    const own = db.selectFrom('cohort_members').select('cohort_id').where('person_id', '=', person)
    query = query.where('cohorts.id', 'in', own)
  }
  return (await query.execute()).map((row) => row.id)
}

/** The house as a reader: it sees all of a course, and is nobody. */
export async function readHouse(db: Kysely<Tables>, course: CourseId): Promise<Reader> {
  const cohorts = await listReadableCohorts(db, course, null)
  const nobody = { id: '' as PersonId, name: '', picture: null, role: 'facilitator', locale: 'en' } as const
  return { actor: nobody, course, role: nobody.role, cohorts, everywhere: true }
}

/** The one question behind every door: is this reader in that audience? */
export function isIn(audience: Audience, reader: Reader): boolean {
  if (audience.kind === 'course' || reader.everywhere) return true
  if (audience.kind === 'cohort') return reader.cohorts.includes(audience.cohort)
  return audience.people.includes(reader.actor.id)
}

/** Those of the people named who are in an audience of the course; in two looks, however many they are. */
export async function listReaders(
  db: Kysely<Tables>,
  { course, audience }: { course: CourseId; audience: Audience },
  people: readonly PersonId[],
): Promise<PersonId[]> {
  if (people.length === 0) return []
  const members = await db
    .selectFrom('members')
    .select(['person_id', 'role'])
    .where('course_id', '=', course)
    .where('status', '=', 'active')
    .where('person_id', 'in', people)
    .execute()
  const inCohort = audience.kind === 'cohort' ? await listInCohort(db, audience.cohort, people) : new Set()
  return members
    .filter(({ person_id, role }) => {
      if (audience.kind === 'people') return audience.people.includes(person_id)
      return audience.kind === 'course' || may(role, 'facilitate') || inCohort.has(person_id)
    })
    .map(({ person_id }) => person_id)
}

async function listInCohort(db: Kysely<Tables>, cohort: CohortId, people: readonly PersonId[]): Promise<Set<PersonId>> {
  const rows = await db
    .selectFrom('cohort_members')
    .select('person_id')
    .where('cohort_id', '=', cohort)
    .where('person_id', 'in', people)
    .execute()
  return new Set(rows.map((row) => row.person_id))
}
