import { Type } from 'typebox'
import { PersonCard } from '../../plugins/api/contract.ts'

export const contract = {
  id: 'people',
  queries: {
    /** Everybody active whom the activity is for, by name. */
    list: { can: 'view', output: Type.Array(PersonCard) },
  },
  commands: {},
  events: {
    /** To everybody in the course: somebody came, left, or changed name or role. */
    changed: Type.Object({}),
  },
} as const
