import type { ActivityId, Role } from '../../plugins/api/contract.ts'
import type { Arrival, ArrivingPerson } from '../../server/arrivals/arrival.ts'
import { claimNames, findLine, findText, isPlacing, readObject } from './claims.ts'
import { toRole } from './roles.ts'
import type { Claims } from './signature.ts'

/** What a checked token says, in our words. */
export interface Message {
  readonly deploymentId: string
  readonly person: ArrivingPerson
  readonly role: Role
  /** A launch outside any course stands in a course of its own. */
  readonly course: Arrival['course']
  readonly link?: Arrival['link']
  /** What the LMS offers for the course, as it says with every launch. */
  readonly services: Services
  /** The settings of Deep Linking, unread, when somebody came to place an activity. */
  readonly placing?: Claims
  /** Where the page around us comes from, as far as the message tells. */
  readonly returnUrl: string | undefined
}

export interface Services {
  readonly membershipsUrl: string | undefined
  readonly lineItemsUrl: string | undefined
  readonly lineItemUrl: string | undefined
  readonly scopes: readonly string[]
  readonly courseHistory: string | undefined
  readonly linkHistory: string | undefined
}

/** Reads a token that `checkClaims` has let pass. */
export function readMessage(claims: Claims): Message {
  const placing = isPlacing(claims) ? readObject(claims, 'placing') : undefined
  return {
    deploymentId: String(claims[claimNames.deployment]),
    person: readPerson(claims),
    role: toRole(Array.isArray(claims[claimNames.roles]) ? (claims[claimNames.roles] as unknown[]) : []),
    course: readCourse(claims),
    ...(placing ? { placing } : { link: readLink(claims) }),
    services: readServices(claims),
    returnUrl:
      findText(placing?.['deep_link_return_url']) ?? findText(readObject(claims, 'presentation')['return_url']),
  }
}

function readPerson(claims: Claims): ArrivingPerson {
  return {
    subject: String(claims['sub']),
    name: findName(claims),
    email: findText(claims['email']),
    picture: findText(claims['picture']),
    locale: findLine(readObject(claims, 'presentation')['locale']) ?? findLine(claims['locale']),
  }
}

/** Somebody's whole name, or what there is of it (OIDC core 5.1; NRPS 2.0 has the same). */
export function findName({ name, given_name, family_name }: Claims): string | undefined {
  const parts = [findLine(given_name), findLine(family_name)].filter((part) => part !== undefined)
  return findLine(name) ?? (parts.join(' ') || undefined)
}

function readCourse(claims: Claims): Message['course'] {
  const context = readObject(claims, 'context')
  const link = readObject(claims, 'resourceLink')
  const title = findLine(context['title']) ?? findLine(context['label'])
  return { externalId: findText(context['id']) ?? `link:${String(link['id'])}`, title }
}

function readLink(claims: Claims): NonNullable<Message['link']> {
  const link = readObject(claims, 'resourceLink')
  const activity = findCustom(claims, 'activity') ?? findActivityInTarget(claims)
  return { id: String(link['id']), title: findLine(link['title']), activity: activity as ActivityId | undefined }
}

/** Some LMSs drop the custom parameters of a link but keep its address, and the other way round. */
function findActivityInTarget(claims: Claims): string | undefined {
  const target = findText(claims[claimNames.target])
  if (!target?.includes('activity=') || !URL.canParse(target)) return undefined
  return new URL(target).searchParams.get('activity') || undefined
}

function readServices(claims: Claims): Services {
  const grades = readObject(claims, 'grades')
  const scopes = Array.isArray(grades['scope']) ? grades['scope'].filter((scope) => typeof scope === 'string') : []
  return {
    membershipsUrl: findText(readObject(claims, 'memberships')['context_memberships_url']),
    lineItemsUrl: findText(grades['lineitems']),
    lineItemUrl: findText(grades['lineitem']),
    scopes,
    courseHistory: findCustom(claims, 'context_history'),
    linkHistory: findCustom(claims, 'link_history'),
  }
}

/** A custom parameter. A variable that the LMS does not know arrives as it was written, with its dollar sign. */
function findCustom(claims: Claims, name: string): string | undefined {
  const value = findText(readObject(claims, 'custom')[name])
  return value?.startsWith('$') ? undefined : value
}
