import type { PersonCard, Role } from '../api/contract.ts'

/** Both halves ask this: who is offered, and who is let through. */

type Direct = 'nobody' | 'mentors' | 'everybody'

/** Who only watches does not take part in what is between people either. */
export const takesPart = ({ role }: Pick<PersonCard, 'role'>): boolean => role !== 'observer'

const helps = (role: Role): boolean => role === 'mentor' || role === 'facilitator'

/** Whether two people may write to each other apart from the others. */
export function mayWrite(
  direct: Direct,
  one: Pick<PersonCard, 'id' | 'role'>,
  other: Pick<PersonCard, 'id' | 'role'>,
): boolean {
  if (direct === 'nobody' || one.id === other.id || !takesPart(one) || !takesPart(other)) return false
  return direct === 'everybody' || helps(one.role) || helps(other.role)
}
