import type { CircleId, CohortId, Group, PersonCard, PersonId } from './contract.ts'

/** Who can read something: everybody in the course, in one cohort or circle of it, or the people named. */
export type Audience =
  | { readonly kind: 'course' }
  | { readonly kind: 'cohort'; readonly cohort: CohortId }
  | { readonly kind: 'circle'; readonly circle: CircleId }
  | { readonly kind: 'people'; readonly people: readonly PersonId[] }

/** A cohort or a circle, and how to say that something is for it. */
export interface AddressedGroup extends Group {
  readonly audience: Audience
}

/** The people of the activity's course. */
export interface People {
  /** Cards of the people named, in any order; who is not a member of the course is left out. */
  list(people: readonly PersonId[]): Promise<PersonCard[]>
  /**
   * Everybody the activity is for who is active in the course, by name; or those of another audience, without those who can
   * read it only because they facilitate.
   */
  listAudience(audience?: Audience): Promise<PersonCard[]>
  /**
   * The cohorts and circles that the asking person may read and write in: their own, or all of the course for who
   * facilitates. By kind, then name. Does not make an answer personal.
   */
  listGroups(): Promise<AddressedGroup[]>
  /**
   * Whether an author is the asking person: by their id, or by a mask that they wear. What they do about words that they said
   * without a name they do as that mask (`as` in `record` and `close`), or the deed would name them.
   */
  isMe(author: PersonId): Promise<boolean>
  /**
   * When each of the people named last did anything in the course that the event log has, in ms; who did nothing for long is
   * left out. Nobody hears when it changes: only for queries that are `fresh`.
   */
  listLastSeen(people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, number>>
  /** When each of the people named joined the course, in ms; who never did is left out. */
  listJoined(people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, number>>
  /**
   * People likely to know about something, the likeliest first, three at most unless said otherwise: from what they offer in
   * their profile, wrote, and were endorsed for (deeds that end in `.accepted` or `.endorsed`). Who was asked in the last two
   * weeks comes later. Never `without` these: whoever asks, above all. Of an audience other than the activity's, only those
   * who are in it.
   */
  whoMayKnow(question: {
    words: string
    without?: readonly PersonId[]
    most?: number
    audience?: Audience
  }): Promise<PersonCard[]>
}

/** The same, as commands use it. */
export interface PeopleAsking extends People {
  /** Notes that these were asked, so that it is somebody else's turn next. */
  noteAsked(people: readonly PersonId[]): Promise<void>
}
