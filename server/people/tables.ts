import type { CourseId, PersonId } from '../../plugins/api/contract.ts'

/** What a person says of themselves; empty is not said. */
export interface ProfileRow {
  person_id: PersonId
  work: string
  place: string
  offers: string
  seeks: string
  changed_at: number
}

/** That somebody was thought of when another needed help, so that it is not the same person each time. */
export interface AskedPersonRow {
  course_id: CourseId
  person_id: PersonId
  asked_at: number
}

/** In minutes of the day, in the person's time zone. */
export interface QuietHoursRow {
  person_id: PersonId
  from_minute: number
  to_minute: number
  zone: string
}

export interface PeopleTables {
  quiet_hours: QuietHoursRow
  profiles: ProfileRow
  asked_people: AskedPersonRow
}
