import type { Criterion, CriterionMark } from './contract.ts'
import { Refusal } from './refusal.ts'

/** How far criteria were met, from 0 to 1. Throws `criteria_missing` as long as a row of a rubric is without a mark. */
export function weigh(criteria: readonly Criterion[], marks: readonly CriterionMark[]): number {
  const shares = criteria.map(({ id, levels }) => {
    const mark = marks.find(({ criterion }) => criterion === id)
    const highest = levels.length > 1 ? levels.length - 1 : 1
    if (levels.length > 0 && !mark)
      throw new Refusal('criteria_missing', 422, 'Say first how far each of the criteria was met.', '/marks')
    return Math.min(mark?.level ?? 0, highest) / highest
  })
  return shares.length === 0 ? 1 : shares.reduce((sum, share) => sum + share, 0) / shares.length
}
