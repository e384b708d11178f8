import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import fastify from 'fastify'
import { WebSocket, type ClientOptions } from 'ws'
import type { ActivityId, CohortId, CourseId, PersonId, Role } from '../../../plugins/api/contract.ts'
import { createActivity } from '../../../server/activities/activities.ts'
import { saveCourse } from '../../../server/courses/courses.ts'
import { saveMember } from '../../../server/courses/members.ts'
import type { Database } from '../../../server/database/database.ts'
import { coreMigrations } from '../../../migrations/index.ts'
import { refuse } from '../../../server/errors.ts'
import { newId } from '../../../server/ids.ts'
import { openLive, type Live, type LiveParts } from '../../../server/live/live.ts'
import { Publication, type Frame } from '../../../server/live/publication.ts'
import { roomsOf, type Room } from '../../../server/live/rooms.ts'
import { makeDoor } from '../../../server/operations/visit.ts'
import { savePerson } from '../../../server/people/people.ts'
import { openSession } from '../../../server/sessions/sessions.ts'
import { openTestDatabase } from '../../support/databases.ts'
import type { Migrated } from '../../support/migrated.ts'
import { Listener } from './listener.ts'

const url = 'https://tertulia.example'
const at = 1_763_700_000_000

/** Everything of the house that live delivery stands on, and nothing above it: a database, the door, and the socket. */
export class LiveHouse {
  live!: Live
  now = at
  readonly errors: unknown[] = []
  /** What the pages came by, for as long as the server keeps it. */
  readonly requests: WeakRef<IncomingMessage>[] = []
  /** The server's ends of their sockets, likewise. */
  readonly wires: WeakRef<WebSocket>[] = []
  address = ''
  private readonly sockets = new Set<WebSocket>()
  private stop: () => Promise<unknown> = async () => undefined
  private readonly listeners: Listener[] = []

  private constructor(
    readonly database: Database,
    readonly course: CourseId,
    private readonly pace: LiveParts['pace'],
    private readonly join: LiveParts['join'],
  ) {}

  static async open(
    pace?: LiveParts['pace'],
    makeDatabase: typeof openDistantDatabase = openTestDatabase,
    join?: LiveParts['join'],
  ): Promise<LiveHouse> {
    const database = await makeDatabase([['core', coreMigrations]])
    const course = await database.write((db) => saveCourse(db, { tenant: 'lms', externalId: 'c1' }, at))
    const house = new LiveHouse(database, course, pace, join)
    await house.start()
    return house
  }

  /** Ends the server as a power cut would, and starts another one on the same database. */
  async restart(): Promise<void> {
    await Promise.all(this.listeners.map((listener) => listener.cut()))
    await this.stop()
    await this.start()
  }

  async close(): Promise<void> {
    await Promise.all(this.listeners.map((listener) => listener.cut()))
    await this.stop()
    await this.database.close()
  }

  /** Closes the server alone, as a stop in good order does. */
  stopServing(): Promise<unknown> {
    return this.stop()
  }

  async enrol(name: string, { role = 'learner', cohort }: { role?: Role; cohort?: CohortId } = {}): Promise<PersonId> {
    return this.database.write(async (db) => {
      const person = await savePerson(db, 'lms', { subject: name, name }, at)
      await saveMember(db, { course: this.course, person, role, status: 'active', seenAt: at }, at)
      if (cohort) await db.insertInto('cohort_members').values({ cohort_id: cohort, person_id: person }).execute()
      return person
    })
  }

  signIn(person: PersonId): Promise<string> {
    return this.database.write((db) => openSession(db, { person, course: this.course }, this.now))
  }

  async addCohort(name: string): Promise<CohortId> {
    const id = newId<'cohort'>()
    const row = { id, course_id: this.course, name, is_default: null, created_at: at }
    await this.database.write((db) => db.insertInto('cohorts').values(row).execute())
    return id
  }

  addActivity(cohort: CohortId | null = null): Promise<ActivityId> {
    return this.database.write(async (db) => {
      const activity = { course: this.course, plugin: 'poll', title: 'Poll', settings: {} }
      const id = await createActivity(db, activity, at)
      await db.updateTable('activities').set({ cohort_id: cohort }).where('id', '=', id).execute()
      return id
    })
  }

  /** Commits something in rooms, as a command would, and delivers it. */
  async publish(rooms: readonly Room[], ...data: unknown[]): Promise<Frame[]> {
    const frames = await this.commit(rooms, ...data)
    this.live.deliver(frames)
    return frames
  }

  /** Commits and does not deliver, as when the server is killed between the two. */
  commit(rooms: readonly Room[], ...data: unknown[]): Promise<Frame[]> {
    const publication = new Publication()
    for (const one of data) publication.add(rooms, 'poll.said', one)
    return this.database.write((db) => publication.store(db, this.now))
  }

  /** Says something in the course's room, and with it that rights may have changed. */
  async publishNews(room: Room): Promise<void> {
    const publication = new Publication()
    publication.add([room], 'people.changed', {})
    this.live.deliver(await this.database.write((db) => publication.store(db, this.now)))
  }

  get httpAddress(): string {
    return this.address.replace('ws:', 'http:')
  }

  /** How many pages are connected, as the server sees it. */
  get connected(): number {
    return this.sockets.size
  }

  /** How many bytes wait in the server for the slowest reader. */
  get mostWaiting(): number {
    return Math.max(...[...this.sockets].map((socket) => socket.bufferedAmount))
  }

  /** Opens a socket and says nothing yet. */
  async dial(headers: Record<string, string> = { origin: url }, options: ClientOptions = {}): Promise<Listener> {
    const socket = new WebSocket(this.address, { headers, ...options })
    const listener = new Listener(socket)
    this.listeners.push(listener)
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    return listener
  }

  /** Opens a page of an activity, and waits until it is welcome. */
  async visit(activity: ActivityId, token: string, since: Record<Room, number> = {}): Promise<Listener> {
    const listener = await this.dial()
    listener.say({ hello: { token, activity, since } })
    return listener.until(({ welcomes }) => welcomes.length > 0)
  }

  private async start(): Promise<void> {
    const { database, join, pace } = this
    const app = fastify()
    const enter = makeDoor({ database, positions: (rooms) => this.live.positions(rooms), now: () => this.now })
    const quiet = () => undefined
    const log = { debug: quiet, info: quiet, warn: quiet, error: (error: unknown) => this.errors.push(error) }
    this.live = openLive({
      database,
      enter,
      now: () => this.now,
      log,
      url,
      ...(join && { join }),
      ...(pace && { pace }),
    })
    await this.live.routes(app, () => Promise.reject(refuse('not_found')))
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    this.address = `ws://127.0.0.1:${port}/live`
    app.websocketServer.on('connection', (socket, request) => {
      this.requests.push(new WeakRef(request))
      this.wires.push(new WeakRef(socket))
      this.sockets.add(socket)
      socket.once('close', () => this.sockets.delete(socket))
    })
    this.stop = () => app.close()
  }
}

export const everybodyIn = (activity: ActivityId): Room[] => roomsOf(activity, { kind: 'course' })

/** A database as it is across a network: until its answer arrives, the world goes on. */
export async function openDistantDatabase(migrated: Migrated): Promise<Database> {
  const database = await openTestDatabase(migrated)
  return {
    ...database,
    async read(work) {
      const answer = await database.read(work)
      await severalTurns(20)
      return answer
    },
  }
}

/** Lets sockets and timers have their turn: a database in this process may answer without ever doing so. */
export async function severalTurns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
