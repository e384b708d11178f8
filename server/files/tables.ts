import type { ActivityId, CircleId, CohortId, FileId, MessageId, PersonId } from '../../plugins/api/contract.ts'
import type { Audience } from '../../plugins/api/server.ts'

/** Files that people uploaded, and what they are part of. */
export interface FileTables {
  files: FileRow
  file_people: FilePersonRow
  message_files: MessageFileRow
  file_leftovers: FileLeftoverRow
}

/** What was brought, looked at and made harmless, whoever it belongs to. */
export interface Content {
  id: FileId
  /** Made harmless (see names.ts). */
  name: string
  /** What the content is, whatever it was called. */
  type: string
  /** Bytes of what is stored. */
  size: number
  /** Of what is stored, in hex. */
  sha256: string
  /** Pixels, of pictures. */
  width: number | null
  height: number | null
  has_thumbnail: 0 | 1
  /** What the store has the content under; a copy of a file shares it. */
  stored: string
  uploaded_at: number
}

export interface FileRow extends Content {
  activity_id: ActivityId
  uploader_id: PersonId
  /** When it became part of a message, or was kept by a plugin; until then it is its uploader's alone. */
  claimed_at: number | null
  /** The plugin that keeps it; null for what is attached to a message. */
  kept_by: string | null
  /** Of what a plugin keeps; what is attached has the audience of its conversation. */
  audience: Audience['kind'] | null
  cohort_id: CohortId | null
  circle_id: CircleId | null
}

/** Whom a file that a plugin keeps is for, when it is for people by name. */
interface FilePersonRow {
  file_id: FileId
  person_id: PersonId
}

/** What is attached to a message, and since and until which of its revisions. */
export interface MessageFileRow {
  file_id: FileId
  message_id: MessageId
  place: number
  since_revision: number
  /** The first revision without it; null while it is there. */
  until_revision: number | null
}

/** What the store may still have though nobody needs it any more; upkeep removes it. */
interface FileLeftoverRow {
  stored: string
}
