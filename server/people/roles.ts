import type { Permission, Role } from '../../plugins/api/contract.ts'

/** What each role may do. Whoever leads a course may do everything in it. */
const permissions: Readonly<Record<Role, readonly Permission[]>> = {
  observer: ['view'],
  learner: ['view', 'participate'],
  mentor: ['view', 'participate', 'mentor'],
  designer: ['view', 'participate', 'design'],
  facilitator: ['view', 'participate', 'mentor', 'facilitate', 'design'],
}

export const permissionsOf = (role: Role): Permission[] => [...permissions[role]]

export const may = (role: Role, permission: Permission): boolean => permissions[role].includes(permission)

/** Those who may set activities up, and for whom the roster is worth fetching. */
export const leads = (role: Role): boolean => may(role, 'design')
