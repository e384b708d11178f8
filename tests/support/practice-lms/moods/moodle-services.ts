import type { FastifyRequest } from 'fastify'
import type { Answer } from '../answers.ts'
import type { Mood, Page } from './mood.ts'
import { writeBasicOutcome } from './moodle-claims.ts'
import { CLAIM, COURSE_ROLE, MESSAGE_TYPE } from './vocabulary.ts'

const JSON_TYPE = 'application/json; charset=utf-8'
const REASONS: Record<number, string> = { 400: 'Bad Request', 401: 'Unauthorized', 404: 'Not Found' }

/** Moodle's own error object, which names the request it did not like. */
function refuse(request: FastifyRequest, status: number, reason: string): Answer {
  const isGet = request.method === 'GET'
  return {
    status,
    type: JSON_TYPE,
    body: {
      status,
      reason: reason || (REASONS[status] ?? 'Error'),
      request: {
        method: request.method,
        url: request.url,
        accept: isGet ? (request.headers.accept ?? '') : '',
        contentType: isGet ? '' : (request.headers['content-type'] ?? ''),
      },
    },
  }
}

/** One exact media type per request: a list, or plain JSON, is 400. */
export const moodleServices: Mood['services'] = { exactMediaTypes: true, refuse }

/** The next page keeps the limit and the link, and loses the role. */
function writeRosterLink({ url, from, limit, total }: Page, asked: Record<string, string>) {
  if (from + limit >= total) return undefined
  const link = asked['rlid'] === undefined ? '' : `&rlid=${encodeURIComponent(asked['rlid'])}`
  return `<${url}?limit=${limit}&from=${from + limit}${link}>; rel="next"`
}

/** Short role names, active members alone, and no page size unless one is asked for. */
export const moodleRoster: Mood['roster'] = {
  pageSize: undefined,
  listsInactive: false,
  sharesPictures: false,
  writeLink: writeRosterLink,
  writeMember: ({ person, part }, { tool, site, sharesPictures }) => ({
    status: 'Active',
    roles: [COURSE_ROLE[part]],
    user_id: person.sub,
    lis_person_sourcedid: person.sourcedId,
    ...(tool.sharesNames
      ? {
          name: person.name,
          given_name: person.given,
          family_name: person.family,
          email: person.email,
          ext_user_username: person.username,
        }
      : {}),
    ...(sharesPictures && person.face ? { picture: `${site.url}/faces/${person.id}.svg` } : {}),
  }),
  writeMessages: ({ person }, activity, site) => [
    {
      [`${CLAIM}message_type`]: MESSAGE_TYPE.link,
      ...(activity.lineItemId
        ? { 'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome': writeBasicOutcome(activity, person, site) }
        : {}),
    },
  ],
}

/** As measured: four relations in curly quotes, and ampersands escaped as in HTML. */
function writeLineItemsLink({ url, from, limit, total }: Page) {
  const at = (start: number) => `${url}&limit=${limit}&from=${start}`.replaceAll('&', '&amp;')
  const relations: [string, number][] = [
    ['first', 0],
    ['canonical', from],
    ...(from + limit < total ? [['next', from + limit] as [string, number]] : []),
    ...(from > 0 ? [['prev', Math.max(0, from - limit)] as [string, number]] : []),
    ['last', Math.floor((total - 1) / limit) * limit],
  ]
  const text = relations.map(([name, start]) => `<${at(start)}>; rel=“${name}”`).join(', ')
  // Node writes headers as Latin-1: hand it the bytes of the UTF-8 text, which is what Moodle puts on the wire.
  return Buffer.from(text).toString('latin1')
}

/** Line items name their activity twice, as resource link and as LTI link. */
export const moodleLineItems: Mood['lineItems'] = {
  pageSize: undefined,
  writeLink: writeLineItemsLink,
  write: (item, { url, activity }) => ({
    id: url,
    label: item.label,
    scoreMaximum: item.scoreMaximum,
    resourceId: item.resourceId,
    tag: item.tag,
    ...(activity ? { resourceLinkId: activity.linkId, ltiLinkId: activity.linkId } : {}),
  }),
  // As measured: percentages stay, and who had no grade has 0 after it.
  rescale: (grade, before, after) => {
    grade.given = ((grade.given ?? 0) / before) * after
    grade.maximum = after
  },
}
