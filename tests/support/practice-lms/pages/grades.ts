import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Course, Grade, LineItem } from '../courses.ts'
import { html } from '../html.ts'
import type { Parts } from '../parts.ts'
import { mayArrange, type Person } from '../people.ts'
import { writeCourseHead } from './course.ts'
import { writeFace } from './face.ts'
import { readVisit, sendPage } from './guard.ts'
import { writePage } from './layout.ts'

const round = (value: number) => String(Math.round(value * 100) / 100)

const writeGrade = (grade: Grade | undefined, item: LineItem) => html`
  <td class="number">
    ${grade?.given === undefined || grade.given === null ? '–' : `${round(grade.given)} / ${round(item.scoreMaximum)}`}
    ${grade?.comments.map((comment) => html`<small>${comment}</small>`)}
  </td>
`

const writeRow = (person: Person, items: LineItem[]) => html`
  <tr>
    <th scope="row">
      <span class="who">${writeFace(person)}<span>${person.name}</span></span>
    </th>
    ${items.map((item) => writeGrade(item.grades.get(person.id), item))}
  </tr>
`

const writeTable = (people: Person[], items: LineItem[]) => html`
  <div class="card scrolls" tabindex="0" role="region" aria-label="Grades">
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          ${items.map((item) => html`<th scope="col" class="number">${item.label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${people.map((person) => writeRow(person, items))}
      </tbody>
    </table>
  </div>
`

/** Whoever arranges or mentors sees all learners; a learner sees their own row. */
function listGraded(course: Course, viewer: Person) {
  const learners = course.members
    .filter(({ part }) => part === 'learner')
    .map(({ person }) => person)
    .toSorted((a, b) => a.family.localeCompare(b.family, 'en'))
  return mayArrange(viewer) || viewer.part === 'mentor' ? learners : learners.filter((person) => person === viewer)
}

function showGrades(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const visit = readVisit(parts, request)
  const { lineItems } = visit.course
  const body = html`
    ${writeCourseHead(visit, 'grades')}
    ${
      lineItems.length === 0
        ? html`<p class="card quiet">Nothing in this course is graded yet.</p>`
        : writeTable(listGraded(visit.course, visit.person), lineItems)
    }
  `
  return sendPage(reply, writePage(parts, { title: 'Grades', person: visit.person, body }))
}

/** The gradebook. */
export function serveGrades(parts: Parts) {
  parts.app.get('/courses/:course/grades', (request, reply) => showGrades(parts, request, reply))
}
