import type { Kysely } from 'kysely'
import type { Actor, Audience } from '../../plugins/api/server.ts'
import type { CircleId, CohortId, CourseId, GroupId, PersonId, Role } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { membersOf } from './cards.ts'
import { may } from './roles.ts'

/** A person in a course, with everything that decides what they may see and do there. */
export interface Reader {
  readonly actor: Actor
  readonly course: CourseId
  readonly role: Role
  /** The cohorts whose talk they may read: their own, or all of them for those who tend the course. */
  readonly cohorts: readonly CohortId[]
  /** The same of circles. */
  readonly circles: readonly CircleId[]
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
  const { cohorts, circles } = await listReadableGroups(db, course, may(role, 'facilitate') ? null : person)
  const actor = { id, name: name ?? '', picture, role, locale: locale ?? 'en' }
  return { actor, course, role, cohorts, circles, muted: await findMute(db, course, person) }
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

/** Those of a person, or all of the course, those that were taken out among them: what was said there is there. */
async function listReadableGroups(
  db: Kysely<Tables>,
  course: CourseId,
  person: PersonId | null,
): Promise<Pick<Reader, 'cohorts' | 'circles'>> {
  let cohorts = db.selectFrom('cohorts').select('cohorts.id').where('course_id', '=', course).orderBy('cohorts.id')
  let circles = db.selectFrom('circles').select('circles.id').where('course_id', '=', course).orderBy('circles.id')
  if (person !== null) {
    const cohortsOf = db.selectFrom('cohort_members').select('cohort_id').where('person_id', '=', person)
    const circlesOf = db.selectFrom('circle_members').select('circle_id').where('person_id', '=', person)
    cohorts = cohorts.where('cohorts.id', 'in', cohortsOf)
    circles = circles.where('circles.id', 'in', circlesOf)
  }
  return {
    cohorts: (await cohorts.execute()).map(({ id }) => id),
    circles: (await circles.execute()).map(({ id }) => id),
  }
}

/** The house as a reader: it sees all of a course, and is nobody. */
export async function readHouse(db: Kysely<Tables>, course: CourseId): Promise<Reader> {
  const groups = await listReadableGroups(db, course, null)
  const nobody = { id: '' as PersonId, name: '', picture: null, role: 'facilitator', locale: 'en' } as const
  return { actor: nobody, course, role: nobody.role, ...groups, everywhere: true }
}

/** The one question behind every door: is this reader in that audience? */
export function isIn(audience: Audience, reader: Reader): boolean {
  if (audience.kind === 'course' || reader.everywhere) return true
  if (audience.kind === 'cohort') return reader.cohorts.includes(audience.cohort)
  if (audience.kind === 'circle') return reader.circles.includes(audience.circle)
  return audience.people.includes(reader.actor.id)
}

/** The cohort or circle of that id, if the reader may read what is said in it. */
export function findAudience({ cohorts, circles }: Reader, group: GroupId): Audience | undefined {
  const cohort = cohorts.find((id) => id === group)
  if (cohort !== undefined) return { kind: 'cohort', cohort }
  const circle = circles.find((id) => id === group)
  return circle === undefined ? undefined : { kind: 'circle', circle }
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
  const inGroup = await listInGroup(db, audience, people)
  return members
    .filter(({ person_id, role }) => {
      if (audience.kind === 'people') return audience.people.includes(person_id)
      return audience.kind === 'course' || may(role, 'facilitate') || inGroup.has(person_id)
    })
    .map(({ person_id }) => person_id)
}

/** Those of the people named who are in the cohort or circle that an audience is; nobody where it is neither. */
async function listInGroup(
  db: Kysely<Tables>,
  audience: Audience,
  people: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  if (audience.kind !== 'cohort' && audience.kind !== 'circle') return new Set()
  const inside = db.selectFrom('people').select('id').where('id', 'in', membersOf(db, audience))
  const rows = await inside.where('id', 'in', people).execute()
  return new Set(rows.map(({ id }) => id))
}
