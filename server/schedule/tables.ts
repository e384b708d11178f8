import type { ActivityId, Id } from '../../plugins/api/contract.ts'

export type ScheduledId = Id<'scheduled'>

/** Something to be done at a time: one for each timer and key of an activity. */
export interface ScheduledRow {
  id: ScheduledId
  activity_id: ActivityId
  /** Whose timer it is: a plugin, or a part of the core. */
  feature: string
  timer: string
  key: string
  /** JSON, as the timer's schema says. */
  input: string
  /** When it is to be done; after a failure, when it is tried again. */
  due_at: number
  failures: number
}
