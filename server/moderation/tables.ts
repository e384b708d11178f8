import type { Generated } from 'kysely'
import type { ActivityId, ConversationId, CourseId, Id, MessageId, PersonId } from '../../plugins/api/contract.ts'

export type ReportId = Id<'report'>
export type MuteId = Id<'mute'>

export interface ModerationTables {
  reports: ReportRow
  mutes: MuteRow
  audit: AuditRow
}

/** Somebody asks those who facilitate to look at a message. */
export interface ReportRow {
  id: ReportId
  activity_id: ActivityId
  message_id: MessageId
  reporter_id: PersonId
  reason: string
  reported_at: number
  decision: 'hidden' | 'left' | null
  /** What the facilitator says to the reporter. */
  word: string | null
  decided_at: number | null
  decided_by: PersonId | null
}

/** Somebody cannot write in a course for a time. */
export interface MuteRow {
  id: MuteId
  course_id: CourseId
  person_id: PersonId
  /** When it was given for something said without a name: then the list shows this, and not the person. */
  mask_id: PersonId | null
  reason: string
  muted_at: number
  muted_by: PersonId
  until: number
  /** When somebody ended it before its time. */
  ended_at: number | null
}

/** One line of what was done to somebody or their words; never changed, never taken away. */
export interface AuditRow {
  id: Generated<number>
  at: number
  course_id: CourseId
  activity_id: ActivityId
  conversation_id: ConversationId | null
  actor_id: PersonId
  deed: string
  /** A person, or the mask that they wore. */
  toward: PersonId | null
  object: string | null
  reason: string | null
  until: number | null
}
