import type { FileId } from '../../../api/contract.ts'
import type { KeptFile } from '../../../api/server.ts'
import type { Mark, Rung } from '../../contract.ts'
import { weigh } from '../../../api/weighing.ts'
import { fillWords } from '../../ladder-words.ts'
import { ladder as en } from '../../texts/ladder-en.ts'
import { ladder as es } from '../../texts/ladder-es.ts'
import { toCanonical, type Plain } from '../../../api/canonical.ts'
import { filesIn, listPieces, presentIn } from '../evidence/pieces.ts'
import { commitmentOf } from '../observing/observations.ts'
import { findLink, isWhole } from './signatures.ts'
import { readSituation, type Situation } from '../works/situations.ts'
import type { Changing, PieceRow, Reading, SignatureRow, WorkRow } from '../tables.ts'

interface Said {
  readonly marks: readonly Mark[]
  readonly words: string
  /** Whether the signer may see a piece. */
  readonly sees: (piece: PieceRow) => boolean
}

/** What a signature says beside who gave it: the exact evidence and criteria, files by the SHA-256 of their content. */
export async function describeWork(
  { files }: Pick<Changing, 'files'>,
  situation: Situation,
  { marks, words, sees }: Said,
): Promise<{ readonly [key: string]: Plain }> {
  const { row, rung, pieces } = situation
  const present = presentIn(pieces)
  const seen = present.filter(sees)
  const known = byId(await files.describe(filesIn(seen)))
  return {
    ladder: row.ladder_version,
    version: row.version,
    rung: plain(rung),
    words: { en: plain(fillWords(rung, en)), es: plain(fillWords(rung, es)) },
    already: row.already,
    reflections: row.reflections,
    pieces: seen.map((piece) => describePiece(piece, known)),
    held: present.length - seen.length,
    marks: marks.map(({ criterion, level }) => ({ criterion, level })),
    said: words,
  }
}

const describePiece = (row: PieceRow, files: ReadonlyMap<FileId, KeptFile>): { readonly [key: string]: Plain } => {
  const { piece_id: piece, revision, words, link, amount, unit, confidentiality, added_at: addedAt, file_id } = row
  const file = file_id && files.get(file_id)
  return {
    ...{ piece, revision, words, link, amount, unit, confidentiality, addedAt },
    file: file ? plain(file) : file_id,
    // Left out where they were not asked, as they are in what was signed before anybody could ask.
    ...(row.happened_where ? { where: row.happened_where } : {}),
    ...(row.happened_when ? { when: row.happened_when } : {}),
    ...(row.observed === null ? {} : { observed: commitmentOf(row) }),
  }
}

/** Whether a signature holds: the link is whole, and what it was given for is still what is shown. */
export async function holds(context: Reading, row: SignatureRow, work: WorkRow | undefined): Promise<boolean> {
  const before = await findLink(context.db, context.activity.id, row.seq - 1)
  return isWhole(row, before) && (await isAsShown(context, row, work))
}

export async function isAsShown(
  context: Pick<Reading, 'db' | 'activity' | 'files'> & Reading,
  { document, kind, person_id }: SignatureRow,
  work: WorkRow | undefined,
): Promise<boolean> {
  if (!work) return true
  // What is signed is locked until it is opened again, and stays whose it was.
  if ((work.status === 'signed') !== (kind === 'signed') || (person_id ?? work.person_id) !== work.person_id)
    return false
  if (document === null || kind === 'reopened') return true
  // It has the hash that it was written with, and is what describeWork made.
  const signed = JSON.parse(document) as SignedWork
  const { rung } = await readSituation(context, work)
  const rows = await listPieces(context.db, work.id)
  if (!isAllThere(signed, rows)) return false
  const known = byId(await context.files.describe(filesIn(rows)))
  const pieces = signed.pieces.map((was) => {
    const found = rows.find((each) => each.piece_id === was.piece && each.revision === was.revision)
    return found ? { ...describePiece(found, known), ...(isErased(found, known) ? { file: was.file } : {}) } : null
  })
  const { already, reflections, ladder_version: ladder, version } = work
  const now = { ...plain(signed), pieces, rung: plain(rung), already, reflections, ladder, version }
  // What it counts for follows from the marks.
  return toCanonical(now) === document && isSame(weigh(rung.criteria, signed.marks), work.share)
}

/** PostgreSQL keeps a share to seven digits. */
const isSame = (one: number | null, other: number | null): boolean =>
  one === null || other === null ? one === other : Math.abs(one - other) < 1e-6

interface SignedWork {
  readonly pieces: readonly SignedPiece[]
  /** How many more there were that the signer did not see. */
  readonly held: number
  readonly marks: Mark[]
}

/** Whether what is shown is what was signed: nothing came, and nothing went. */
function isAllThere({ pieces, held }: SignedWork, rows: readonly PieceRow[]): boolean {
  const present = presentIn(rows)
  const isPresent = (was: SignedPiece) =>
    present.some(({ piece_id, revision }) => piece_id === was.piece && revision === was.revision)
  return present.length === pieces.length + held && pieces.every(isPresent)
}

interface SignedPiece {
  readonly piece: string
  readonly revision: number
  readonly file: Plain
}

/** The picture went with the observer who was erased; that it was there, the signature still says. */
const isErased = ({ observed, observer_salt, file_id }: PieceRow, known: ReadonlyMap<FileId, KeptFile>): boolean =>
  observed !== null && observer_salt === null && file_id !== null && !known.has(file_id)

const byId = (files: readonly KeptFile[]): ReadonlyMap<FileId, KeptFile> =>
  new Map(files.map((file) => [file.id, file]))

/** An object of our own, as JSON would have it. */
const plain = (value: Rung | KeptFile | object): { readonly [key: string]: Plain } =>
  JSON.parse(JSON.stringify(value)) as { readonly [key: string]: Plain }
