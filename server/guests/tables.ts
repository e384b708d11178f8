import type { ActivityId, LinkId, PersonId } from '../../plugins/api/contract.ts'
import type { Content } from '../files/tables.ts'

export interface GuestTables {
  guest_links: GuestLinkRow
  guest_uploads: GuestUploadRow
}

/** A link that was handed to somebody without an account, for one purpose. */
export interface GuestLinkRow {
  id: LinkId
  /** The SHA-256 of its secret, base64url; nobody keeps the secret but who has the link. */
  hash: string
  activity_id: ActivityId
  plugin: string
  /** Which kind of guest of the plugin's contract. */
  guest: string
  key: string
  /** Whom it was sent to, in the words of who made it. */
  address: string
  made_by: PersonId | null
  made_at: number
  expires_at: number
  opened_at: number | null
  ended_at: number | null
  /** How it ended before its time. */
  end: 'answered' | 'closed' | null
}

/** What somebody with a link brought and has not answered with yet. */
export interface GuestUploadRow extends Content {
  link_id: LinkId
}
