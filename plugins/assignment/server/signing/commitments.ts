import { randomBytes } from 'node:crypto'
import { hashOf } from '../../../api/canonical.ts'
import type { PersonCard } from '../../../api/contract.ts'
import type { Witness } from '../../contract.ts'

export const makeSalt = (): string => randomBytes(16).toString('hex')

/** A name that only those can read from it who know the salt: with that goes the name. */
export const commitTo = (salt: string, names: readonly string[]): string => hashOf([salt, ...names].join('\n'))

/** What is committed to: who somebody is, what they are called, and what they are or do. */
export const namesOf = (by: PersonCard | Witness): string[] =>
  'id' in by ? [by.id, by.name, by.role] : [by.name, by.role, by.address]
