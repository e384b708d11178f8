import type { FastifyReply, FastifyRequest } from 'fastify'
import { readQuery } from '../bodies.ts'
import type { Activity, Container } from '../courses.ts'
import { html, writePostingPage } from '../html.ts'
import { writeLogin } from '../oidc.ts'
import type { Parts } from '../parts.ts'
import { mayArrange } from '../people.ts'
import { writeMessageAnswers } from '../storage-frame.ts'
import { readActivityVisit, sendPage, type CourseVisit } from './guard.ts'
import { writePage } from './layout.ts'

/** Phones and tablets, told from the browser's name as Moodle tells them. */
const isPhone = ({ headers }: FastifyRequest) =>
  headers['sec-ch-ua-mobile'] === '?1' || /Mobi|Android|iPad|iPhone/.test(headers['user-agent'] ?? '')

const openAddress = (course: string, activity: Activity, container: Container) =>
  `/courses/${course}/activities/${activity.id}/open?container=${container}`

const writeArranging = ({ course }: CourseVisit, activity: Activity) => html`
  <nav class="tabs arranging" aria-label="Activity">
    <a href="/courses/${course.id}/activities/${activity.id}" aria-current="page">Activity</a>
    <a href="/courses/${course.id}/people">People</a>
    <a href="/courses/${course.id}/grades">Grades</a>
  </nav>
`

const writeHead = (visit: CourseVisit, activity: Activity) => html`
  <div class="activity-head">
    <p class="crumbs"><a href="/courses/${visit.course.id}">${visit.course.title}</a></p>
    <h1>${activity.title}</h1>
    ${activity.description && html`<p class="quiet">${activity.description}</p>`}
  </div>
  ${mayArrange(visit.person) && writeArranging(visit, activity)}
`

function showActivity(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const { activity, ...visit } = readActivityVisit(parts, request)
  if (activity.container === 'iframe' && parts.mood.opening.wholeWindowOnPhones && isPhone(request)) {
    return reply.redirect(openAddress(visit.course.id, activity, 'frame'))
  }
  if (activity.container === 'frame') return reply.redirect(openAddress(visit.course.id, activity, 'frame'))
  const { settings, frame, scripts } = writeMessageAnswers(parts)
  const opening =
    activity.container === 'window'
      ? html`<p>
          <a class="button" href="${openAddress(visit.course.id, activity, 'window')}" target="_blank" rel="opener"
            >Open in a new window</a
          >
        </p>`
      : html`<iframe
          class="tool-frame"
          name="tool"
          title="${activity.title}"
          src="${openAddress(visit.course.id, activity, 'iframe')}"
          allow="${parts.mood.opening.frameAllow}"
          allowfullscreen
        ></iframe>`
  const body = html`${writeHead(visit, activity)} ${frame} ${opening}`
  const content = { title: activity.title, person: visit.person, head: settings, early: scripts, fills: true, body }
  return sendPage(reply, writePage(parts, content))
}

/** Starts a launch: a page that posts the login to the tool, in whatever window or frame it was opened. */
function openActivity(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const { person, course, activity } = readActivityVisit(parts, request)
  const asked = readQuery(request)['container']
  const container = asked === 'window' || asked === 'frame' ? asked : 'iframe'
  const tool = parts.world.readTool(activity.toolId)
  const launch = parts.launches.open({ person, course, tool, activity, container })
  return sendPage(reply, writePostingPage(tool.loginUrl, writeLogin(parts, launch)))
}

/** The page of an External tool activity. */
export function serveActivity(parts: Parts) {
  const at = '/courses/:course/activities/:activity'
  parts.app.get(at, (request, reply) => showActivity(parts, request, reply))
  parts.app.get(`${at}/open`, (request, reply) => openActivity(parts, request, reply))
}
