import type { CircleId, CohortId, CourseId, PersonId } from '../../plugins/api/contract.ts'

/** Who belongs together within a course. */
export interface GroupTables {
  cohorts: CohortRow
  cohort_members: CohortMemberRow
  circles: CircleRow
  circle_members: CircleMemberRow
}

export interface CohortRow {
  id: CohortId
  course_id: CourseId
  name: string | null
  /** 1 for the cohort of those who are in no other; else null, so that one per course is unique. */
  is_default: 1 | null
  created_at: number
  /** Since when nobody is in it any more; what was said in it stays for who facilitates. */
  removed_at: number | null
}

export interface CohortMemberRow {
  cohort_id: CohortId
  person_id: PersonId
}

export interface CircleRow {
  id: CircleId
  course_id: CourseId
  name: string
  created_at: number
  /** As of a cohort. */
  removed_at: number | null
}

export interface CircleMemberRow {
  circle_id: CircleId
  person_id: PersonId
}
