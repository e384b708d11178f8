import type { FastifyReply, FastifyRequest } from 'fastify'
import { readQuery } from './bodies.ts'
import { listActive, type Activity, type Course, type Member } from './courses.ts'
import { COURSE_ROLE, MEMBERSHIP } from './moods/vocabulary.ts'
import type { Parts } from './parts.ts'
import { checkMediaType, cutPage, readCourse, refuse } from './services.ts'
import { writeServiceUrls } from './service-urls.ts'
import { readCaller } from './tokens.ts'
import { MEMBERSHIP_READ, type Tool } from './tools.ts'

const MEDIA_TYPE = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json'

/** Whether a member has the asked role, given as a URI or as a short name (NRPS 2.0, 2.4.1). */
function hasRole({ part }: Member, role: string | undefined) {
  return role === undefined || role === '' || role.replace(MEMBERSHIP, '') === COURSE_ROLE[part]
}

function listMembers({ mood }: Parts, course: Course, role: string | undefined) {
  const active = listActive(course)
  const left = mood.roster.listsInactive ? course.members.filter((member) => member.status === 'Inactive') : []
  return [...active, ...left].filter((member) => hasRole(member, role))
}

/** The link named by `rlid`; a link that is not of this course and tool is refused. */
function findLink(parts: Parts, request: FastifyRequest, { course, tool }: { course: Course; tool: Tool }) {
  const rlid = readQuery(request)['rlid']
  if (rlid === undefined) return undefined
  const link = course.activities.find((activity) => activity.linkId === rlid && activity.toolId === tool.id)
  return link ?? refuse(parts, request, { status: 404, reason: 'Link not found' })
}

function writeMember(
  { mood, site, levers }: Parts,
  member: Member,
  { tool, link }: { tool: Tool; link: Activity | undefined },
) {
  const { status, roles, ...rest } = mood.roster.writeMember(member, {
    tool,
    site,
    sharesPictures: levers.sharesPictures,
  })
  const message = link && mood.roster.writeMessages?.(member, link, site)
  return { status, roles, ...(message ? { message } : {}), ...rest }
}

async function sendRoster(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  checkMediaType(parts, request, [MEDIA_TYPE, 'application/vnd.ims.lis.v2.membershipcontainer+json'])
  const tool = readCaller(parts, request, [MEMBERSHIP_READ])
  const course = readCourse(parts, request)
  const link = findLink(parts, request, { course, tool })
  const asked = readQuery(request)
  const { roster } = parts.mood
  const { items, page } = cutPage(listMembers(parts, course, asked['role']), asked, roster.pageSize)
  const url = writeServiceUrls(parts, course, tool).memberships
  const header = page && roster.writeLink({ url, ...page }, asked)
  if (header) reply.header('link', header)
  return reply.type(`${MEDIA_TYPE}; charset=utf-8`).send({
    id: url,
    context: { id: course.contextId, label: course.label, title: course.title },
    members: items.map((member) => writeMember(parts, member, { tool, link })),
  })
}

/** Names and Role Provisioning Services 2.0. */
export function serveRoster(parts: Parts) {
  parts.app.get(parts.mood.paths.memberships, { config: { endpoint: 'memberships' } }, (request, reply) =>
    sendRoster(parts, request, reply),
  )
}
