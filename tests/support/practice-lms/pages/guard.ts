import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '../answers.ts'
import { findMember, type Activity, type Course } from '../courses.ts'
import type { Html } from '../html.ts'
import type { Parts } from '../parts.ts'
import { mayArrange, type Person } from '../people.ts'
import { readParameter } from '../services.ts'
import { writeMessagePage } from './layout.ts'

/** Sends a page that no browser keeps: who looks may change at any time. */
export const sendPage = (reply: FastifyReply, page: Html) =>
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page.text)

const refuse = (status: number, title: string, text: string): never => {
  throw new Refused({ status, type: 'text/html; charset=utf-8', body: writeMessagePage(title, text).text })
}

/** Whoever sits at this browser; nobody is sent to choose who to be, and comes back after it. */
export function readPerson({ sessions }: Parts, request: FastifyRequest): Person {
  const person = sessions.find(request)
  if (person) return person
  const location = `/?next=${encodeURIComponent(request.url)}`
  throw new Refused({ status: 302, type: 'text/plain', body: 'Choose who to be first.', headers: { location } })
}

/** Somebody looking at a course they may see. */
export interface CourseVisit {
  person: Person
  course: Course
}

/** The person and the course of an address, when they belong together. Administrators may look into every course. */
export function readVisit(parts: Parts, request: FastifyRequest): CourseVisit {
  const person = readPerson(parts, request)
  const course = parts.world.findCourse(readParameter(request, 'course'))
  if (!course || (person.part !== 'administrator' && !findMember(course, person.id))) {
    return refuse(404, 'No such course', 'It does not exist, or you are not in it.')
  }
  return { person, course }
}

/** A visit by somebody who may arrange the course; others get 403. */
export function readArrangingVisit(parts: Parts, request: FastifyRequest): CourseVisit {
  const visit = readVisit(parts, request)
  return mayArrange(visit.person) ? visit : refuse(403, 'Not for you', 'Only those who arrange the course may do this.')
}

/** A visit to one activity of the course; 404 when it is not there. */
export function readActivityVisit(parts: Parts, request: FastifyRequest): CourseVisit & { activity: Activity } {
  const visit = readVisit(parts, request)
  const id = readParameter(request, 'activity')
  const activity = visit.course.activities.find((one) => one.id === id)
  return activity ? { ...visit, activity } : refuse(404, 'No such activity', 'Somebody may have taken it away.')
}

/** The administrator at this browser; anybody else gets 403. */
export function readAdministrator(parts: Parts, request: FastifyRequest): Person {
  const person = readPerson(parts, request)
  return person.part === 'administrator' ? person : refuse(403, 'Not for you', 'Only an administrator may see this.')
}
