import type { FastifyReply, FastifyRequest } from 'fastify'
import { readForm } from '../bodies.ts'
import { findLineItem, gradeByHand, type Course, type Grade, type LineItem } from '../courses.ts'
import { html } from '../html.ts'
import type { Parts } from '../parts.ts'
import { mayArrange, type Person } from '../people.ts'
import { writeCourseHead } from './course.ts'
import { writeFace } from './face.ts'
import { readParameter } from '../services.ts'
import { readArrangingVisit, readVisit, sendPage, type CourseVisit } from './guard.ts'
import { writePage } from './layout.ts'

const round = (value: number) => String(Math.round(value * 100) / 100)

/** A teacher may put a grade of their own in the place of any other. */
const writeForm = (grade: Grade | undefined, { item, person, course }: Cell) => html`
  <details class="by-hand">
    <summary aria-label="Change the grade of ${person.name}">Change</summary>
    <form method="post" action="/courses/${course.id}/grades/${item.id}/${person.id}">
      <input
        name="given"
        type="number"
        step="any"
        min="0"
        max="${String(item.scoreMaximum)}"
        value="${grade?.given === undefined || grade.given === null ? '' : round(grade.given)}"
        aria-label="Points of ${person.name}"
      />
      <button class="button">Save</button>
    </form>
  </details>
`

interface Cell {
  item: LineItem
  person: Person
  course: Course
}

const writeGrade = (grade: Grade | undefined, cell: Cell, viewer: Person) => html`
  <td class="number">
    ${grade?.given === undefined || grade.given === null ? '–' : `${round(grade.given)} / ${round(cell.item.scoreMaximum)}`}
    ${grade?.comments.map((comment) => html`<small>${comment}</small>`)} ${mayArrange(viewer) && writeForm(grade, cell)}
  </td>
`

const writeRow = ({ course, person: viewer }: CourseVisit, person: Person) => html`
  <tr>
    <th scope="row">
      <span class="who">${writeFace(person)}<span>${person.name}</span></span>
    </th>
    ${course.lineItems.map((item) => writeGrade(item.grades.get(person.id), { item, person, course }, viewer))}
  </tr>
`

const writeTable = (visit: CourseVisit, people: Person[]) => html`
  <div class="card scrolls" tabindex="0" role="region" aria-label="Grades">
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          ${visit.course.lineItems.map((item) => html`<th scope="col" class="number">${item.label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${people.map((person) => writeRow(visit, person))}
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
        : writeTable(visit, listGraded(visit.course, visit.person))
    }
  `
  return sendPage(reply, writePage(parts, { title: 'Grades', person: visit.person, body }))
}

function changeGrade(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const { course } = readArrangingVisit(parts, request)
  const item = findLineItem(course, readParameter(request, 'item'))
  const person = parts.world.findPerson(readParameter(request, 'person'))
  const given = readForm(request)['given'] ?? ''
  if (item && person) gradeByHand(item, person, given === '' ? null : Number(given))
  return reply.redirect(`/courses/${course.id}/grades`, 303)
}

/** The gradebook. */
export function serveGrades(parts: Parts) {
  parts.app.get('/courses/:course/grades', (request, reply) => showGrades(parts, request, reply))
  parts.app.post('/courses/:course/grades/:item/:person', (request, reply) => changeGrade(parts, request, reply))
}
