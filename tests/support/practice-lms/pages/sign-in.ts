import type { FastifyReply, FastifyRequest } from 'fastify'
import { readForm, readQuery } from '../bodies.ts'
import { html } from '../html.ts'
import type { Parts } from '../parts.ts'
import type { Part, Person } from '../people.ts'
import { writeFace } from './face.ts'
import { sendPage } from './guard.ts'
import { writePage } from './layout.ts'

const GROUPS: { title: string; parts: Part[] }[] = [
  { title: 'Those who run the course', parts: ['facilitator', 'designer', 'mentor'] },
  { title: 'Learners', parts: ['learner'] },
  { title: 'Those who run the LMS', parts: ['administrator'] },
]

const writeCard = (person: Person) => html`
  <button class="person" name="person" value="${person.id}">
    ${writeFace(person)}
    <span
      ><strong>${person.name}</strong
      ><small>${person.part}${person.locale === 'en' ? '' : `, ${person.locale}`}</small></span
    >
  </button>
`

const writeGroup = (people: Person[], { title, parts }: (typeof GROUPS)[number]) => html`
  <h2>${title}</h2>
  <div class="people">${people.filter(({ part }) => parts.includes(part)).map(writeCard)}</div>
`

function showPeople(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const body = html`
    <h1>Who would you like to be?</h1>
    <p class="quiet">
      ${parts.site.description} is a practice LMS with invented people. Take any of them; you can change at any time.
    </p>
    <form method="post" action="/be">
      <input type="hidden" name="next" value="${readQuery(request)['next'] ?? ''}" />
      ${GROUPS.map((group) => writeGroup(parts.world.people, group))}
    </form>
  `
  return sendPage(reply, writePage(parts, { title: 'Who to be', body, person: parts.sessions.find(request) }))
}

/** Only addresses inside the LMS: the parameter comes from anywhere. */
const readNext = (next: string | undefined) => (next?.startsWith('/') && !/^\/[/\\]/.test(next) ? next : '/courses')

function becomePerson(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const form = readForm(request)
  const person = parts.world.findPerson(form['person'])
  if (!person) return reply.redirect('/', 303)
  parts.sessions.give(reply, person)
  return reply.redirect(readNext(form['next']), 303)
}

/** Choosing who to be. There are no passwords: everybody here is invented. */
export function serveSignIn(parts: Parts) {
  parts.app.get('/', (request, reply) => showPeople(parts, request, reply))
  parts.app.post('/be', (request, reply) => becomePerson(parts, request, reply))
}
