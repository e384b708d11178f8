import type { Role } from '../../plugins/api/contract.ts'

/** From the least rights to the most. */
const order: readonly Role[] = ['observer', 'learner', 'mentor', 'designer', 'facilitator']

/** What the context roles of LIS come to here. Everything else gives the least rights. */
const rolesByName: Readonly<Record<string, Role>> = {
  Administrator: 'facilitator',
  ContentDeveloper: 'designer',
  Instructor: 'facilitator',
  Learner: 'learner',
  Mentor: 'mentor',
  TeachingAssistant: 'facilitator',
}

/** `membership#Instructor`, `membership/Instructor#TeachingAssistant`, or the short name alone. */
const contextRole = /^(?:http:\/\/purl\.imsglobal\.org\/vocab\/lis\/v2\/membership(?:\/(?<of>\w+))?#)?(?<name>\w+)$/

/**
 * The role that somebody's LTI roles come to: the one with the most rights. Only roles in the course count; those in the
 * institution or the system never make a teacher (LTI 1.3 core, appendix A.2).
 */
export function toRole(roles: readonly unknown[]): Role {
  const found = roles.map((role) => (typeof role === 'string' ? toOneRole(role) : 'observer'))
  return order.findLast((role) => found.includes(role)) ?? 'observer'
}

function toOneRole(role: string): Role {
  const { of, name } = contextRole.exec(role)?.groups ?? {}
  // A sub-role stands for its principal role: a "Learner#GuestLearner" is a learner, whatever the second word.
  return rolesByName[of ?? name ?? ''] ?? 'observer'
}
