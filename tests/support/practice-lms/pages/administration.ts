import type { FastifyReply, FastifyRequest } from 'fastify'
import { readForm } from '../bodies.ts'
import type { RegistrationSettings } from '../browser/registration.ts'
import { html, writeData } from '../html.ts'
import type { Parts } from '../parts.ts'
import { writeRegistrationAddress } from '../registration.ts'
import { readParameter } from '../services.ts'
import type { Tool } from '../tools.ts'
import type { Endpoint } from '../traffic.ts'
import { readAdministrator, sendPage } from './guard.ts'
import { writePage } from './layout.ts'

const writeAction = (tool: Tool, action: string, label: string) => html`
  <form method="post" action="/administration/tools/${tool.id}/${action}">
    <button class="button">${label}</button>
  </form>
`

function writeState({ state, inChooser }: Tool) {
  if (state === 'pending') return 'Waits for you to activate it'
  return inChooser ? 'Active, shown in courses' : 'Active, not shown in courses yet'
}

const writeTool = (tool: Tool) => html`
  <li class="item tool-row">
    <span class="icon tool" aria-hidden="true"></span>
    <span>
      <strong>${tool.name}</strong><small>${writeState(tool)}</small>
      <small class="wrap">${tool.loginUrl}, client ${tool.clientId}, deployment ${tool.deploymentId}</small>
    </span>
    <span class="actions">
      ${
        tool.state === 'pending'
          ? writeAction(tool, 'activate', 'Activate')
          : writeAction(tool, tool.inChooser ? 'hide' : 'show', tool.inChooser ? 'Hide in courses' : 'Show in courses')
      }
    </span>
  </li>
`

function showTools(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const person = readAdministrator(parts, request)
  const { tools } = parts.world
  const body = html`
    <h1>External tools</h1>
    <form class="card form" method="post" action="/administration/register">
      <label>
        Registration address of a tool
        <input name="address" type="url" required placeholder="https://tool.example/register?…" />
      </label>
      <p><button class="button primary">Register the tool</button></p>
    </form>
    ${
      tools.length > 0
        ? html`<ul class="items card">
            ${tools.map(writeTool)}
          </ul>`
        : html`<p class="card quiet">
            No tool is registered yet. Ask the tool for an invitation and paste its address above.
          </p>`
    }
    ${writeOutage(parts)}
  `
  return sendPage(reply, writePage(parts, { title: 'External tools', person, body }))
}

/** What is switched off together, to see what a tool makes of it. */
const GRADING: Endpoint[] = ['lineItems', 'scores', 'results']

const writeOutage = ({ traffic }: Parts) => {
  const isOut = GRADING.some((endpoint) => traffic.isOut(endpoint))
  return html`
    <form class="card form" method="post" action="/administration/outage">
      <h2>The gradebook's services</h2>
      <p class="quiet">${isOut ? 'Switched off: tools are told that we are down.' : 'They answer tools.'}</p>
      <p>
        <button class="button" name="on" value="${isOut ? 'no' : 'yes'}">
          ${isOut ? 'Switch on again' : 'Switch off'}
        </button>
      </p>
    </form>
  `
}

function switchOutage(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  readAdministrator(parts, request)
  const isOut = readForm(request)['on'] === 'yes'
  for (const endpoint of GRADING) parts.traffic.outage(endpoint, isOut)
  return reply.redirect('/administration', 303)
}

/** The tool's own registration page, in a frame, with a fresh one-time token. */
function showRegistration(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const person = readAdministrator(parts, request)
  const address = readForm(request)['address'] ?? ''
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    return reply.redirect('/administration', 303)
  const settings: RegistrationSettings = { after: '/administration' }
  const body = html`
    <div class="activity-head">
      <p class="crumbs"><a href="/administration">External tools</a></p>
      <h1>Register a tool</h1>
    </div>
    <iframe
      class="tool-frame"
      name="registration"
      title="Register a tool"
      src="${writeRegistrationAddress(parts, address)}"
      ${writeData(settings)}
    ></iframe>
  `
  const content = { title: 'Register a tool', person, body, fills: true, early: ['registration.js'] }
  return sendPage(reply, writePage(parts, content))
}

const CHANGES: Record<string, Partial<Tool>> = {
  activate: { state: 'active' },
  show: { inChooser: true },
  hide: { inChooser: false },
}

function changeTool(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  readAdministrator(parts, request)
  const tool = parts.world.findTool(readParameter(request, 'tool'))
  if (tool) Object.assign(tool, CHANGES[readParameter(request, 'action')])
  return reply.redirect('/administration', 303)
}

/** The administrator's pages: registered tools, and registering another. */
export function serveAdministration(parts: Parts) {
  const { app } = parts
  app.get('/administration', (request, reply) => showTools(parts, request, reply))
  app.post('/administration/outage', (request, reply) => switchOutage(parts, request, reply))
  app.post('/administration/register', (request, reply) => showRegistration(parts, request, reply))
  app.post('/administration/tools/:tool/:action', (request, reply) => changeTool(parts, request, reply))
}
