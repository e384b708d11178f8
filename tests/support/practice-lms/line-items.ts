import type { FastifyReply, FastifyRequest } from 'fastify'
import { findJsonObject, readQuery } from './bodies.ts'
import { findLineItem, type Course, type LineItem } from './courses.ts'
import { readNumber, readText } from './json-members.ts'
import type { Parts } from './parts.ts'
import { checkMediaType, cutPage, readCourse, readParameter, refuse, sendList } from './services.ts'
import { writeServiceUrls } from './service-urls.ts'
import { readCaller } from './tokens.ts'
import { LINE_ITEM, LINE_ITEM_READ, type Tool } from './tools.ts'

const ITEM_TYPE = 'application/vnd.ims.lis.v2.lineitem+json'
const LIST_TYPE = 'application/vnd.ims.lis.v2.lineitemcontainer+json'

interface Place {
  course: Course
  tool: Tool
}

function write(parts: Parts, { course, tool }: Place, item: LineItem) {
  const activity = course.activities.find((one) => one.id === item.activityId)
  return parts.mood.lineItems.write(item, { url: writeServiceUrls(parts, course, tool).lineItem(item), activity })
}

function matches(item: LineItem, course: Course, asked: Record<string, string>) {
  const activity = course.activities.find((one) => one.id === item.activityId)
  return (
    (asked['resource_link_id'] === undefined || asked['resource_link_id'] === activity?.linkId) &&
    (asked['resource_id'] === undefined || asked['resource_id'] === item.resourceId) &&
    (asked['tag'] === undefined || asked['tag'] === item.tag)
  )
}

async function list(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  checkMediaType(parts, request, [LIST_TYPE])
  const tool = readCaller(parts, request, [LINE_ITEM, LINE_ITEM_READ])
  const course = readCourse(parts, request)
  const asked = readQuery(request)
  const own = course.lineItems.filter((item) => item.toolId === tool.id && matches(item, course, asked))
  const { items, page } = cutPage(own, asked, parts.mood.lineItems.pageSize)
  const url = writeServiceUrls(parts, course, tool).lineItems
  const header = page && parts.mood.lineItems.writeLink({ url, ...page }, asked)
  if (header) reply.header('link', header)
  return sendList(
    reply,
    LIST_TYPE,
    items.map((item) => write(parts, { course, tool }, item)),
  )
}

/** What a tool may say about a line item; a wrong one is 400. */
function readBody(parts: Parts, request: FastifyRequest, { course, tool }: Place) {
  const body = findJsonObject(request) ?? {}
  const label = readText(body, 'label')
  const scoreMaximum = readNumber(body, 'scoreMaximum')
  if (label === undefined || scoreMaximum === undefined || scoreMaximum <= 0)
    return refuse(parts, request, { status: 400 })
  const linkId = readText(body, 'resourceLinkId')
  const activity = course.activities.find((one) => one.linkId === linkId && one.toolId === tool.id)
  if (linkId !== undefined && !activity) return refuse(parts, request, { status: 400 })
  const own = { label, scoreMaximum, resourceId: readText(body, 'resourceId') ?? '', tag: readText(body, 'tag') ?? '' }
  return { body, own, activityId: activity?.id }
}

function keep({ received }: Parts, request: FastifyRequest, status: number) {
  const { method, url, headers } = request
  received.lineItems.push({ at: new Date(), method, url, headers, body: findJsonObject(request), status })
}

async function create(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  checkMediaType(parts, request, [ITEM_TYPE])
  const place = { tool: readCaller(parts, request, [LINE_ITEM]), course: readCourse(parts, request) }
  const { body, own, activityId } = readBody(parts, request, place)
  const item = parts.world.addLineItem(place.course, { ...own, activityId, toolId: place.tool.id })
  keep(parts, request, 201)
  const id = writeServiceUrls(parts, place.course, place.tool).lineItem(item)
  return reply
    .code(201)
    .type(`${ITEM_TYPE}; charset=utf-8`)
    .send({ ...body, id })
}

/** The line item of an address, if it is the caller's own; else 404. */
export function readLineItem(parts: Parts, request: FastifyRequest, { course, tool }: Place): LineItem {
  const item = findLineItem(course, readParameter(request, 'item'))
  if (item?.toolId !== tool.id) return refuse(parts, request, { status: 404, reason: 'Line item does not exist' })
  return item
}

async function read(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  checkMediaType(parts, request, [ITEM_TYPE])
  const place = { tool: readCaller(parts, request, [LINE_ITEM, LINE_ITEM_READ]), course: readCourse(parts, request) }
  return reply.type(`${ITEM_TYPE}; charset=utf-8`).send(write(parts, place, readLineItem(parts, request, place)))
}

async function replace(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  checkMediaType(parts, request, [ITEM_TYPE])
  const place = { tool: readCaller(parts, request, [LINE_ITEM]), course: readCourse(parts, request) }
  const item = readLineItem(parts, request, place)
  const { own } = readBody(parts, request, place)
  if (own.scoreMaximum !== item.scoreMaximum) {
    for (const grade of item.grades.values()) parts.mood.lineItems.rescale(grade, item.scoreMaximum, own.scoreMaximum)
  }
  Object.assign(item, own)
  keep(parts, request, 200)
  return reply.type(`${ITEM_TYPE}; charset=utf-8`).send(write(parts, place, item))
}

async function remove(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const place = { tool: readCaller(parts, request, [LINE_ITEM]), course: readCourse(parts, request) }
  const item = readLineItem(parts, request, place)
  if (item.ownedByLms) return refuse(parts, request, { status: 403 })
  place.course.lineItems = place.course.lineItems.filter((one) => one !== item)
  keep(parts, request, 204)
  return reply.code(204).send()
}

/** Assignment and Grade Services 2.0: line items. */
export function serveLineItems(parts: Parts) {
  const { app, mood } = parts
  const options = { config: { endpoint: 'lineItems' as const } }
  app.get(mood.paths.lineItems, options, (request, reply) => list(parts, request, reply))
  app.post(mood.paths.lineItems, options, (request, reply) => create(parts, request, reply))
  app.get(mood.paths.lineItem, options, (request, reply) => read(parts, request, reply))
  app.put(mood.paths.lineItem, options, (request, reply) => replace(parts, request, reply))
  app.delete(mood.paths.lineItem, options, (request, reply) => remove(parts, request, reply))
}
