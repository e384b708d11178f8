import type { FastifyReply, FastifyRequest } from 'fastify'
import { jwtVerify, type JWTPayload } from 'jose'
import { readForm, readQuery } from './bodies.ts'
import { html } from './html.ts'
import { isObject, readNumber, readObject, readText } from './json-members.ts'
import type { Launch } from './launches.ts'
import { CLAIM } from './moods/vocabulary.ts'
import { writeMessagePage, writePage } from './pages/layout.ts'
import type { Parts } from './parts.ts'
import type { ActivitySeed } from './world.ts'

const DEEP_LINKING = 'https://purl.imsglobal.org/spec/lti-dl/claim/'

/** Checks the tool's answer (Deep Linking 2.0, 4): signed by the tool, for us, for this deployment. Throws when it is not. */
async function readAnswer({ site, mood }: Parts, launch: Launch, jwt: string): Promise<JWTPayload> {
  const { tool } = launch
  const { payload } = await jwtVerify(jwt, tool.keys, {
    algorithms: ['RS256'],
    issuer: tool.clientId,
    audience: site.issuer,
    requiredClaims: ['exp', 'iat', 'nonce'],
    clockTolerance: 60,
  })
  const expected: Record<string, string> = {
    [`${CLAIM}message_type`]: 'LtiDeepLinkingResponse',
    [`${CLAIM}version`]: '1.3.0',
    [`${CLAIM}deployment_id`]: tool.deploymentId,
    ...(mood.deepLinking.expectsData ? { [`${DEEP_LINKING}data`]: `practice ${launch.ticket}` } : {}),
  }
  const wrong = Object.keys(expected).find((name) => payload[name] !== expected[name])
  if (wrong) throw new Error(`The claim ${wrong} is not what was asked for.`)
  return payload
}

function listItems(payload: JWTPayload) {
  const items = payload[`${DEEP_LINKING}content_items`]
  return Array.isArray(items) ? items.filter(isObject).filter((item) => item['type'] === 'ltiResourceLink') : []
}

/** An item with a line item becomes graded, another stays ungraded. */
function readGrading(item: Record<string, unknown>): Partial<ActivitySeed> {
  if (!('lineItem' in item)) return {}
  const lineItem = readObject(item, 'lineItem')
  return {
    scoreMaximum: readNumber(lineItem, 'scoreMaximum') ?? 100,
    resourceId: readText(lineItem, 'resourceId') ?? '',
    tag: readText(lineItem, 'tag') ?? '',
  }
}

function place({ mood, world }: Parts, launch: Launch, item: Record<string, unknown>) {
  const { url, opensAt, dueAt, ...fields } = mood.deepLinking.readItem(item)
  return world.addActivity({
    ...fields,
    ...(url ? { url } : {}),
    ...(opensAt ? { opensAt } : {}),
    ...(dueAt ? { dueAt } : {}),
    ...readGrading(item),
    title: fields.title || launch.tool.name,
    course: launch.course,
    tool: launch.tool,
    section: launch.section,
  })
}

const writeDonePage = (parts: Parts, count: number, message: string) =>
  writePage(parts, {
    title: 'Content selected',
    body: html`<p class="quiet" data-selected="${count}" data-message="${message}">Back to the course…</p>`,
    scripts: ['selected.js'],
    bare: true,
  })

async function takeItems(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')
  const launch = parts.launches.findByTicket(Object.values(readQuery(request)))
  if (!launch)
    return reply.code(403).send(writeMessagePage('This selection has ended', 'Close the dialog and choose again.').text)
  try {
    const payload = await readAnswer(parts, launch, readForm(request)['JWT'] ?? '')
    const items = listItems(payload)
    parts.received.deepLinks.push(items)
    for (const item of items) place(parts, launch, item)
    const message = payload[`${DEEP_LINKING}msg`]
    return await reply.send(writeDonePage(parts, items.length, typeof message === 'string' ? message : '').text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return reply.code(400).send(writeMessagePage('The tool’s answer cannot be read', reason).text)
  }
}

/** The address that "Select content" comes back to. */
export function serveDeepLinking(parts: Parts) {
  parts.app.post(parts.mood.paths.deepLinkReturn, { config: { endpoint: 'deepLinkReturn' } }, (request, reply) =>
    takeItems(parts, request, reply),
  )
}
