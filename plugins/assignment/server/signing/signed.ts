import type { Mark, Signature } from '../../contract.ts'
import { holds, isAsShown } from './documents.ts'
import { findSignature, isWhole, listSignatures, readWitness } from './signatures.ts'
import type { Acting, Reading, WorkRow } from '../tables.ts'

/** The signature under a work that is signed; what was said with it is for those whose affair the work is. */
export async function toSignature(
  context: Reading | Acting,
  work: WorkRow,
  isTheirs: boolean,
): Promise<Signature | null> {
  if (work.status !== 'signed') return null
  const row = await findSignature(context.db, context.activity.id, work.id)
  if (!row) return null
  const { seq, at, hash, by_id: id, by_name: name, by_role: role } = row
  // It was written by appendSignature; whether it still is what was written, `holds` says.
  const said = isTheirs && row.document !== null ? (JSON.parse(row.document) as { marks: Mark[]; said: string }) : null
  return {
    ...{ seq, at, hash },
    by: id === null ? null : { id, name: name ?? '', picture: null, role: role ?? 'observer' },
    witness: isTheirs ? readWitness(row) : null,
    marks: said?.marks ?? [],
    words: said?.said ?? '',
    holds: await holds(context, row, work),
  }
}

/** Goes through the whole chain of the activity. */
export async function checkSignatures(context: Reading): Promise<{ count: number; broken: number[] }> {
  const { length: count } = await listSignatures(context.db, context.activity.id)
  return { count, broken: await findBroken(context) }
}

/** The places of those signatures that do not hold any more. */
export async function findBroken(context: Reading): Promise<number[]> {
  const { db, activity } = context
  const rows = await listSignatures(db, activity.id)
  const works = await db.selectFrom('assignment_works').selectAll().where('activity_id', '=', activity.id).execute()
  const byId = new Map(works.map((work) => [work.id, work]))
  const newest = new Map(rows.map((row) => [row.work_id, row.seq]))
  const broken: number[] = []
  let before = ''
  for (const [index, row] of rows.entries()) {
    const inPlace = row.seq === index + 1 && isWhole(row, before)
    const isNewest = newest.get(row.work_id) === row.seq
    if (!inPlace || (isNewest && !(await isAsShown(context, row, byId.get(row.work_id))))) broken.push(row.seq)
    before = row.link
  }
  // Where the last of them are missing, no link says so: the works do.
  const isCut = works.some(({ id, status }) => status === 'signed' && !newest.has(id))
  return isCut && broken.length === 0 ? [rows.length + 1] : broken
}
