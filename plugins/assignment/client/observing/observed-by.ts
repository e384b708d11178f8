import type { Observer } from '../../contract.ts'
import { text } from './texts.ts'

const known = ['learner', 'mentor', 'facilitator', 'designer'] as const

/** Who wrote an observation, and what they are: a role of the house in the reader's language, any other as it was said. */
export function sayObserver({ name, role }: Observer): string {
  if (name === '') return text('seen.gone')
  const own = known.find((each) => each === role)
  return text('seen.by', { name, role: own ? text(`role.${own}`) : role })
}
