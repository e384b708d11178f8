import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendAnswer } from './answers.ts'
import { findJsonObject, readQuery } from './bodies.ts'
import { readText } from './json-members.ts'
import { readLineItem } from './line-items.ts'
import type { Parts } from './parts.ts'
import { checkMediaType, cutPage, readCourse, sendList } from './services.ts'
import { writeServiceUrls } from './service-urls.ts'
import { readCaller } from './tokens.ts'
import { RESULT_READ, SCORE } from './tools.ts'

const SCORE_TYPE = 'application/vnd.ims.lis.v1.score+json'
const RESULTS_TYPE = 'application/vnd.ims.lis.v2.resultcontainer+json'

function keep({ received }: Parts, request: FastifyRequest, status: number) {
  const { method, url, headers } = request
  received.scores.push({ at: new Date(), method, url, headers, body: findJsonObject(request), status })
}

async function takeScore(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  checkMediaType(parts, request, [SCORE_TYPE])
  const tool = readCaller(parts, request, [SCORE])
  const course = readCourse(parts, request)
  const item = readLineItem(parts, request, { course, tool })
  const score = findJsonObject(request) ?? {}
  const member = course.members.find(({ person }) => person.sub === readText(score, 'userId'))
  const found = { score, member, item, grade: member && item.grades.get(member.person.id) }
  const { scores } = parts.mood
  const fault = scores.judge(found)
  keep(parts, request, fault?.status ?? 200)
  if (fault || !member)
    return sendAnswer(reply, scores.refuse(request, fault ?? { status: 400, reason: 'No such person' }))
  item.grades.set(member.person.id, scores.apply(found))
  return sendAnswer(reply, scores.accept(writeServiceUrls(parts, course, tool).result(item, member.person.sub)))
}

async function sendResults(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  checkMediaType(parts, request, [RESULTS_TYPE])
  const tool = readCaller(parts, request, [RESULT_READ])
  const course = readCourse(parts, request)
  const item = readLineItem(parts, request, { course, tool })
  const urls = writeServiceUrls(parts, course, tool)
  const asked = readQuery(request)
  const graded = course.members.flatMap(({ person }) => {
    const grade = item.grades.get(person.id)
    const isShown = grade && (grade.activityProgress !== '' || parts.mood.scores.listsTeachersOwn)
    return isShown && (asked['user_id'] ?? person.sub) === person.sub ? [{ sub: person.sub, grade }] : []
  })
  const { items, page } = cutPage(graded, asked, parts.mood.lineItems.pageSize)
  const header = page && parts.mood.lineItems.writeLink({ url: urls.results(item), ...page }, asked)
  if (header) reply.header('link', header)
  const links = { maximum: item.scoreMaximum, url: urls.lineItem(item) }
  const body = items.map(({ sub, grade }) =>
    parts.mood.scores.writeResult(sub, grade, { ...links, resultUrl: urls.result(item, sub) }),
  )
  return sendList(reply, RESULTS_TYPE, body)
}

/** Assignment and Grade Services 2.0: scores in, results out. */
export function serveScores(parts: Parts) {
  const { app, mood } = parts
  app.post(mood.paths.scores, { config: { endpoint: 'scores' } }, (request, reply) => takeScore(parts, request, reply))
  app.get(mood.paths.results, { config: { endpoint: 'results' } }, (request, reply) =>
    sendResults(parts, request, reply),
  )
}
