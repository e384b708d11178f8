import fastify from 'fastify'
import type { AddressInfo } from 'node:net'
import { Refused, sendAnswer } from './answers.ts'
import { acceptAnyBody } from './bodies.ts'
import type { CourseSeed } from './courses.ts'
import { serveDeepLinking } from './deep-linking.ts'
import { PlatformKeys } from './keys.ts'
import { Launches } from './launches.ts'
import { serveLineItems } from './line-items.ts'
import { canvas } from './moods/canvas.ts'
import { moodle } from './moods/moodle.ts'
import { serveOidc } from './oidc.ts'
import { serveActivity } from './pages/activity.ts'
import { serveAddActivity } from './pages/add-activity.ts'
import { serveAdministration } from './pages/administration.ts'
import { serveCourse } from './pages/course.ts'
import { serveFiles } from './pages/files.ts'
import { serveGrades } from './pages/grades.ts'
import { servePeople } from './pages/people.ts'
import { serveSignIn } from './pages/sign-in.ts'
import type { Parts } from './parts.ts'
import type { PersonSeed } from './people.ts'
import { PracticeLms } from './practice-lms.ts'
import { makeReceived } from './received.ts'
import { Invitations, serveRegistration } from './registration.ts'
import { serveRoster } from './roster.ts'
import { serveScores } from './scores.ts'
import { defaultCourse, firm } from './seed/course.ts'
import { defaultPeople } from './seed/people.ts'
import { Sessions } from './sessions.ts'
import { serveStorageFrame } from './storage-frame.ts'
import { serveTokens, Tokens } from './tokens.ts'
import { Traffic } from './traffic.ts'
import { World } from './world.ts'

/** What a practice LMS is started with; all but the mood may be left out. */
export interface PracticeLmsOptions {
  /** Whose manners it has. */
  mood: 'moodle' | 'canvas'
  /** Default `127.0.0.1`. */
  host?: string
  /** Default 0: any free one. */
  port?: number
  course?: CourseSeed
  /** Everybody; all but administrators are put into the course. Default: a cohort of 25 and an administrator. */
  people?: PersonSeed[]
  /** Default: its own address. Canvas's schools, for one, share an issuer. */
  issuer?: string
  /** Whether launches and rosters tell where people's pictures are. Default as the real one: Canvas yes, Moodle no. */
  sharesPictures?: boolean
}

const MOODS = { moodle, canvas }

async function makeParts(options: PracticeLmsOptions): Promise<Parts> {
  const app = fastify({ forceCloseConnections: true, routerOptions: { ignoreTrailingSlash: true } })
  const mood = MOODS[options.mood]
  const site = { ...firm, url: '', issuer: options.issuer ?? '' }
  return {
    app,
    mood,
    site,
    world: new World(mood),
    keys: await PlatformKeys.make(),
    launches: new Launches(),
    sessions: new Sessions(() => new URL(site.url).port),
    tokens: new Tokens(),
    invitations: new Invitations(),
    traffic: new Traffic(),
    received: makeReceived(),
    levers: { storage: 'working', sharesPictures: options.sharesPictures ?? mood.roster.sharesPictures },
  }
}

function fillWorld({ world }: Parts, options: PracticeLmsOptions) {
  const course = world.addCourse(options.course ?? defaultCourse)
  for (const seed of options.people ?? defaultPeople) {
    const person = world.addPerson(seed)
    if (person.part !== 'administrator') world.enrol(course, person)
  }
}

const SERVERS = [
  ...[serveTokens, serveOidc, serveRegistration, serveRoster, serveLineItems, serveScores, serveDeepLinking],
  ...[serveStorageFrame, serveFiles, serveSignIn, serveCourse, serveActivity, serveAddActivity],
  ...[servePeople, serveGrades, serveAdministration],
]

function serveAll(parts: Parts) {
  const { app, traffic } = parts
  acceptAnyBody(app)
  traffic.watch(app)
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof Refused) return sendAnswer(reply, error.answer)
    return reply.code(500).send(error)
  })
  for (const serve of SERVERS) serve(parts)
}

/** Starts a practice LMS that listens on loopback. Close it when done. */
export async function startPracticeLms(options: PracticeLmsOptions): Promise<PracticeLms> {
  const parts = await makeParts(options)
  const { app, site } = parts
  fillWorld(parts, options)
  serveAll(parts)
  const host = options.host ?? '127.0.0.1'
  await app.listen({ host, port: options.port ?? 0 })
  const { port } = app.server.address() as AddressInfo // a TCP server has no other kind of address
  site.url = `http://${host}:${port}`
  site.issuer ||= site.url
  return new PracticeLms(parts)
}

export { CookieJar } from './cookie-jar.ts'
export type { Activity, Container, Course, CourseSeed, Grade, LineItem, Member } from './courses.ts'
export { Dance, type DanceOptions, type Step } from './dance.ts'
export type { Signing } from './keys.ts'
export type { Claims } from './launches.ts'
export type { Person, PersonSeed } from './people.ts'
export type { LaunchResult, Token, PracticeLms } from './practice-lms.ts'
export { defaultCourse } from './seed/course.ts'
export { defaultPeople, learners, staff } from './seed/people.ts'
export type { Tool, ToolSeed } from './tools.ts'
export type { ActivitySeed } from './world.ts'
