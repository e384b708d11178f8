import type { Kysely } from 'kysely'
import type { ActivityId, ConversationId, FileId, LinkId, PersonCard, PersonId } from '../../api/contract.ts'
import type {
  CommandContext,
  GuestCommandContext,
  GuestQueryContext,
  QueryContext,
  TimerContext,
} from '../../api/server.ts'
import type { Confidentiality, contract, FeedbackId, PieceId, Status, StepKind, WorkCard, WorkId } from '../contract.ts'

export interface AssignmentTables {
  assignment_ladders: LadderRow
  assignment_works: WorkRow
  assignment_steps: StepRow
  assignment_pieces: PieceRow
  assignment_signatures: SignatureRow
  assignment_readings: ReadingRow
  assignment_feedback: FeedbackRow
  assignment_invitations: InvitationRow
  assignment_observers: ObserverRow
}

export interface LadderRow {
  readonly activity_id: ActivityId
  readonly version: number
  /** The rungs, as JSON. */
  readonly rungs: string
  readonly made_by: PersonId | null
  readonly made_at: number
}

export interface WorkRow {
  readonly id: WorkId
  readonly activity_id: ActivityId
  readonly person_id: PersonId
  readonly rung_id: string
  readonly ladder_version: number
  readonly status: Status
  /** 1 when it shows what the person could do before. */
  readonly already: number
  readonly version: number
  /** Prompts and answers, as JSON. */
  readonly reflections: string
  readonly reflections_for: 'cohort' | 'mentor'
  readonly conversation_id: ConversationId
  readonly signer_id: PersonId | null
  readonly because: WorkCard['because']
  readonly since: number
  readonly shown_at: number
  /** Of a signed work: how far the criteria were met, from 0 to 1. */
  readonly share: number | null
  /** When whom it waits for was reminded. */
  readonly reminded_at: number | null
  /** When a mentor found it worth seeing, and who. */
  readonly featured_at: number | null
  readonly featured_by: PersonId | null
}

/** Somebody has opened a version of another's work. */
export interface ReadingRow {
  readonly work_id: WorkId
  readonly person_id: PersonId
  readonly version: number
  readonly at: number
}

/** Somebody was asked to read a work by its criteria, and what they said. */
export interface FeedbackRow {
  readonly id: FeedbackId
  readonly activity_id: ActivityId
  readonly work_id: WorkId
  readonly reader_id: PersonId
  /** 1 for who reads because there were not readers enough. */
  readonly as_mentor: number
  /** `lapsed`: it went on to somebody else. */
  readonly state: 'asked' | 'given' | 'lapsed'
  readonly asked_at: number
  /** Marks, as JSON. */
  readonly marks: string
  readonly words: string
  readonly given_at: number | null
  /** 1 when its reader was to be named: what was promised stays so. */
  readonly named: number
  readonly helped: number
}

export interface StepRow {
  readonly id: string
  readonly work_id: WorkId
  readonly kind: StepKind
  readonly by_id: PersonId | null
  readonly to_id: PersonId | null
  readonly reason: string
  readonly at: number
  /** The witness who did it; of `invited`, the address. */
  readonly witness: string | null
}

/** One version of a piece of evidence; none is ever changed. */
export interface PieceRow {
  readonly work_id: WorkId
  readonly piece_id: PieceId
  /** Which of the work's pieces it is, from 0 in the order they were shown. */
  readonly place: number
  readonly revision: number
  readonly words: string
  readonly link: string | null
  readonly amount: number | null
  readonly unit: string
  readonly file_id: FileId | null
  readonly confidentiality: Confidentiality
  readonly happened_where: string
  /** A day, as `2026-05-04`. */
  readonly happened_when: string | null
  readonly added_at: number
  readonly removed: number
  /** Of an observation: the commitment to who wrote it. Null for what the learner brought. */
  readonly observed: string | null
  readonly observer_id: PersonId | null
  /** As JSON: what they are called, and their role; null once they were erased. */
  readonly observer: string | null
  readonly observer_salt: string | null
}

/** Somebody was asked to say what they saw. */
export interface ObserverRow {
  readonly work_id: WorkId
  readonly person_id: PersonId
  readonly activity_id: ActivityId
  readonly words: string
  readonly asked_at: number
  /** 1 as long as they have said nothing, and the work is not signed. */
  readonly open: number
}

/**
 * A link of the activity's chain. The document names people by commitments only, which whoever knows the salts can open:
 * so that somebody is erased without breaking what others signed.
 */
export interface SignatureRow {
  readonly activity_id: ActivityId
  readonly seq: number
  readonly kind: 'signed' | 'reopened'
  readonly work_id: WorkId
  readonly by_id: PersonId | null
  readonly by_name: string | null
  readonly by_role: PersonCard['role'] | null
  readonly by_salt: string | null
  readonly person_id: PersonId | null
  readonly person_salt: string | null
  /** As JSON, where the name is that of a witness: committed to with `by_salt` as a person's would be. */
  readonly witness: string | null
  /** Null once the person whose work it is was erased. */
  readonly document: string | null
  readonly hash: string
  readonly link: string
  readonly at: number
}

/** A link for a witness; what it opens, the house keeps. */
export interface InvitationRow {
  readonly id: LinkId
  readonly work_id: WorkId
  readonly address: string
  /** `observer`: it only lets somebody say what they saw. */
  readonly kind: 'witness' | 'observer'
  readonly made_by: PersonId | null
  readonly expires_at: number
  /** 1 as long as nobody answered by it, and it was not taken back. */
  readonly open: number
}

export type Db = Kysely<AssignmentTables>
export type Reading = QueryContext<typeof contract, AssignmentTables>
export type Acting = CommandContext<typeof contract, AssignmentTables>
export type Ticking = TimerContext<typeof contract, AssignmentTables>
/** Somebody with a link, who asks, and who answers. */
export type Looking = GuestQueryContext<typeof contract, AssignmentTables>
export type Witnessing = GuestCommandContext<typeof contract, AssignmentTables>
/** What a command and a timer have in common. */
export type Changing = Acting | Ticking
