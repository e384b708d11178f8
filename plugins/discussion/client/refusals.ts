import { text } from './texts.ts'

const known = [
  'answered_already',
  'changed_meanwhile',
  'choose_group',
  'criteria_missing',
  'facilitators_start',
  'kind_not_offered',
  'no_group',
  'no_groups',
  'not_by_rubric',
  'not_of_this_kind',
  'not_offered',
  'not_yours',
  'opening_stays',
  'post_first',
  'said_in_group',
  'too_late',
  'writers_outside',
] as const

/** Why something was refused, in the reader's language; what the house refuses says it by itself. */
export function sayRefusal(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const code = 'code' in error ? error.code : undefined
  const own = known.find((each) => each === code)
  return own ? text(`refused.${own}`) : error.message
}
