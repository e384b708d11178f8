import type { FastifyReply, FastifyRequest } from 'fastify'
import { readForm, readQuery } from '../bodies.ts'
import type { Course } from '../courses.ts'
import type { DialogSettings } from '../browser/select-content.ts'
import { html, writeData, writePostingPage, type Html } from '../html.ts'
import { writeLogin } from '../oidc.ts'
import type { Parts } from '../parts.ts'
import { writeMessageAnswers } from '../storage-frame.ts'
import type { Tool } from '../tools.ts'
import { writeCourseHead } from './course.ts'
import { readArrangingVisit, sendPage } from './guard.ts'
import { writePage } from './layout.ts'

const listTools = ({ world }: Parts) => world.tools.filter((tool) => tool.state === 'active' && tool.inChooser)

const writeToolOption = (tool: Tool) =>
  html`<option value="${tool.id}" data-selects="${tool.deepLinkUrl ? 'yes' : 'no'}">${tool.name}</option>`

const writeForm = (course: Course, tools: Tool[]) => html`
  <form class="card form" id="add-activity" method="post" action="/courses/${course.id}/add">
    <label
      >External tool
      <select name="tool">
        ${tools.map(writeToolOption)}
      </select></label
    >
    <label>
      Section
      <select name="section">
        ${course.sections.map(({ title }, index) => html`<option value="${index}">${title}</option>`)}
      </select>
    </label>
    <p class="choice">
      <button type="button" class="button primary" data-open-dialog disabled>Select content</button>
      <span class="quiet">The tool asks what to place, and names it.</span>
    </p>
    <fieldset>
      <legend>Or add it by hand</legend>
      <label>Title <input name="title" required maxlength="255" /></label>
      <label>Description <input name="description" maxlength="255" /></label>
      <label>
        Opens
        <select name="container">
          <option value="iframe">in the page</option>
          <option value="window">in a new window</option>
        </select>
      </label>
      <label
        >Points, when it is graded <input name="points" type="number" min="1" max="1000" inputmode="numeric"
      /></label>
      <p><button class="button">Add it by hand</button></p>
    </fieldset>
  </form>
`

function writeDialog(parts: Parts, course: Course): Html {
  const at = `/courses/${course.id}`
  const settings: DialogSettings = { address: `${at}/select`, course: at, allow: parts.mood.opening.frameAllow }
  return html`
    <dialog id="select-content" aria-labelledby="select-title">
      <header>
        <h2 id="select-title">Select content</h2>
        <button class="button" data-close>Close</button>
      </header>
      <div class="dialog-frame" ${writeData(settings)}></div>
    </dialog>
  `
}

function showForm(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const visit = readArrangingVisit(parts, request)
  const tools = listTools(parts)
  const { settings, frame, scripts } = writeMessageAnswers(parts)
  const none = html`<p class="card quiet">
    No tool can be chosen yet. An administrator registers one, activates it, and shows it in courses.
  </p>`
  const body = html`
    ${writeCourseHead(visit, 'add')} ${frame}
    ${tools.length > 0 ? [writeForm(visit.course, tools), writeDialog(parts, visit.course)] : none}
  `
  const own = tools.length > 0 ? ['select-content.js'] : []
  const content = { title: 'Add an activity', person: visit.person, head: settings, early: scripts, scripts: own, body }
  return sendPage(reply, writePage(parts, content))
}

const readSection = (text: string | undefined, course: Course) =>
  Math.min(Math.max(0, Math.trunc(Number(text)) || 0), Math.max(0, course.sections.length - 1))

function addByHand(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const { course } = readArrangingVisit(parts, request)
  const form = readForm(request)
  const tool = listTools(parts).find(({ id }) => id === form['tool'])
  if (!tool || !form['title']) return reply.redirect(`/courses/${course.id}/add`, 303)
  const points = Number(form['points'])
  parts.world.addActivity({
    course,
    tool,
    title: form['title'],
    description: form['description'] ?? '',
    container: form['container'] === 'window' ? 'window' : 'iframe',
    section: readSection(form['section'], course),
    ...(points > 0 ? { scoreMaximum: points } : {}),
  })
  return reply.redirect(`/courses/${course.id}?notice=${encodeURIComponent('One activity was added.')}`, 303)
}

/** Starts Deep Linking inside the dialog's frame. */
function openSelection(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const { course, person } = readArrangingVisit(parts, request)
  const query = readQuery(request)
  const tool = listTools(parts).find(({ id, deepLinkUrl }) => id === query['tool'] && deepLinkUrl)
  if (!tool) return reply.redirect(`/courses/${course.id}/add`)
  const section = readSection(query['section'], course)
  const launch = parts.launches.open({ kind: 'deep-linking', person, course, tool, section })
  return sendPage(reply, writePostingPage(tool.loginUrl, writeLogin(parts, launch)))
}

/** Adding an activity, by hand and by the tool's own selection. */
export function serveAddActivity(parts: Parts) {
  const { app } = parts
  app.get('/courses/:course/add', (request, reply) => showForm(parts, request, reply))
  app.post('/courses/:course/add', (request, reply) => addByHand(parts, request, reply))
  app.get('/courses/:course/select', (request, reply) => openSelection(parts, request, reply))
}
