import type { PersonCard, PersonId } from './contract.ts'

/** Who accompanies whom in the course. A pair stands while both are in it; ended, it is as if it had never been. */
export interface MentoringReading {
  /** The mentor of somebody; undefined for nobody. */
  find(person: PersonId): Promise<PersonId | undefined>
  /** Those whom somebody accompanies, the longest first, whether or not this activity is for them. */
  listPeople(mentor: PersonId): Promise<PersonId[]>
  /** Everybody who accompanies people here, or is ready to: mentors by role, and volunteers whom a facilitator accepted. */
  listMentors(): Promise<PersonCard[]>
  /** What mentors of the course are to know, a paragraph for each line; empty for the house's own words, which the page has. */
  readGuidelines(): Promise<string>
}

/** The same, as commands and timers use it. */
export interface MentoringChanging extends MentoringReading {
  /**
   * The mentor of somebody; who has none is given one by the rule of the course: not their manager, with room for one more,
   * from the same place where the course wants that, and a facilitator where there is no such mentor. Undefined for nobody.
   */
  ensure(person: PersonId): Promise<PersonId | undefined>
}

/** Somebody's mentor in the course is another; null stands for nobody. */
export interface PairingChange {
  readonly person: PersonId
  readonly before: PersonId | null
  readonly now: PersonId | null
}
