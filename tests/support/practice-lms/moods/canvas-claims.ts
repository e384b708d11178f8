import { createHash } from 'node:crypto'
import type { Activity } from '../courses.ts'
import type { Claims, Launch } from '../launches.ts'
import type { Site } from '../parts.ts'
import type { Person } from '../people.ts'
import type { ServiceUrls } from '../service-urls.ts'
import { LINE_ITEM, LINE_ITEM_READ, MEMBERSHIP_READ, RESULT_READ, SCORE, type Tool } from '../tools.ts'
import { writeCanvasSettings } from './canvas-deep-linking.ts'
import type { ClaimSources } from './mood.ts'
import { CLAIM, COURSE_ROLE, INSTITUTION, MEMBERSHIP, MESSAGE_TYPE, SYSTEM } from './vocabulary.ts'

const HOUR = 3600
const COURSE_OFFERING = 'http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'
const INSTITUTION_ROLE = {
  learner: 'Student',
  facilitator: 'Instructor',
  designer: 'Instructor',
  mentor: 'Observer',
  administrator: 'Administrator',
}

/** Canvas mixes institution, course and system roles in one list. */
const listRoles = ({ part }: Person) => [
  INSTITUTION + INSTITUTION_ROLE[part],
  ...(part === 'administrator' ? [] : [MEMBERSHIP + COURSE_ROLE[part]]),
  `${SYSTEM}User`,
]

/** An older id that Canvas sends beside `sub`. */
export const writeLegacyId = (person: Person) => createHash('sha1').update(`user ${person.id}`).digest('hex')

function expand(value: string, { person, course, activity }: Launch) {
  const known: Record<string, string> = {
    '$Canvas.course.id': course.id,
    '$Canvas.user.id': person.id,
    '$Context.id': course.contextId,
    '$Context.title': course.title,
    '$ResourceLink.id': activity?.linkId ?? '',
    '$ResourceLink.title': activity?.title ?? '',
    '$User.id': person.id,
    '$User.username': person.username,
    '$Person.name.full': person.name,
    ...(activity?.dueAt ? { '$ResourceLink.submission.endDateTime': activity.dueAt } : {}),
    ...(activity?.opensAt ? { '$ResourceLink.available.startDateTime': activity.opensAt } : {}),
  }
  // A variable without a value arrives as it was written.
  return known[value] ?? value
}

function writeCustom(launch: Launch) {
  const given = { ...launch.tool.custom, ...launch.activity?.custom }
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, expand(value, launch)]))
}

const writePerson = (person: Person, tool: Tool, site: Site, sharesPictures: boolean) =>
  tool.sharesNames
    ? {
        name: person.name,
        given_name: person.given,
        family_name: person.family,
        email: person.email,
        locale: person.locale,
        ...(sharesPictures && person.face ? { picture: `${site.url}/faces/${person.id}.svg` } : {}),
      }
    : {}

function writeServices(tool: Tool, urls: ServiceUrls, lineItem: string | undefined): Claims {
  const scope = [LINE_ITEM, LINE_ITEM_READ, RESULT_READ, SCORE].filter((one) => tool.scopes.includes(one))
  return {
    ...(scope.length > 0
      ? {
          'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
            scope,
            lineitems: urls.lineItems,
            ...(lineItem ? { lineitem: lineItem } : {}),
            validation_context: null,
            errors: { errors: {} },
          },
        }
      : {}),
    ...(tool.scopes.includes(MEMBERSHIP_READ)
      ? {
          'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
            context_memberships_url: urls.memberships,
            service_versions: ['2.0'],
            validation_context: null,
            errors: { errors: {} },
          },
        }
      : {}),
  }
}

const writeLink = (activity: Activity) => ({
  id: activity.linkId,
  title: activity.title,
  description: activity.description || null,
  validation_context: null,
  errors: { errors: {} },
})

function writePlatform({ launch, site, urls }: ClaimSources): Claims {
  return {
    [`${CLAIM}tool_platform`]: {
      guid: `${createHash('md5').update(site.url).digest('hex')}:canvas-lms`,
      name: site.name,
      version: 'cloud',
      product_family_code: 'canvas',
      validation_context: null,
      errors: { errors: {} },
    },
    [`${CLAIM}launch_presentation`]: {
      document_target: launch.container === 'window' ? 'window' : 'iframe',
      return_url: urls.returnToCourse,
      locale: launch.person.locale,
      ...(launch.container === 'window' ? {} : { height: 400, width: 800 }),
      validation_context: null,
      errors: { errors: {} },
    },
    [`${CLAIM}version`]: '1.3.0',
    [`${CLAIM}custom`]: writeCustom(launch),
    [`${CLAIM}lti11_legacy_user_id`]: writeLegacyId(launch.person),
    'https://www.instructure.com/placement': null,
  }
}

function writeCourse({ person, course }: Launch): Claims {
  return {
    [`${CLAIM}lis`]: { person_sourcedid: person.sourcedId, course_offering_sourcedid: course.sourcedId },
    [`${CLAIM}roles`]: listRoles(person),
    [`${CLAIM}context`]: {
      id: course.contextId,
      label: course.label,
      title: course.title,
      type: [COURSE_OFFERING],
      validation_context: null,
      errors: { errors: {} },
    },
  }
}

/** The claims of a Canvas id_token, for a link or for Deep Linking. */
export function writeCanvasClaims(sources: ClaimSources): Claims {
  const { launch, site, urls, sharesPictures } = sources
  const { person, tool, course, activity } = launch
  const iat = Math.floor(Date.now() / 1000)
  const lineItem = course.lineItems.find((item) => item.id === activity?.lineItemId)
  const returnUrl = `${urls.deepLinkReturn}?ticket=${launch.ticket}`
  return {
    iat,
    exp: iat + HOUR,
    iss: site.issuer,
    aud: tool.clientId,
    azp: tool.clientId,
    sub: person.sub,
    [`${CLAIM}deployment_id`]: tool.deploymentId,
    [`${CLAIM}target_link_uri`]: activity
      ? (activity.url ?? tool.targetLinkUri)
      : (tool.deepLinkUrl ?? tool.targetLinkUri),
    [`${CLAIM}message_type`]: MESSAGE_TYPE[launch.kind],
    ...(activity ? { [`${CLAIM}resource_link`]: writeLink(activity) } : {}),
    ...writeCourse(launch),
    ...writePerson(person, tool, site, sharesPictures),
    ...writePlatform(sources),
    ...writeServices(tool, urls, lineItem && urls.lineItem(lineItem)),
    ...(activity
      ? {}
      : {
          'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': writeCanvasSettings(returnUrl, launch),
        }),
  }
}
