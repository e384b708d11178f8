import type { Claims } from '../../support/practice-lms/index.ts'

/** A launch that must get in: what it changes, and the role it must come to for a teacher and for a learner. */
export interface AcceptedLaunch {
  readonly what: string
  readonly forge: (claims: Claims) => Claims
  /** Null: the role that the person came with. */
  readonly role: string | null
}

const roles = 'https://purl.imsglobal.org/spec/lti/claim/roles'
const context = 'https://purl.imsglobal.org/spec/lti/claim/context'
const institution = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person'
const names = ['name', 'given_name', 'family_name']

const without =
  (...left: readonly string[]) =>
  (claims: Claims): Claims =>
    Object.fromEntries(Object.entries(claims).filter(([name]) => !left.includes(name)))

const rolesOf = (claims: Claims): string[] => claims[roles] as string[]

/** The payloads of the 1EdTech certification guide that must be let in, and some that LMSs really send. */
export const acceptedLaunches: readonly AcceptedLaunch[] = [
  { what: 'a plain launch', forge: (claims) => claims, role: null },
  {
    what: 'several roles',
    forge: (claims) => ({ ...claims, [roles]: [`${institution}#Student`, `${institution}#Staff`, ...rolesOf(claims)] }),
    role: null,
  },
  {
    what: 'a short role',
    forge: (claims) => ({ ...claims, [roles]: rolesOf(claims).map((role) => role.replace(/^.*#/, '')) }),
    role: null,
  },
  {
    what: 'an unknown role',
    forge: (claims) => ({ ...claims, [roles]: [`${institution}#Janitor`] }),
    role: 'observer',
  },
  { what: 'empty roles', forge: (claims) => ({ ...claims, [roles]: [] }), role: 'observer' },
  {
    what: 'an administrator of the institution',
    forge: (claims) => ({ ...claims, [roles]: [`${institution}#Administrator`, `${institution}#Instructor`] }),
    role: 'observer',
  },
  {
    what: 'a teaching assistant, by a sub-role',
    forge: (claims) => ({
      ...claims,
      [roles]: ['http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant'],
    }),
    role: 'facilitator',
  },
  { what: 'an email address only', forge: without(...names), role: null },
  { what: 'names only', forge: without('email'), role: null },
  { what: 'no personal data', forge: without(...names, 'email'), role: null },
  { what: 'an email address and no context', forge: without(...names, context), role: null },
  {
    what: 'several audiences with the right authorized party',
    forge: (claims) => ({ ...claims, aud: [claims['aud'], 'another-tool'], azp: claims['aud'] }),
    role: null,
  },
  {
    what: 'a clock that is half a minute ahead',
    forge: (claims) => ({ ...claims, iat: Number(claims['iat']) + 30, exp: Number(claims['exp']) + 30 }),
    role: null,
  },
]
