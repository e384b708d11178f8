import { CriterionMark } from '../../api/contract.ts'

export const Mark = CriterionMark
export type Mark = CriterionMark
