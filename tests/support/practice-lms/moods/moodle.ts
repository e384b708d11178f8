import { isObject, readText } from '../json-members.ts'
import type { AuthorizeFault, Mood, Paths } from './mood.ts'
import { writeMoodleClaims } from './moodle-claims.ts'
import { readMoodleItem } from './moodle-deep-linking.ts'
import { makeMoodleRegistration } from './moodle-registration.ts'
import { moodleScores } from './moodle-scores.ts'
import { moodleLineItems, moodleRoster, moodleServices } from './moodle-services.ts'

const SERVICES = '/mod/lti/services.php'
const ITEM = `${SERVICES}/:course/lineitems/:item/lineitem`

const paths: Paths = {
  configuration: '/mod/lti/openid-configuration.php',
  registration: '/mod/lti/openid-registration.php',
  authorize: '/mod/lti/auth.php',
  token: '/mod/lti/token.php',
  jwks: '/mod/lti/certs.php',
  deepLinkReturn: '/mod/lti/contentitem_return.php',
  returnToCourse: '/mod/lti/return.php',
  memberships: `${SERVICES}/CourseSection/:course/bindings/:tool/memberships`,
  lineItems: `${SERVICES}/:course/lineitems`,
  lineItem: ITEM,
  scores: `${ITEM}/scores`,
  results: `${ITEM}/results`,
}

/** Faults found before Moodle knows the tool end on its own page; the others are posted to the tool. */
const POSTED: Partial<Record<AuthorizeFault, string>> = {
  invalid_request: 'invalid_request',
  invalid_scope: 'invalid_scope',
  unsupported_response_type: 'unsupported_response_type',
  unauthorized_client: 'unauthorized_client',
  other_person: 'access_denied',
}

function readHint(hint: string) {
  try {
    const value: unknown = JSON.parse(hint)
    return isObject(value) ? readText(value, 'launchid') : undefined
  } catch {
    return undefined
  }
}

/** Moodle 4.5.6, after the recordings in the samples and what was measured on it. */
export const moodle: Mood = {
  name: 'moodle',
  title: 'Moodle 4.5',
  paths,
  wireId: (_kind, number) => String(number),
  deploymentId: String,
  serviceQuery: (tool) => `?type_id=${tool.id}`,
  opening: {
    deploymentParameter: 'lti_deployment_id',
    storageTarget: undefined,
    resizesFrame: false,
    wholeWindowOnPhones: true,
    frameAllow: 'microphone; camera; geolocation; midi; encrypted-media; autoplay',
    writeHint: ({ id, activity }) =>
      JSON.stringify({ ...(activity ? { cmid: Number(activity.id) } : {}), launchid: id }),
    readHint,
  },
  writeAuthorizeError: (fault) => {
    const error = POSTED[fault]
    return error === undefined ? undefined : { error }
  },
  writeClaims: writeMoodleClaims,
  registration: makeMoodleRegistration(paths),
  tokens: { contentType: 'text/html; charset=utf-8', refusesReplay: false, needsUserAgent: false },
  services: moodleServices,
  roster: moodleRoster,
  lineItems: moodleLineItems,
  scores: moodleScores,
  deepLinking: { readItem: readMoodleItem, expectsData: false },
}
