import type { ActivityId, CourseId } from '../../plugins/api/contract.ts'
import type { Audience } from '../../plugins/api/server.ts'
import type { Reader } from '../people/reader.ts'

/**
 * A room is one audience of one activity (or of a whole course, for news of its people and activities). What is published
 * to it is numbered without gaps. Everybody named in an audience of people has a room of their own per activity.
 */
export type Room = string

export const courseRoom = (course: CourseId): Room => `${course}/all`

export function roomsOf(activity: ActivityId, audience: Audience): Room[] {
  if (audience.kind === 'course') return [`${activity}/course`]
  if (audience.kind === 'cohort') return [`${activity}/cohort/${audience.cohort}`]
  if (audience.kind === 'circle') return [`${activity}/circle/${audience.circle}`]
  return [...new Set(audience.people)].map((person) => `${activity}/person/${person}`)
}

/** The rooms whose news may change what every reader with the same role, cohorts and circles sees. */
export const sharedRoomsFor = (reader: Reader, activity: ActivityId): Room[] => [
  courseRoom(reader.course),
  ...roomsOf(activity, { kind: 'course' }),
  ...reader.cohorts.flatMap((cohort) => roomsOf(activity, { kind: 'cohort', cohort })),
  ...reader.circles.flatMap((circle) => roomsOf(activity, { kind: 'circle', circle })),
]

/** All rooms that a reader hears in an activity. */
export const roomsFor = (reader: Reader, activity: ActivityId): Room[] => [
  ...sharedRoomsFor(reader, activity),
  ...roomsOf(activity, { kind: 'people', people: [reader.actor.id] }),
]
