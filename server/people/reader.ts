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
  return { actor: { id, name: name ?? '', picture, role, locale: locale ?? 'en' }, course, role, cohorts }
}

async function listReadableCohorts(db: Kysely<Tables>, course: CourseId, person: PersonId | null): Promise<CohortId[]> {
  let query = db.selectFrom('cohorts').select('cohorts.id').where('course_id', '=', course).orderBy('cohorts.id')
  if (person !== null) {
    const own = db.selectFrom('cohort_members').select('cohort_id').where('person_id', '=', person)
    query = query.where('cohorts.id', 'in', own)
  }
  return (await query.execute()).map((row) => row.id)
}

/** The one question behind every door: is this reader in that audience? */
export function isIn(audience: Audience, reader: Reader): boolean {
  if (audience.kind === 'course') return true
  if (audience.kind === 'cohort') return reader.cohorts.includes(audience.cohort)
  return audience.people.includes(reader.actor.id)
}
