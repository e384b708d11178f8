import type { JWTPayload } from 'jose'
import { gradeByHand, type Activity, type Course, type CourseSeed, type Grade } from './courses.ts'
import { Dance, type DanceOptions, type Step } from './dance.ts'
import type { PlatformKeys, Signing } from './keys.ts'
import type { Claims } from './launches.ts'
import type { StorageBehaviour } from './moods/mood.ts'
import { writeClaims } from './oidc.ts'
import type { Parts } from './parts.ts'
import type { Person, PersonSeed } from './people.ts'
import type { Received } from './received.ts'
import { writeRegistrationAddress } from './registration.ts'
import type { Tool, ToolSeed } from './tools.ts'
import type { Endpoint, Failure } from './traffic.ts'
import type { ActivitySeed, World } from './world.ts'

/** What a token is to be about, and how it is to be wrong. */
export interface Token {
  person: Person
  /** Without one it is a Deep Linking request. */
  activity?: Activity
  tool?: Tool
  course?: Course
  nonce?: string
  /** Claims to replace; `undefined` takes one away. */
  claims?: Record<string, unknown>
  signing?: Signing
}

/** A whole launch; `login`, `authorize` and `post` are also in `steps`, in order. */
export interface LaunchResult {
  login: Step
  authorize: Step
  post: Step
  steps: Step[]
  dance: Dance
}

/** Replaces claims; `undefined` takes one away. */
const change = (claims: Claims, changes: Record<string, unknown>): Claims =>
  Object.fromEntries(Object.entries({ ...claims, ...changes }).filter(([, value]) => value !== undefined))

/** A running practice LMS: its world, its endpoints and the levers that tests pull. */
export class PracticeLms {
  readonly world: World
  /** Signs anything, rightly or wrongly. */
  readonly keys: PlatformKeys
  /** What tools have sent so far. */
  readonly received: Received

  constructor(private readonly parts: Parts) {
    this.world = parts.world
    this.keys = parts.keys
    this.received = parts.received
  }

  get url() {
    return this.parts.site.url
  }

  get issuer() {
    return this.parts.site.issuer
  }

  /** The platform's addresses, as an administrator copies them into a tool. */
  get endpoints() {
    const { authorize, token, jwks, configuration, registration } = this.parts.mood.paths
    return {
      authorizeUrl: this.url + authorize,
      tokenUrl: this.url + token,
      jwksUrl: this.url + jwks,
      configurationUrl: this.url + configuration,
      registrationUrl: this.url + registration,
    }
  }

  async close() {
    await this.parts.app.close()
    this.keys.giveBack()
  }

  // The world

  get course() {
    return this.world.readFirstCourse()
  }

  get people() {
    return this.world.people
  }

  /** A person by sign-in name, full name or `sub`; throws when there is none. */
  person(name: string) {
    return this.world.readPerson(name)
  }

  /** Registers a tool by hand: active at once, and shown in courses. */
  registerTool(tool: ToolSeed): Tool {
    return this.world.addTool(tool)
  }

  /** Turns a pending tool on and shows it in courses, as an administrator does in two clicks. */
  activateTool(tool: Tool) {
    Object.assign(tool, { state: 'active', inChooser: true })
  }

  addActivity(activity: ActivitySeed): Activity {
    return this.world.addActivity(activity)
  }

  addCourse(course: CourseSeed): Course {
    return this.world.addCourse(course)
  }

  /** Adds a person and enrols them, in the first course unless told otherwise. */
  addPerson(seed: PersonSeed, course: Course = this.course): Person {
    const person = this.world.addPerson(seed)
    if (person.part !== 'administrator') this.world.enrol(course, person)
    return person
  }

  /** Somebody leaves a course; or comes back. */
  setStatus(person: Person, status: 'Active' | 'Inactive', course: Course = this.course) {
    for (const member of course.members) if (member.person === person) member.status = status
  }

  /** The grade the gradebook shows for somebody in an activity. */
  findGrade(activity: Activity, person: Person): Grade | undefined {
    const { lineItems } = this.world.readCourseOf(activity)
    return lineItems.find(({ id }) => id === activity.lineItemId)?.grades.get(person.id)
  }

  /** A teacher types a grade into the gradebook, in points of the column; null takes it away. */
  setGrade(activity: Activity, person: Person, given: number | null) {
    const { lineItems } = this.world.readCourseOf(activity)
    const item = lineItems.find(({ id }) => id === activity.lineItemId)
    if (!item) throw new Error(`"${activity.title}" is not graded.`)
    gradeByHand(item, person, given)
  }

  /** The tool's registration address with our configuration and a fresh one-time token. */
  inviteTool(registrationAddress: string): string {
    return writeRegistrationAddress(this.parts, registrationAddress)
  }

  // Launches

  /** Prepares a launch to be made step by step; without an activity it is Deep Linking. */
  dance(person: Person, activity?: Activity, options: DanceOptions = {}): Dance {
    return new Dance(this.parts, person, { ...options, ...(activity ? { activity } : {}) })
  }

  /** Makes a whole launch over HTTP. Throws when the tool's login does not redirect, or we answer no form. */
  async launch(person: Person, activity?: Activity, options: DanceOptions = {}): Promise<LaunchResult> {
    const dance = this.dance(person, activity, options)
    const login = await dance.login()
    const authorize = await dance.authorize()
    const post = await dance.post()
    return { login, authorize, post, steps: dance.steps, dance }
  }

  /** The claims of an honest token, with changes; without `nonce` unless given. */
  claims({ person, activity, tool, course, nonce, claims }: Token): JWTPayload {
    const { launch } = this.dance(person, activity, { ...(tool ? { tool } : {}), ...(course ? { course } : {}) })
    return change({ ...(nonce === undefined ? {} : { nonce }), ...writeClaims(this.parts, launch) }, claims ?? {})
  }

  /** A signed id_token, honest but for what is asked for. */
  idToken(token: Token): Promise<string> {
    return this.keys.sign(this.claims(token), token.signing)
  }

  // Levers

  /** Switches an endpoint off (503, or the given failure) or on again. */
  outage(what: Endpoint | 'all', on: boolean | Failure = true) {
    this.parts.traffic.outage(what, on)
  }

  /** Lets an endpoint do its work and lose its answer, or hold it back for ever; false ends it. */
  keepAnswers(what: Endpoint, how: 'lost' | 'held' | false) {
    this.parts.traffic.keepAnswers(what, how)
  }

  /** Makes an endpoint wait before it answers; 0 ends it. */
  slow(what: Endpoint | 'all', milliseconds: number) {
    this.parts.traffic.slow(what, milliseconds)
  }

  /** Requests per endpoint so far. */
  get counts(): Readonly<Record<Endpoint, number>> {
    return this.parts.traffic.counts
  }

  forgetCounts() {
    this.parts.traffic.forget()
  }

  /** Signs with a new key from now on; `dropOld` takes the old one out of the key set. Answers the new kid. */
  rotateKeys(dropOld = false) {
    return this.keys.rotate(dropOld)
  }

  /** Makes all access tokens worthless. */
  revokeTokens() {
    this.parts.tokens.revokeAll()
  }

  /** How long new access tokens live, in seconds. */
  setTokenLifetime(seconds: number) {
    this.parts.tokens.lifetime = seconds
  }

  /** Whether the platform's storage works, is silent as in Canvas's apps, or is not offered. */
  setStorage(behaviour: StorageBehaviour) {
    this.parts.levers.storage = behaviour
  }
}
