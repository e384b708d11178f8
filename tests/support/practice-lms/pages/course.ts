import type { FastifyReply, FastifyRequest } from 'fastify'
import { readQuery } from '../bodies.ts'
import { findMember, type Activity, type Course } from '../courses.ts'
import { html, type Html } from '../html.ts'
import type { Parts } from '../parts.ts'
import { mayArrange, type Person } from '../people.ts'
import { readPerson, readVisit, sendPage, type CourseVisit } from './guard.ts'
import { writePage } from './layout.ts'

/** Title and tabs at the top of every page of a course. */
export const writeCourseHead = (
  { person, course }: CourseVisit,
  current: 'course' | 'people' | 'grades' | 'add',
): Html => {
  const at = `/courses/${course.id}`
  const tabs: [string, string, string][] = [
    ['course', at, 'Course'],
    ['people', `${at}/people`, 'People'],
    ['grades', `${at}/grades`, 'Grades'],
    ...(mayArrange(person) ? [['add', `${at}/add`, 'Add an activity'] as [string, string, string]] : []),
  ]
  return html`
    <h1>${course.title}</h1>
    <nav class="tabs" aria-label="Course">
      ${tabs.map(([name, href, label]) => html`<a href="${href}" ${name === current && html`aria-current="page"`}>${label}</a>`)}
    </nav>
  `
}

const writeActivity = (course: Course, activity: Activity) => html`
  <li class="item">
    <span class="icon tool" aria-hidden="true"></span>
    <span>
      <a href="/courses/${course.id}/activities/${activity.id}">${activity.title}</a>
      ${activity.description && html`<small>${activity.description}</small>`}
      <small
        >${activity.lineItemId ? 'Graded' : 'Not graded'}${activity.container === 'window' && ', opens in a new window'}</small
      >
    </span>
  </li>
`

const writeReading = (title: string) => html`
  <li class="item">
    <span class="icon page" aria-hidden="true"></span><span>${title}<small>Page</small></span>
  </li>
`

const writeSection = (course: Course, index: number) => {
  const section = course.sections[index]
  const activities = course.activities.filter((activity) => activity.section === index)
  return html`
    <section class="card">
      <h2>${section?.title ?? 'More'}</h2>
      <ul class="items">
        ${section?.readings.map(writeReading)} ${activities.map((activity) => writeActivity(course, activity))}
      </ul>
    </section>
  `
}

function showCourse(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const visit = readVisit(parts, request)
  const { notice } = readQuery(request)
  const { course, person } = visit
  const body = html`
    ${writeCourseHead(visit, 'course')} ${notice && html`<p class="notice" role="status">${notice}</p>`}
    <p class="quiet">${course.introduction}</p>
    ${course.sections.map((_section, index) => writeSection(course, index))}
    ${mayArrange(person) && html`<p><a class="button" href="/courses/${course.id}/add">Add an activity</a></p>`}
  `
  return sendPage(reply, writePage(parts, { title: course.title, body, person }))
}

const listCourses = ({ world }: Parts, person: Person) =>
  world.courses.filter((course) => person.part === 'administrator' || findMember(course, person.id))

function showCourses(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const person = readPerson(parts, request)
  const courses = listCourses(parts, person)
  const [only] = courses
  if (only && courses.length === 1) return reply.redirect(`/courses/${only.id}`)
  const body = html`
    <h1>Your courses</h1>
    <ul class="items card">
      ${courses.map((course) => html`<li class="item"><a href="/courses/${course.id}">${course.title}</a></li>`)}
    </ul>
  `
  return sendPage(reply, writePage(parts, { title: 'Your courses', body, person }))
}

/** The list of courses and a course's own page. */
export function serveCourse(parts: Parts) {
  parts.app.get('/courses', (request, reply) => showCourses(parts, request, reply))
  parts.app.get('/courses/:course', (request, reply) => showCourse(parts, request, reply))
  const { returnToCourse } = parts.mood.paths
  parts.app.get(returnToCourse, (request, reply) => {
    const id = (request.params as { course?: string }).course ?? readQuery(request)['course'] // Fastify parses `:course` into a string
    return reply.redirect(id ? `/courses/${encodeURIComponent(id)}` : '/courses')
  })
}
