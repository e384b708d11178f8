import { defineStates } from '../../../plugins/api/state.ts'
import type { contract } from './contract.ts'

export const states = defineStates<typeof contract>({
  readTally: { tallyChanged: (_before, tally) => tally },
})
