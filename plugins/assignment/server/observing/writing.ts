import type { Confidentiality, NewObservation, WorkId } from '../../contract.ts'
import { insertPieces, newestOf, presentIn } from '../evidence/pieces.ts'
import { askReaders } from '../peers/readers.ts'
import type { Changing, PieceRow, WorkRow } from '../tables.ts'
import { tell } from '../waiting/asking.ts'
import { settleAudiences, type Situation } from '../works/situations.ts'
import { changeWork } from '../works/works.ts'
import { closeInvitations } from '../witness/invitations.ts'
import { closeObservers } from './observers.ts'
import type { writtenBy } from './observations.ts'

interface Seen extends Required<NewObservation> {
  readonly by: ReturnType<typeof writtenBy>
}

/** Adds what somebody saw to the evidence: whoever is about to sign looks again. */
export async function keepObservation(
  context: Changing,
  { row, pieces }: Situation,
  { words, file, where, when, confidentiality, by }: Seen,
): Promise<WorkRow> {
  const piece: PieceRow = {
    ...{ work_id: row.id, piece_id: context.newId<'piece'>(), revision: 1, place: newestOf(pieces).length },
    ...{ words: words.trim(), link: null, amount: null, unit: '', file_id: file, confidentiality },
    ...{ happened_where: where.trim(), happened_when: when, added_at: context.now, removed: 0, ...by },
  }
  await insertPieces(context.db, [piece])
  const moved = await changeWork(context.db, row, { version: row.version + 1 })
  await settleAudiences(context, moved)
  tell(context, moved)
  await askReaders(context, moved)
  return moved
}

/** What is signed asks nobody any more: neither who was asked to say what they saw, nor by a link. */
export async function endAsking(context: Changing, work: WorkId): Promise<void> {
  const people = await closeObservers(context.db, work)
  if (people.length > 0) context.publish('readingsChanged', {}, { kind: 'people', people })
  await closeInvitations(context, work)
}

const widest: readonly Confidentiality[] = ['cohort', 'signer', 'mentor']

/** An observation is for no more people than what the learner brought: it tells of the same. */
export function narrow(pieces: readonly PieceRow[], wished: Confidentiality): Confidentiality {
  const own = presentIn(pieces).filter(({ observed }) => observed === null)
  const ranks = [wished, ...own.map(({ confidentiality }) => confidentiality)].map((each) => widest.indexOf(each))
  return widest[Math.max(...ranks)] ?? wished
}
