import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Member } from '../courses.ts'
import { html } from '../html.ts'
import type { Parts } from '../parts.ts'
import { drawFace } from '../seed/faces.ts'
import { readParameter } from '../services.ts'
import { writeCourseHead } from './course.ts'
import { writeFace } from './face.ts'
import { readVisit, sendPage } from './guard.ts'
import { writePage } from './layout.ts'

const writeMember = ({ person, part, status }: Member) => html`
  <li class="item">
    ${writeFace(person)}
    <span>
      ${person.name}
      <small
        >${part}${person.locale === 'en' ? '' : `, reads ${person.locale}`}${status === 'Inactive' && ', has left'}</small
      >
    </span>
  </li>
`

function showPeople(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const visit = readVisit(parts, request)
  const members = visit.course.members.toSorted((a, b) => a.person.family.localeCompare(b.person.family, 'en'))
  const body = html`
    ${writeCourseHead(visit, 'people')}
    <p class="quiet">${members.length} people</p>
    <ul class="items roster card">
      ${members.map(writeMember)}
    </ul>
  `
  return sendPage(reply, writePage(parts, { title: 'People', person: visit.person, body }))
}

/** The roster, and the pictures of the people in it. */
export function servePeople(parts: Parts) {
  parts.app.get('/courses/:course/people', (request, reply) => showPeople(parts, request, reply))
  parts.app.get('/faces/:file', (request, reply) => {
    const person = parts.world.findPerson(readParameter(request, 'file').replace(/\.svg$/, ''))
    if (!person?.face) return reply.code(404).send('No picture')
    return reply
      .type('image/svg+xml')
      .header('cache-control', 'max-age=3600')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('access-control-allow-origin', '*')
      .send(drawFace(person.face))
  })
}
