import type { CourseId, PersonId } from '../../plugins/api/contract.ts'

export interface MentoringTables {
  mentor_pairings: PairingRow
  mentor_partings: PartingRow
  mentor_offers: OfferRow
  mentor_wishes: WishRow
  managers: ManagerRow
  mentoring_rules: MentoringRulesRow
}

/** Somebody accompanies somebody else in a course; a person has one mentor at most. */
export interface PairingRow {
  course_id: CourseId
  person_id: PersonId
  mentor_id: PersonId
  /** How it came about: a facilitator said so, the rule chose, or the person asked for them. */
  made: 'said' | 'rule' | 'asked'
  paired_at: number
}

/** These two were a pair until somebody ended it: the rule does not bring them together again. */
export type PartingRow = Pick<PairingRow, 'course_id' | 'person_id' | 'mentor_id'>

/** Somebody is ready to accompany people. Who is no mentor by role becomes one when a facilitator accepts. */
export interface OfferRow {
  course_id: CourseId
  person_id: PersonId
  /** How many people they can accompany at a time. */
  most: number
  offered_at: number
  accepted_at: number | null
}

/** A person would like somebody to accompany them. */
export interface WishRow {
  course_id: CourseId
  person_id: PersonId
  mentor_id: PersonId
  words: string
  asked_at: number
}

/** Who is whose manager: the rule never makes them mentor and person, and neither is asked to judge the other's work. */
export interface ManagerRow {
  course_id: CourseId
  person_id: PersonId
  manager_id: PersonId
}

export interface MentoringRulesRow {
  course_id: CourseId
  /** 1: somebody from the same place is chosen before others. */
  same_place: 0 | 1
  /** How many people a mentor has at most, unless they said another number themselves. */
  most: number
  /** What mentors are to know here, a paragraph for each line; empty for the house's own words. */
  guidelines: string
}
