import type { Mood, Page } from './mood.ts'
import { writeLegacyId } from './canvas-claims.ts'
import { COURSE_ROLE, MEMBERSHIP } from './vocabulary.ts'

const TYPES: Record<number, string> = {
  400: 'bad_request',
  401: 'unauthorized',
  404: 'not_found',
  412: 'precondition_failed',
  422: 'unprocessable_entity',
}

/** Lenient about media types; refusals are an `errors` object. */
export const canvasServices: Mood['services'] = {
  exactMediaTypes: false,
  refuse: (_request, status, reason) => ({
    status,
    type: 'application/json; charset=utf-8',
    body: { errors: { type: TYPES[status] ?? 'error', message: reason || 'Invalid request' } },
  }),
}

/** Canvas always sends a Link header, and keeps every filter in it. */
function writeLink({ url, from, limit, total }: Page, asked: Record<string, string>) {
  const at = (start: number) => {
    const address = new URL(url)
    for (const [name, value] of Object.entries({ ...asked, from: String(start), limit: String(limit) })) {
      address.searchParams.set(name, value)
    }
    return address.href
  }
  const last = Math.max(0, Math.floor((total - 1) / limit) * limit)
  const relations: [string, number][] = [
    ['current', from],
    ...(from + limit < total ? [['next', from + limit] as [string, number]] : []),
    ['first', 0],
    ['last', last],
  ]
  return relations.map(([name, start]) => `<${at(start)}>; rel="${name}"`).join(',')
}

/** Whole role names, also people who have left, fifty to a page. */
export const canvasRoster: Mood['roster'] = {
  pageSize: 50,
  listsInactive: true,
  sharesPictures: true,
  writeLink,
  writeMember: ({ person, part, status }, { tool, site, sharesPictures }) => ({
    status,
    ...(tool.sharesNames
      ? {
          name: person.name,
          ...(sharesPictures && person.face ? { picture: `${site.url}/faces/${person.id}.svg` } : {}),
          given_name: person.given,
          family_name: person.family,
          email: person.email,
          lis_person_sourcedid: person.sourcedId,
        }
      : {}),
    user_id: person.sub,
    lti11_legacy_user_id: writeLegacyId(person),
    roles: [MEMBERSHIP + COURSE_ROLE[part]],
  }),
  writeMessages: undefined,
}

/** Line items leave out what is empty; a changed maximum leaves the grades alone. */
export const canvasLineItems: Mood['lineItems'] = {
  pageSize: 50,
  writeLink,
  write: (item, { url, activity }) => ({
    id: url,
    scoreMaximum: item.scoreMaximum,
    label: item.label,
    ...(item.tag ? { tag: item.tag } : {}),
    ...(item.resourceId ? { resourceId: item.resourceId } : {}),
    ...(activity ? { resourceLinkId: activity.linkId } : {}),
  }),
  rescale: () => undefined,
}
