import type { Kysely } from 'kysely'
import type { ActivityId, CourseId, PersonId, Role } from '../../plugins/api/contract.ts'
import { placeActivity, type FillCopy } from '../activities/placements.ts'
import { ensureInCohort } from '../groups/cohorts.ts'
import { saveCourse } from '../courses/courses.ts'
import { listCoursesBehind, saveMember } from '../courses/members.ts'
import type { Database } from '../database/database.ts'
import { keepQuery } from '../database/kept-query.ts'
import type { Tables } from '../database/tables.ts'
import type { Followers } from '../events/followers.ts'
import type { Live } from '../live/live.ts'
import { Publication, type Frame } from '../live/publication.ts'
import { courseRoom } from '../live/rooms.ts'
import { leads } from '../people/roles.ts'
import { savePerson } from '../people/people.ts'
import { saveEntry } from '../sessions/entry.ts'
import type { Arrival, Arrivals } from './arrival.ts'
import { replaceRoster } from './roster.ts'

export interface Parts {
  readonly database: Database
  readonly live: Pick<Live, 'deliver'>
  readonly followers: Pick<Followers, 'wake'>
  readonly fillCopy: FillCopy
  readonly now: () => number
}

export function makeArrivals({ database, live, followers, fillCopy, now }: Parts): Arrivals {
  return {
    async admit(arrival, before) {
      const { code, frames } = await database.write(async (db) => {
        await before?.(db)
        return letIn(db, arrival, fillCopy, now())
      })
      live.deliver(frames)
      // Most arrivals change nothing, and nobody has to look.
      if (frames.length > 0) followers.wake()
      return { code, leads: leads(arrival.role) }
    },
    async replaceRoster(course, roster, askedAt) {
      live.deliver(await replaceRoster(database, { course, roster, askedAt }, now()))
      followers.wake()
    },
  }
}

async function letIn(
  db: Kysely<Tables>,
  arrival: Arrival,
  fillCopy: FillCopy,
  now: number,
): Promise<{ code: string; frames: Frame[] }> {
  const known = await findKnown(db, arrival)
  const { tenant, link } = arrival
  const behind = known ? [] : await listCoursesBehind(db, tenant, arrival.person)
  const { person, course } = known ?? (await makeKnown(db, arrival, now))
  const activity = known?.activity ?? (link ? await placeActivity(db, { tenant, course, link }, fillCopy, now) : null)
  const code = await saveEntry(db, { person, course, activity, placing: arrival.placing ?? null }, now)
  if (known) return { code, frames: [] }
  const publication = new Publication()
  publication.add([...new Set([course, ...behind])].map(courseRoom), 'people.changed', {})
  return { code, frames: await publication.store(db, now) }
}

interface Known {
  readonly person: PersonId
  readonly course: CourseId
  readonly activity: ActivityId | null
}

/** Most arrivals change nothing: one look says so, and spares everybody the writes. */
async function findKnown(
  db: Kysely<Tables>,
  { tenant, person, course, role, link }: Arrival,
): Promise<Known | undefined> {
  const { subject } = person
  const [row] = await selectKnown(db, { tenant, subject, course: course.externalId, role, link: link?.id ?? '' })
  if (!row) return undefined
  const told = [person.name, person.email, person.picture, person.locale, course.title]
  const kept = [row.name, row.email, row.picture, row.locale, row.title]
  const same = told.every((value, index) => value === undefined || value === kept[index])
  return same ? { person: row.person, course: row.courseId, activity: row.activity } : undefined
}

interface Named {
  readonly [name: string]: string
  readonly tenant: string
  readonly subject: string
  readonly course: string
  readonly role: Role
  readonly link: string
}

const selectKnown = keepQuery((db: Kysely<Tables>, { tenant, subject, course, role, link }: Named) =>
  db
    .selectFrom('people')
    .innerJoin('members', 'members.person_id', 'people.id')
    .innerJoin('courses', 'courses.id', 'members.course_id')
    .leftJoin('placements', (join) =>
      join.onRef('placements.course_id', '=', 'courses.id').on('placements.resource_link', '=', link),
    )
    .select(['people.id as person', 'courses.id as courseId', 'placements.activity_id as activity'])
    .select(['people.name', 'people.email', 'people.picture', 'people.locale', 'courses.title'])
    .where('people.tenant', '=', tenant)
    .where('people.subject', '=', subject)
    .where('courses.tenant', '=', tenant)
    .where('courses.external_id', '=', course)
    .where('members.role', '=', role)
    .where('members.status', '=', 'active')
    .where('members.first_seen_at', 'is not', null),
)

async function makeKnown(db: Kysely<Tables>, arrival: Arrival, now: number): Promise<Known> {
  const { tenant } = arrival
  const course = await saveCourse(db, { tenant, ...arrival.course }, now)
  const person = await savePerson(db, tenant, arrival.person, now)
  await saveMember(db, { course, person, role: arrival.role, status: 'active', seenAt: now }, now)
  await ensureInCohort(db, course, person, now)
  return { person, course, activity: null }
}
