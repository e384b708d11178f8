/** How far a follower has read the event log: the last line that it has done everything about. */
export interface FollowerRow {
  name: string
  /** The transaction of the line, on PostgreSQL; 0 on SQLite, where lines are committed in the order of their numbers. */
  transaction_id: number
  line: number
  /** How often it failed since it last got on. */
  failures: number
  failed_at: number | null
  /** What kind of error it was; never what people said. */
  failure: string | null
}
