import { sql, type Kysely } from 'kysely'
import type { CourseId, PersonId, Role } from '../../plugins/api/contract.ts'
import type { ArrivingPerson } from '../arrivals/arrival.ts'
import type { MemberRow, Tables } from '../database/tables.ts'
import { recordMove } from '../people/moves.ts'

export interface Membership {
  readonly course: CourseId
  readonly person: PersonId
  readonly role: Role
  readonly status: MemberRow['status']
  /** Null when a roster names a person who has never come. */
  readonly seenAt: number | null
}

/** Makes somebody a member, or brings what is known of them up to date. That they left, or are back, is a line in the log. */
export async function saveMember(db: Kysely<Tables>, member: Membership, now: number): Promise<void> {
  const { course, person, status } = member
  const known = await findStatus(db, course, person)
  if (known && known !== status) await recordMove(db, { course, person, here: status === 'active' }, now)
  await db
    .insertInto('members')
    .values({
      course_id: member.course,
      person_id: member.person,
      role: member.role,
      status: member.status,
      first_seen_at: member.seenAt,
      joined_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['course_id', 'person_id']).doUpdateSet({
        role: sql`excluded.role`,
        status: sql`excluded.status`,
        // Who comes back has joined anew.
        joined_at: sql`case when members.status = excluded.status then members.joined_at else excluded.joined_at end`,
        first_seen_at: sql`coalesce(members.first_seen_at, excluded.first_seen_at)`,
      }),
    )
    .execute()
}

async function findStatus(
  db: Kysely<Tables>,
  course: CourseId,
  person: PersonId,
): Promise<MemberRow['status'] | undefined> {
  const row = await db
    .selectFrom('members')
    .select('status')
    .where('course_id', '=', course)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row?.status
}

/** People who left stay in the tables, with what they said; they are let in no more. */
export async function deactivateMembers(
  db: Kysely<Tables>,
  { course, people }: { readonly course: CourseId; readonly people: readonly PersonId[] },
  now: number,
): Promise<void> {
  if (people.length === 0) return
  for (const person of people) await recordMove(db, { course, person, here: false }, now)
  await db
    .updateTable('members')
    .set({ status: 'inactive' })
    .where('course_id', '=', course)
    .where('person_id', 'in', people)
    .execute()
}

/** The courses that show somebody's old name or face: those have to hear of the new one, wherever it was told. */
export async function listCoursesBehind(
  db: Kysely<Tables>,
  tenant: string,
  person: ArrivingPerson,
): Promise<CourseId[]> {
  const { subject, name = null, picture = null } = person
  const rows = await db
    .selectFrom('people')
    .innerJoin('members', 'members.person_id', 'people.id')
    .select('members.course_id')
    .where('tenant', '=', tenant)
    .where('subject', '=', subject)
    .where(({ eb, or }) =>
      or([
        ...(name === null ? [] : [eb('name', 'is distinct from', name)]),
        ...(picture === null ? [] : [eb('picture', 'is distinct from', picture)]),
      ]),
    )
    .execute()
  return rows.map((row) => row.course_id)
}
