import type { Kysely } from 'kysely'
import type { ActivityId, CourseId } from '../../plugins/api/contract.ts'
import type { Arrival } from '../arrivals/arrival.ts'
import type { Tables } from '../database/tables.ts'
import { createActivity, findActivity } from './activities.ts'

/** Fills the copy of an activity: the plugin's part of copying a course. */
export type FillCopy = (db: Kysely<Tables>, plugin: string, copy: { from: ActivityId; to: ActivityId }) => Promise<void>

type Link = NonNullable<Arrival['link']>

interface Place {
  readonly tenant: string
  readonly course: CourseId
  readonly link: Link
}

/** The activity behind a link of the course. The first who opens a link ties it to its activity, for good. */
export async function placeActivity(
  db: Kysely<Tables>,
  place: Place,
  fill: FillCopy,
  now: number,
): Promise<ActivityId> {
  const { course, link } = place
  const placed = await findPlacement(db, course, link.id)
  if (placed) return placed
  await holdCourse(db, course)
  // A class opens a new link all at once: whoever waited finds what the first one made.
  const meanwhile = await findPlacement(db, course, link.id)
  if (meanwhile) return meanwhile
  const activity = await activityFor(db, place, fill, now)
  await db
    .insertInto('placements')
    .values({ course_id: course, resource_link: link.id, activity_id: activity })
    .execute()
  return activity
}

/** Keeps everybody else who places something in the course waiting until the commit: so are rows held on both databases. */
async function holdCourse(db: Kysely<Tables>, course: CourseId): Promise<void> {
  await db
    .updateTable('courses')
    .set(({ ref }) => ({ title: ref('title') }))
    .where('id', '=', course)
    .execute()
}

async function findPlacement(db: Kysely<Tables>, course: CourseId, link: string): Promise<ActivityId | undefined> {
  const row = await db
    .selectFrom('placements')
    .select('activity_id')
    .where('course_id', '=', course)
    .where('resource_link', '=', link)
    .executeTakeFirst()
  return row?.activity_id
}

async function activityFor(db: Kysely<Tables>, place: Place, fill: FillCopy, now: number): Promise<ActivityId> {
  const { course, link } = place
  const made = link.activity && (await findActivity(db, link.activity))
  if (made?.course === course) return made.id
  const title = link.title ?? ''
  if (!made?.plugin || !(await isOfTenant(db, made.course, place.tenant)))
    return createActivity(db, { course, plugin: null, title, settings: {} }, now)
  // A link that was made in another course of the same LMS: the course was copied, and starts afresh with the same set-up.
  const copy = await createActivity(
    db,
    { course, plugin: made.plugin, title: title || made.title, settings: made.settings },
    now,
  )
  await fill(db, made.plugin, { from: made.id, to: copy })
  return copy
}

async function isOfTenant(db: Kysely<Tables>, course: CourseId, tenant: string): Promise<boolean> {
  const row = await db.selectFrom('courses').select('tenant').where('id', '=', course).executeTakeFirst()
  return row?.tenant === tenant
}
