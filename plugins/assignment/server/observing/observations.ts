import type { PersonCard } from '../../../api/contract.ts'
import type { Observer, Witness } from '../../contract.ts'
import { commitTo, makeSalt, namesOf } from '../signing/commitments.ts'
import type { PieceRow } from '../tables.ts'

type Written = Pick<PieceRow, 'observed' | 'observer_id' | 'observer' | 'observer_salt'>

/** Of a piece that the learner brought. */
export const byLearner: Written = { observed: null, observer_id: null, observer: null, observer_salt: null }

/** Puts a name under what was seen; with the salt goes the name, and what was signed stays whole. */
export function writtenBy(by: PersonCard | Witness): Written {
  const salt = makeSalt()
  const { name, role } = by
  const kept = 'id' in by ? { name, role } : { name, role, address: by.address }
  return {
    observed: commitTo(salt, namesOf(by)),
    observer_id: 'id' in by ? by.id : null,
    observer: JSON.stringify(kept),
    observer_salt: salt,
  }
}

/** Who wrote an observation; null for what the learner brought. Nobody's name is left once they were erased. */
export function readObserver(row: Written): Observer | null {
  if (row.observed === null) return null
  const { name, role } = readKept(row) ?? { name: '', role: '' }
  return { id: row.observer_id, name, role }
}

/** What a signature holds of who wrote it: another name has another commitment. */
export function commitmentOf(row: Written): string | null {
  const kept = readKept(row)
  if (!kept || row.observer_salt === null) return row.observed
  const { name, role, address = '' } = kept
  const names = row.observer_id === null ? [name, role, address] : [row.observer_id, name, role]
  return commitTo(row.observer_salt, names)
}

/** Written by writtenBy; that it still is what was written, its commitment says. */
const readKept = ({ observer }: Written) =>
  observer === null ? undefined : (JSON.parse(observer) as { name: string; role: string; address?: string })
