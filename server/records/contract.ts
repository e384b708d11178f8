import { Type } from 'typebox'
import { idOf } from '../../plugins/api/contract.ts'

const Words = Type.String()

/** What a page needs of a record that it was given; the rest is for those who verify it. */
const RecordView = Type.Object({
  ...{ title: Words, person: Words, issuer: Words, issuedAt: Words },
  parts: Type.Array(Type.Object({ name: Words, facts: Type.Array(Type.Object({ label: Words, value: Words })) })),
  faults: Type.Array(Words),
})

export const contract = {
  id: 'records',
  queries: {
    /** One's own record, or that of somebody whom one accompanies; `not_found` where the activity keeps none. */
    read: {
      can: 'view',
      input: Type.Object({ person: Type.Optional(idOf<'person'>()) }),
      output: Type.Object({
        view: RecordView,
        /** The signed file, as it is to be saved. */
        file: Words,
        /** Where the keys are published. */
        keys: Words,
      }),
      fresh: true,
    },
  },
  commands: {},
  events: {},
} as const
