import { Type } from 'typebox'
import { defineContract } from '../../../plugins/api/contract.ts'

/** Votes by choice, in the order of the choices. */
const Tally = Type.Array(Type.Integer({ minimum: 0 }))

export const contract = defineContract({
  id: 'poll',
  graded: true,
  settings: Type.Object({
    question: Type.String({ minLength: 1, default: 'Shall we?' }),
    choices: Type.Array(Type.String({ minLength: 1 }), { minItems: 2, maxItems: 10, default: ['Yes', 'No'] }),
  }),
  queries: {
    readTally: { can: 'view', output: Tally },
    readMyVote: { can: 'view', output: Type.Union([Type.Integer(), Type.Null()]) },
  },
  commands: {
    castVote: { can: 'participate', input: Type.Object({ choice: Type.Integer({ minimum: 0 }) }), output: Tally },
  },
  events: { tallyChanged: Tally },
})
