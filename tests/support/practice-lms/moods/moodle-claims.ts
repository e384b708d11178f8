import { createHash } from 'node:crypto'
import type { Activity } from '../courses.ts'
import type { Claims, Launch } from '../launches.ts'
import type { Site } from '../parts.ts'
import type { Person } from '../people.ts'
import type { ServiceUrls } from '../service-urls.ts'
import { LINE_ITEM, LINE_ITEM_READ, MEMBERSHIP_READ, RESULT_READ, SCORE, type Tool } from '../tools.ts'
import type { ClaimSources } from './mood.ts'
import { writeMoodleSettings } from './moodle-deep-linking.ts'
import { CLAIM, COURSE_ROLE, INSTITUTION, MEMBERSHIP, MESSAGE_TYPE, SYSTEM } from './vocabulary.ts'

const LAUNCH_CONTAINER = { iframe: '3', window: '4', frame: '5' } as const
const MINUTE = 60

function listRoles(person: Person) {
  const inCourse = MEMBERSHIP + COURSE_ROLE[person.part]
  if (person.part !== 'administrator') return [inCourse]
  return [`${INSTITUTION}Administrator`, inCourse, `${SYSTEM}Administrator`]
}

const writeNames = (person: Person) => ({
  given_name: person.given,
  family_name: person.family,
  name: person.name,
  email: person.email,
})

/** LTI 1.1 outcomes, which Moodle goes on announcing beside AGS. */
export function writeBasicOutcome(activity: Activity, person: Person, site: Site) {
  const data = { instanceid: activity.linkId, userid: person.id, typeid: activity.toolId, launchid: 173_630_541 }
  return {
    lis_result_sourcedid: JSON.stringify({
      data,
      hash: createHash('sha256').update(JSON.stringify(data)).digest('hex'),
    }),
    lis_outcome_service_url: `${site.url}/mod/lti/service.php`,
  }
}

/** Moodle expands what it knows; anything else arrives literally. */
function expand(value: string, { person, course, activity }: Launch) {
  const groups = course.members.find((member) => member.person === person)?.groups ?? []
  const known: Record<string, string> = {
    '$Context.id.history': '',
    '$Context.id': course.contextId,
    '$Context.title': course.title,
    '$ResourceLink.id': activity?.linkId ?? '',
    '$ResourceLink.title': activity?.title ?? '',
    '$User.id': person.id,
    '$User.username': person.username,
    '$Person.name.full': person.name,
    '$Moodle.Person.userGroupIds': groups.join(','),
  }
  return known[value] ?? value
}

/** Custom parameters: the activity's, then the tool's; a key with capitals arrives twice, lower-cased first. */
function writeCustom(launch: Launch, urls: ServiceUrls) {
  const custom: Record<string, string> = {}
  for (const [key, value] of [
    ...Object.entries(launch.activity?.custom ?? {}),
    ...Object.entries(launch.tool.custom),
  ]) {
    custom[key.toLowerCase().replaceAll(/[^a-z0-9]/g, '_')] = expand(value, launch)
    custom[key] = expand(value, launch)
  }
  if (launch.tool.scopes.includes(MEMBERSHIP_READ)) custom['context_memberships_url'] = urls.memberships
  return custom
}

function writeServices(tool: Tool, urls: ServiceUrls, lineItem: string | undefined): Claims {
  const scope = [LINE_ITEM, LINE_ITEM_READ, RESULT_READ, SCORE].filter((one) => tool.scopes.includes(one))
  const claims: Claims = {}
  if (scope.length > 0) {
    claims['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint'] = {
      scope,
      lineitems: urls.lineItems,
      ...(lineItem ? { lineitem: lineItem } : {}),
    }
  }
  if (tool.scopes.includes(MEMBERSHIP_READ)) {
    claims['https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice'] = {
      context_memberships_url: urls.memberships,
      service_versions: ['1.0', '2.0'],
    }
  }
  return claims
}

function writePresentation(launch: Launch, urls: ServiceUrls) {
  if (!launch.activity) return { locale: launch.person.locale }
  const query = `course=${launch.course.id}&launch_container=${LAUNCH_CONTAINER[launch.container]}&instanceid=${launch.activity.linkId}`
  return {
    locale: launch.person.locale,
    document_target: launch.container,
    return_url: `${urls.returnToCourse}?${query}&sesskey=practice`,
  }
}

function writeLinkClaims(activity: Activity, { launch, site }: ClaimSources): Claims {
  return {
    [`${CLAIM}resource_link`]: { title: activity.title, description: activity.description, id: activity.linkId },
    ...(activity.lineItemId
      ? {
          'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome': writeBasicOutcome(activity, launch.person, site),
        }
      : {}),
  }
}

function writePlatformClaims({ launch, site, urls, sharesPictures }: ClaimSources): Claims {
  const { person, tool } = launch
  return {
    ...(tool.sharesNames ? writeNames(person) : {}),
    // Moodle sends no picture; a demonstration may ask for faces all the same.
    ...(sharesPictures && person.face ? { picture: `${site.url}/faces/${person.id}.svg` } : {}),
    [`${CLAIM}ext`]: { ...(tool.sharesNames ? { user_username: person.username } : {}), lms: 'moodle-2' },
    [`${CLAIM}launch_presentation`]: writePresentation(launch, urls),
    [`${CLAIM}tool_platform`]: {
      product_family_code: 'moodle',
      version: '2024100706',
      guid: createHash('md5').update(site.url).digest('hex'),
      name: site.name,
      description: site.description,
    },
    [`${CLAIM}version`]: '1.3.0',
    [`${CLAIM}custom`]: writeCustom(launch, urls),
  }
}

function writeCourseClaims({ person, course }: Launch): Claims {
  return {
    [`${CLAIM}lis`]: {
      person_sourcedid: person.part === 'administrator' ? '' : person.sourcedId,
      course_section_sourcedid: course.sourcedId,
    },
    [`${CLAIM}roles`]: listRoles(person),
    [`${CLAIM}context`]: { id: course.contextId, label: course.label, title: course.title, type: ['CourseSection'] },
  }
}

/** The claims of a Moodle 4.5 id_token, for a link or for Deep Linking. */
export function writeMoodleClaims(sources: ClaimSources): Claims {
  const { launch, site, urls } = sources
  const { person, tool, course, activity } = launch
  const iat = Math.floor(Date.now() / 1000)
  const lineItem = course.lineItems.find((item) => item.id === activity?.lineItemId)
  const deepLinking = `${urls.deepLinkReturn}?course=${course.id}&id=${tool.id}&sesskey=${launch.ticket}`
  return {
    iat,
    exp: iat + MINUTE,
    iss: site.issuer,
    aud: tool.clientId,
    [`${CLAIM}deployment_id`]: tool.deploymentId,
    [`${CLAIM}target_link_uri`]: activity
      ? (activity.url ?? tool.targetLinkUri)
      : (tool.deepLinkUrl ?? tool.targetLinkUri),
    sub: person.sub,
    ...writeCourseClaims(launch),
    [`${CLAIM}message_type`]: MESSAGE_TYPE[launch.kind],
    ...(activity ? writeLinkClaims(activity, sources) : {}),
    ...writePlatformClaims(sources),
    ...writeServices(tool, urls, lineItem && urls.lineItem(lineItem)),
    ...(activity
      ? {}
      : {
          'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': writeMoodleSettings(
            deepLinking,
            launch,
          ),
        }),
  }
}
