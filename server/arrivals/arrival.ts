import type { Kysely } from 'kysely'
import type { ActivityId, Role } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'

/** Somebody at the door, as the adapter that checked them describes them. Nothing in it is LTI. */
export interface Arrival {
  /** Opaque; the same for everybody whose ids come from the same place (for LTI: issuer, client id, deployment). */
  readonly tenant: string
  readonly person: ArrivingPerson
  readonly course: { readonly externalId: string; readonly title?: string | undefined }
  readonly role: Role
  /** What they opened, when they opened something that is placed in the course. */
  readonly link?: {
    readonly id: string
    readonly title?: string | undefined
    /** The activity that the link was made for, when the tool made the link itself. Of another course: ignored (a copied course). */
    readonly activity?: ActivityId | undefined
  }
  /** Set when a designer came to place an activity: what the adapter needs to finish it, kept and handed back unread. */
  readonly placing?: Placing
}

/** The wishes of the LMS's picker, and the adapter's own reference to the request. */
export interface Placing {
  readonly reference: string
  readonly graded: boolean
  readonly several: boolean
}

/** Names, pictures and the rest may be missing: LMSs withhold them. */
export interface ArrivingPerson {
  /** The person's id within the tenant: at most 255 characters, case-sensitive. */
  readonly subject: string
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly picture?: string | undefined
  readonly locale?: string | undefined
}

/** One line of a roster that the LMS sent. */
export interface RosterEntry {
  readonly person: ArrivingPerson
  readonly role: Role
  readonly active: boolean
}

/** What the core does for adapters. */
export interface Arrivals {
  /**
   * Lets somebody in: makes or finds person, course, cohort, member and activity, in one transaction, so that a whole class
   * arriving at once makes nothing twice. Answers a one-time code (5 minutes) that the page exchanges for a session.
   * @param before the adapter's own part of the same transaction; what it throws leaves nothing of either
   */
  admit(arrival: Arrival, before?: (db: Kysely<Tables>) => Promise<void>): Promise<Admission>
  /**
   * Makes the course's members equal to a whole roster: people who are not in it become inactive; nobody is removed.
   * @param askedAt when the LMS was asked for it, in ms: who joined after that may be missing, and stays
   */
  replaceRoster(
    course: { tenant: string; externalId: string },
    roster: readonly RosterEntry[],
    askedAt: number,
  ): Promise<void>
}

export interface Admission {
  readonly code: string
  /** True when the person leads the course (facilitator or designer): the adapter may then fetch the roster. */
  readonly leads: boolean
}
