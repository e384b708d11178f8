import type { OutputOf } from '../../../plugins/api/contract.ts'
import type { contract } from '../../../server/groups/contract.ts'
import { makeTexts } from '../../texts/make-texts.ts'
import { en } from './en.ts'
import { es } from './es.ts'

/** What the page of people says. */
export const words = makeTexts({ en, es })

export type Listed = OutputOf<(typeof contract)['queries']['list']>
export type ListedGroup = Listed['groups'][number]

/** What a group is called; the cohort of those who are in no other has no name of its own. */
export function groupName({ name, isDefault }: ListedGroup, all: readonly ListedGroup[]): string {
  if (name !== '' || !isDefault) return name
  return words(all.filter(({ kind }) => kind === 'cohort').length === 1 ? 'default.only' : 'default.others')
}
