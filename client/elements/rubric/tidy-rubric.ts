import type { Criterion } from '../../../plugins/api/contract.ts'

/** As it is kept: criteria without words are none, and a row of a rubric has two levels at least. */
export const tidyRubric = (criteria: readonly Criterion[]): Criterion[] =>
  criteria
    .filter(({ text: words }) => words.trim() !== '')
    .map((each) => ({ ...each, text: each.text.trim(), levels: each.levels.length > 1 ? each.levels : [] }))
