import type { PersonId } from '../../../api/contract.ts'
import { Refusal, type Audience } from '../../../api/server.ts'
import type { Confidentiality, Rung, WorkId } from '../../contract.ts'
import { readLadder } from '../ladder/ladders.ts'
import { listPieces, presentIn } from '../evidence/pieces.ts'
import { listWhoMayLook, mayLook, readLookers, type Lookers } from '../gallery/lookers.ts'
import { findObserver } from '../observing/observers.ts'
import type { Acting, Changing, PieceRow, Reading, WorkRow } from '../tables.ts'
import { findWork } from './works.ts'

/** A work, and everything that decides who may see what of it. */
export interface Situation {
  readonly row: WorkRow
  /** As it was when the work was shown. */
  readonly rung: Rung
  readonly place: number
  readonly mentor: PersonId | undefined
  readonly pieces: readonly PieceRow[]
  /** Who may look at what is for the cohort; undefined for everybody. */
  readonly lookers: Lookers | undefined
}

/** Whoever asks; the reader has to be looked at by `readSituationFor`. */
export async function readSituation(
  context: Pick<Reading, 'db' | 'activity' | 'mentoring' | 'people'>,
  row: WorkRow,
): Promise<Situation> {
  const { db, activity, mentoring } = context
  const { rungs } = await readLadder(db, activity.id, row.ladder_version)
  const place = rungs.findIndex(({ id }) => id === row.rung_id)
  const rung = rungs[place]
  if (!rung) throw new Error(`The work ${row.id} names a rung that its ladder has never had.`)
  const [mentor, pieces] = [await mentoring.find(row.person_id), await listPieces(db, row.id)]
  return { row, rung, place, mentor, pieces, lookers: await readLookers(context) }
}

/** The one door to a work: throws `not_found` for whoever may see nothing of it, as if it were not there. */
export async function readSituationFor(context: Reading | Acting, id: WorkId): Promise<Situation> {
  const row = await findWork(context.db, context.activity.id, id)
  const situation = row && (await readSituation(context, row))
  if (!situation || !(await maySeeAny(context, situation)))
    throw new Refusal('not_found', 404, 'This work is not here, or not for you.')
  return situation
}

/** Those for whom a confidential piece is: the learner, the mentor, and a signer where the piece is for signers, too. */
export function listTrusted({ row, rung, mentor }: Situation, confidentiality: Confidentiality): PersonId[] {
  // Who is asked in a mentor's place stands in for the mentor, until it is signed.
  const trustsSigner = confidentiality !== 'mentor' || (rung.signer === 'mentor' && row.status !== 'signed')
  const people = [row.person_id, mentor, trustsSigner ? row.signer_id : null]
  return [...new Set(people.flatMap((person) => person ?? []))]
}

/** Who wrote an observation sees their own. */
export const maySee = (person: PersonId, situation: Situation, piece: PieceRow): boolean =>
  isOpenTo(person, situation, piece) || listKnowing(situation, piece).includes(person)

const isOpenTo = (person: PersonId, { lookers, row }: Situation, { confidentiality }: Told): boolean =>
  confidentiality === 'cohort' && mayLook(lookers, person, row.rung_id)

/** Whose affair a work is: they see what happened to it, and why. */
export const isConcerned = ({ actor, can }: Reading | Acting, { row, mentor }: Situation): boolean =>
  [row.person_id, row.signer_id, mentor].includes(actor.id) || can('facilitate')

async function maySeeAny(context: Reading | Acting, situation: Situation): Promise<boolean> {
  const { db, actor } = context
  if (isConcerned(context, situation)) return true
  if (presentIn(situation.pieces).some((piece) => maySee(actor.id, situation, piece))) return true
  return (await findObserver(db, situation.row.id, actor.id)) !== undefined
}

type Told = Pick<PieceRow, 'confidentiality' | 'observer_id'>

const listKnowing = (situation: Situation, { confidentiality, observer_id }: Told): PersonId[] => [
  ...new Set([...listTrusted(situation, confidentiality), ...(observer_id ? [observer_id] : [])]),
]

/** Whom a piece is for, as the house keeps it. */
export const audienceOf = (situation: Situation, piece: Told, everybody: Audience): Audience =>
  piece.confidentiality === 'cohort' && situation.lookers === undefined
    ? everybody
    : { kind: 'people', people: withLookers(situation, listKnowing(situation, piece), piece.confidentiality) }

function withLookers(
  { row, lookers }: Situation,
  people: readonly PersonId[],
  confidentiality: Confidentiality,
): PersonId[] {
  const looking = confidentiality === 'cohort' && lookers ? listWhoMayLook(lookers, row.rung_id) : []
  return [...new Set([...people, ...looking])]
}

/** Talk about what is confidential is for those who sign it, and for nobody else. */
export function audienceOfTalk(situation: Situation, everybody: Audience): Audience {
  // The learner decides whether their work is open, not who says what they saw of it.
  const own = presentIn(situation.pieces).filter(({ observed }) => observed === null)
  const isOpen = own.every(({ confidentiality }) => confidentiality === 'cohort')
  if (isOpen && situation.lookers === undefined) return everybody
  const people = listTrusted(situation, 'signer')
  return { kind: 'people', people: withLookers(situation, people, isOpen ? 'cohort' : 'signer') }
}

/** Brings the audiences of files and talk to where the work is now. */
export async function settleAudiences(context: Changing, row: WorkRow): Promise<void> {
  const situation = await readSituation(context, row)
  const { audience } = context.activity
  await context.conversations.setAudience(row.conversation_id, audienceOfTalk(situation, audience))
  const kept = new Set((await context.files.describe(filesOf(situation))).map(({ id }) => id))
  for (const piece of newestByFile(situation.pieces))
    if (piece.file_id && kept.has(piece.file_id))
      await context.files.setAudience([piece.file_id], audienceOf(situation, piece, audience))
}

const filesOf = ({ pieces }: Situation) => [...new Set(pieces.flatMap(({ file_id }) => file_id ?? []))]

/** A file of a piece that has several versions is for whom the newest says. */
const newestByFile = (pieces: readonly PieceRow[]): PieceRow[] => {
  const newest = new Map(pieces.map((row) => [row.file_id, row]))
  return [...newest.values()]
}
