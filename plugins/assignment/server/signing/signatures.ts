import type { ActivityId, PersonCard, PersonId } from '../../../api/contract.ts'
import type { Witness, WorkId } from '../../contract.ts'
import { hashOf, linkOf, toCanonical, type Plain } from '../../../api/canonical.ts'
import type { Db, SignatureRow } from '../tables.ts'
import { commitTo, makeSalt, namesOf } from './commitments.ts'

/** The chain of an activity, in order. */
export const listSignatures = (db: Db, activity: ActivityId): Promise<SignatureRow[]> =>
  db.selectFrom('assignment_signatures').selectAll().where('activity_id', '=', activity).orderBy('seq').execute()

/** The newest link of a work; `signed` or `reopened`. */
export const findSignature = (db: Db, activity: ActivityId, work: WorkId): Promise<SignatureRow | undefined> =>
  db
    .selectFrom('assignment_signatures')
    .selectAll()
    .where('activity_id', '=', activity)
    .where('work_id', '=', work)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()

export const findLink = async (db: Db, activity: ActivityId, seq: number): Promise<string> => {
  const row = await db
    .selectFrom('assignment_signatures')
    .select('link')
    .where('activity_id', '=', activity)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return row?.link ?? ''
}

interface NewSignature {
  readonly activity: ActivityId
  readonly work: WorkId
  readonly kind: SignatureRow['kind']
  /** A person, or a witness from outside. */
  readonly by: PersonCard | Witness
  readonly person: PersonId
  readonly at: number
  /** What is signed, beside who signs it for whom, and when. */
  readonly content: { readonly [key: string]: Plain }
}

/** Puts a link to the end of the chain. Commands of an activity run one after the other, so two never take one place. */
export async function appendSignature(db: Db, { content, by, person, ...more }: NewSignature): Promise<void> {
  const { activity, work, kind, at } = more
  const last = await db
    .selectFrom('assignment_signatures')
    .select(['seq', 'link'])
    .where('activity_id', '=', activity)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const seq = (last?.seq ?? 0) + 1
  const [by_salt, person_salt] = [makeSalt(), makeSalt()]
  const names = { by: commitTo(by_salt, namesOf(by)), person: commitTo(person_salt, [person]) }
  const document = toCanonical({ ...content, ...more, ...names })
  const hash = hashOf(document)
  await db
    .insertInto('assignment_signatures')
    .values({
      ...{ activity_id: activity, seq, kind, work_id: work, at, document, hash },
      ...signerOf(by),
      ...{ by_salt, person_id: person, person_salt },
      link: linkOf(last?.link ?? '', seq, hash),
    })
    .execute()
}

const signerOf = (by: PersonCard | Witness): Pick<SignatureRow, 'by_id' | 'by_name' | 'by_role' | 'witness'> =>
  'id' in by
    ? { by_id: by.id, by_name: by.name, by_role: by.role, witness: null }
    : { by_id: null, by_name: null, by_role: null, witness: JSON.stringify(by) }

/** Who signed from outside; null for everybody else. */
export const readWitness = ({ witness }: Pick<SignatureRow, 'witness'>): Witness | null =>
  // Written by appendSignature; that it still is what was written, its commitment says.
  witness === null ? null : (JSON.parse(witness) as Witness)

/** Whether a link is what was put there: its document, its names, and the chain up to it. `before` is the link in front of it. */
export function isWhole(row: SignatureRow, before: string): boolean {
  if (row.link !== linkOf(before, row.seq, row.hash)) return false
  if (row.document === null) return true
  if (hashOf(row.document) !== row.hash) return false
  // Written by appendSignature; whatever else it may have become has another hash.
  const said = JSON.parse(row.document) as Record<string, unknown>
  const { by_salt, person_salt, person_id } = row
  if (said['at'] !== row.at || said['work'] !== row.work_id || said['kind'] !== row.kind) return false
  if (by_salt && said['by'] !== commitTo(by_salt, listNames(row))) return false
  return !person_salt || said['person'] === commitTo(person_salt, [person_id ?? ''])
}

function listNames(row: SignatureRow): string[] {
  const witness = readWitness(row)
  return witness ? namesOf(witness) : [row.by_id ?? '', row.by_name ?? '', row.by_role ?? '']
}
