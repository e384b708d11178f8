import type { Criterion, CriterionMark } from '../../../api/contract.ts'
import { weigh } from '../../../api/weighing.ts'

/** Of 100, as the server will say it; what is not marked yet counts as the least. */
export function pointsOf(criteria: readonly Criterion[], marks: readonly CriterionMark[]): number {
  const missing = criteria.filter(({ id }) => !marks.some(({ criterion }) => criterion === id))
  const all = [...marks, ...missing.map(({ id }) => ({ criterion: id, level: 0 }))]
  return Math.round(weigh(criteria, all) * 100)
}

export const isSameRubric = (one: readonly Criterion[], other: readonly Criterion[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
