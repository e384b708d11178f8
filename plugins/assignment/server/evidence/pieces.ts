import type { FileCard, FileId } from '../../../api/contract.ts'
import type { Piece, PieceId, Version, WorkId } from '../../contract.ts'
import { readObserver } from '../observing/observations.ts'
import type { Db, PieceRow } from '../tables.ts'

/** Every version of every piece of a work, in the order they came. */
export const listPieces = (db: Db, work: WorkId): Promise<PieceRow[]> =>
  db
    .selectFrom('assignment_pieces')
    .selectAll()
    .where('work_id', '=', work)
    .orderBy('place')
    .orderBy('piece_id')
    .orderBy('revision')
    .execute()

export async function insertPieces(db: Db, rows: readonly PieceRow[]): Promise<void> {
  if (rows.length > 0)
    await db
      .insertInto('assignment_pieces')
      .values([...rows])
      .execute()
}

/** The newest version of each piece, the removed ones included. */
export function newestOf(rows: readonly PieceRow[]): PieceRow[] {
  const newest = new Map<PieceId, PieceRow>()
  for (const row of rows) newest.set(row.piece_id, row)
  return [...newest.values()]
}

/** What counts as evidence now. */
export const presentIn = (rows: readonly PieceRow[]): PieceRow[] =>
  newestOf(rows).filter(({ removed }) => removed === 0)

export const filesIn = (rows: readonly PieceRow[]): FileId[] => [
  ...new Set(rows.flatMap(({ file_id }) => file_id ?? [])),
]

/** Pieces as they are shown; of a file that the reader may not open, nothing. */
export function toPieces(rows: readonly PieceRow[], files: ReadonlyMap<FileId, FileCard>): Piece[] {
  return presentIn(rows).map((now) => ({
    id: now.piece_id,
    observer: readObserver(now),
    now: toVersion(now, files),
    earlier: rows
      .filter((row) => row.piece_id === now.piece_id && row.revision < now.revision)
      .map((row) => toVersion(row, files))
      .toReversed(),
  }))
}

const toVersion = (row: PieceRow, files: ReadonlyMap<FileId, FileCard>): Version => ({
  words: row.words,
  link: row.link,
  amount: row.amount,
  unit: row.unit,
  confidentiality: row.confidentiality,
  where: row.happened_where,
  when: row.happened_when,
  revision: row.revision,
  file: (row.file_id && files.get(row.file_id)) ?? null,
  addedAt: row.added_at,
  removed: row.removed === 1,
})
