import type { Generated } from 'kysely'
import type {
  ActivityId,
  CircleId,
  CohortId,
  ConversationId,
  CourseId,
  MessageId,
  PersonId,
  Role,
} from '../../plugins/api/contract.ts'
import type { Audience } from '../../plugins/api/server.ts'
import type { TalkTables } from '../conversations/tables.ts'
import type { GroupTables } from '../groups/tables.ts'
import type { GradeTables } from '../grades/tables.ts'
import type { GuestTables } from '../guests/tables.ts'
import type { FollowerRow } from '../events/tables.ts'
import type { MentoringTables } from '../mentoring/tables.ts'
import type { ModerationTables } from '../moderation/tables.ts'
import type { RecordTables } from '../records/tables.ts'
import type { ScheduledRow } from '../schedule/tables.ts'
import type { FileTables } from '../files/tables.ts'
import type { PeopleTables } from '../people/tables.ts'
import type { SearchTables } from '../search/tables.ts'

/** The core's tables. Times are whole milliseconds; JSON is text; both the same on SQLite and PostgreSQL. */
export interface Tables
  extends
    FileTables,
    GradeTables,
    GroupTables,
    GuestTables,
    MentoringTables,
    ModerationTables,
    PeopleTables,
    RecordTables,
    SearchTables,
    TalkTables {
  people: PersonRow
  courses: CourseRow
  members: MemberRow
  activities: ActivityRow
  placements: PlacementRow
  sessions: SessionRow
  entry_codes: EntryCodeRow
  conversations: ConversationRow
  conversation_people: ConversationPersonRow
  conversation_authors: ConversationAuthorRow
  messages: MessageRow
  message_revisions: MessageRevisionRow
  message_mentions: MessageMentionRow
  message_reactions: MessageReactionRow
  read_positions: ReadPositionRow
  drafts: DraftRow
  rooms: RoomRow
  room_events: RoomEventRow
  events: EventRow
  answered_commands: AnsweredCommandRow
  scheduled: ScheduledRow
  followers: FollowerRow
}

export interface PersonRow {
  id: PersonId
  /** Who vouches for the person: opaque to the core; made by the adapter that let the person in. */
  tenant: string
  subject: string
  name: string | null
  email: string | null
  picture: string | null
  locale: string | null
  created_at: number
}

export interface CourseRow {
  id: CourseId
  tenant: string
  external_id: string
  title: string | null
  created_at: number
}

export interface MemberRow {
  course_id: CourseId
  person_id: PersonId
  role: Role
  status: 'active' | 'inactive'
  /** Null until the person opens Tertulia for the first time. */
  first_seen_at: number | null
  joined_at: number
}

export interface ActivityRow {
  id: ActivityId
  course_id: CourseId
  /** Null: for the whole course. */
  cohort_id: CohortId | null
  /** Null until a teacher has chosen what it is. */
  plugin: string | null
  title: string
  settings: string
  created_at: number
  updated_at: number
}

export interface PlacementRow {
  course_id: CourseId
  /** The LMS's id of the link, unique within the course. */
  resource_link: string
  activity_id: ActivityId
}

export interface SessionRow {
  token_hash: string
  person_id: PersonId
  course_id: CourseId
  expires_at: number
}

export interface EntryCodeRow {
  code_hash: string
  /** JSON: what the page is told when it exchanges the code (see sessions/entry.ts). */
  entry: string
  expires_at: number
}

export interface ConversationRow {
  id: ConversationId
  activity_id: ActivityId
  course_id: CourseId
  audience: Audience['kind']
  cohort_id: CohortId | null
  circle_id: CircleId | null
  last_seq: number
  /** How many messages can be read: those gone are not counted. */
  message_count: number
  /** When somebody wrote in it last; when it was opened, while nobody did. */
  last_message_at: number
  closed_at: number | null
  created_at: number
  /** Everybody writes one message in so many seconds; null where they write as they like. */
  slow_seconds: number | null
  /** 1 where messages wait until who leads the course has read them. */
  holds: 0 | 1
  /** JSON: the few who wrote in it last, by name; see conversations/messages/faces.ts. */
  faces: string
}

export interface ConversationPersonRow {
  conversation_id: ConversationId
  person_id: PersonId
}

/** Who wrote in a conversation by name. */
export interface ConversationAuthorRow {
  conversation_id: ConversationId
  person_id: PersonId
}

export interface MessageRow {
  id: MessageId
  conversation_id: ConversationId
  seq: number
  author_id: PersonId
  reply_to: MessageId | null
  /** The revision of what it answers that its author had before them. */
  replied_revision: number | null
  markdown: string
  html: string
  /** The words alone, for excerpts and search. */
  text: string
  revision: number
  sent_at: number
  edited_at: number | null
  /** `moved`: only its place is left here. */
  gone: 'deleted' | 'hidden' | 'moved' | null
  gone_at: number | null
  gone_by: PersonId | null
  /** Why it was hidden: for its author. */
  gone_reason: string | null
  /** The message that stood here, wherever it is now. */
  moved_to: MessageId | null
  /** What its author wears who wrote without a name; see conversations/talking/masks.ts. */
  mask_id: PersonId | null
  /** Where it stands when replies stand below what they answer: see conversations/messages/nesting.ts. */
  branch: number
  twig: number
  /** 1 for what came from another activity, or went on in one: see conversations/handing. */
  handed: 0 | 1
}

export interface MessageRevisionRow {
  message_id: MessageId
  revision: number
  markdown: string
  html: string
  written_at: number
}

export interface MessageMentionRow {
  message_id: MessageId
  person_id: PersonId
}

export interface MessageReactionRow {
  message_id: MessageId
  person_id: PersonId
  reaction: string
  reacted_at: number
}

export interface ReadPositionRow {
  conversation_id: ConversationId
  person_id: PersonId
  seq: number
  read_at: number
}

/** What a person has begun to write and not sent. */
export interface DraftRow {
  activity_id: ActivityId
  person_id: PersonId
  /** Where in the activity: the page's own name for it, such as the id of a conversation. */
  place: string
  words: string
  written_at: number
}

/** A room is an audience of an activity: what is published to it gets the next number. */
export interface RoomRow {
  room: string
  seq: number
}

export interface RoomEventRow {
  room: string
  seq: number
  frame: string
  at: number
}

/** The interaction log: one immutable line per deed. */
export interface EventRow {
  id: Generated<number>
  at: number
  course_id: CourseId
  activity_id: ActivityId | null
  conversation_id: ConversationId | null
  actor_id: PersonId
  verb: string
  object: string | null
  /** JSON: ids of the people it is toward. */
  toward: string
}

/** What was answered to a command that carried an idempotency key, so that a retry gets the same and does nothing. */
export interface AnsweredCommandRow {
  person_id: PersonId
  key: string
  answer: string
  answered_at: number
}
