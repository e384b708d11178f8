import type { Kysely } from 'kysely'
import type { CourseId, PersonId, Role } from '../../plugins/api/contract.ts'
import { ensureInCohort } from '../groups/cohorts.ts'
import { findCourse, type ExternalCourse } from '../courses/courses.ts'
import { deactivateMembers, listCoursesBehind, saveMember } from '../courses/members.ts'
import type { Database } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import { Publication, type Frame } from '../live/publication.ts'
import { courseRoom } from '../live/rooms.ts'
import { savePerson } from '../people/people.ts'
import type { RosterEntry } from './arrival.ts'

interface Replacement {
  readonly course: ExternalCourse
  readonly roster: readonly RosterEntry[]
  readonly askedAt: number
}

/** Writes only what differs, since most rosters are what they were an hour ago. */
export async function replaceRoster(
  database: Database,
  { course, roster, askedAt }: Replacement,
  now: number,
): Promise<Frame[]> {
  const id = await database.read((db) => findCourse(db, course))
  if (!id) return []
  return database.write(async (db) => {
    const kept = new Map((await listKept(db, id)).map((member) => [member.subject, member]))
    const changed = roster.filter((entry) => differs(entry, kept.get(entry.person.subject)))
    const told = new Set([id])
    for (const entry of changed) {
      for (const behind of await listCoursesBehind(db, course.tenant, entry.person)) told.add(behind)
      await saveEntry(db, { tenant: course.tenant, course: id, entry }, now)
    }
    const named = new Set(roster.map((entry) => entry.person.subject))
    const gone = [...kept.values()].filter((member) => member.status === 'active' && !named.has(member.subject))
    const left = gone.filter((member) => member.joinedAt <= askedAt).map((member) => member.id)
    await deactivateMembers(db, { course: id, people: left }, now)
    if (changed.length + left.length === 0) return []
    const publication = new Publication()
    publication.add([...told].map(courseRoom), 'people.changed', {})
    return publication.store(db, now)
  })
}

interface Kept {
  readonly id: PersonId
  readonly subject: string
  readonly name: string | null
  readonly picture: string | null
  readonly role: Role
  readonly status: 'active' | 'inactive'
  readonly joinedAt: number
}

const listKept = (db: Kysely<Tables>, course: CourseId): Promise<Kept[]> =>
  db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.person_id')
    .select(['people.id', 'people.subject', 'people.name', 'people.picture', 'members.role', 'members.status'])
    .select('members.joined_at as joinedAt')
    .where('members.course_id', '=', course)
    .execute()

function differs({ person, role, active }: RosterEntry, kept: Kept | undefined): boolean {
  if (!kept) return active
  const sameName = person.name === undefined || person.name === kept.name
  const samePicture = person.picture === undefined || person.picture === kept.picture
  return !(sameName && samePicture && role === kept.role && active === (kept.status === 'active'))
}

async function saveEntry(
  db: Kysely<Tables>,
  { tenant, course, entry }: { tenant: string; course: CourseId; entry: RosterEntry },
  now: number,
): Promise<void> {
  const person = await savePerson(db, tenant, entry.person, now)
  const status = entry.active ? 'active' : 'inactive'
  await saveMember(db, { course, person, role: entry.role, status, seenAt: null }, now)
  if (entry.active) await ensureInCohort(db, course, person, now)
}
