import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { Value } from 'typebox/value'
import { coreMigrations } from '../../migrations/index.ts'
import type { ActivityId, CohortId, CourseId, Role } from '../../plugins/api/contract.ts'
import type { Plugin } from '../../plugins/api/server.ts'
import { createActivity } from '../../server/activities/activities.ts'
import { buildApp } from '../../server/app.ts'
import { cohorts } from '../../server/groups/cohorts.ts'
import type { Configuration } from '../../server/configuration.ts'
import { makeHouse, type House } from '../../server/house.ts'
import { openLog } from '../../server/log.ts'
import type { Part } from '../../server/part.ts'
import { openSession } from '../../server/sessions/sessions.ts'
import { openTestDatabase } from './databases.ts'
import { placesForFiles } from './folders.ts'
import { migrationsOf } from './migrated.ts'
import { TestPerson } from './test-person.ts'

export const pluginsFolder = fileURLToPath(new URL('../../plugins', import.meta.url))

export interface TestAppOptions {
  /** Named, never found: what a test is about needs no other plugin beside it. */
  readonly plugins: readonly Pick<Plugin, 'contract'>[]
  readonly parts?: (house: House) => readonly Part[]
  readonly configuration?: Partial<Configuration>
  readonly now?: () => number
  /** Whether people's pace is kept: tests say in a second what people say in an hour. */
  readonly limited?: boolean
}

/** The real app on a real database and a real port, with a course to put people in. */
export interface TestApp {
  readonly app: FastifyInstance
  readonly house: House
  readonly url: string
  /** Makes somebody a member of a course and opens a session for them. */
  enrol(name: string, options?: { course?: string; role?: Role; cohort?: CohortId }): Promise<TestPerson>
  /** Makes a cohort beside the default one. */
  makeCohort(course: string, name: string): Promise<CohortId>
  /** Makes an activity that is set up. */
  place(plugin: string, options?: { course?: string; settings?: unknown; cohort?: CohortId }): Promise<ActivityId>
  close(): Promise<void>
}

const tenant = 'test'
export const courseOfTests = 'coffee'

export async function startTestApp(options: TestAppOptions): Promise<TestApp> {
  const house = await makeTestHouse(options)
  const parts = options.parts?.(house) ?? []
  for (const part of parts) await house.database.migrate(part.name, part.migrations)
  const pages = options.configuration?.data ?? fileURLToPath(new URL('../../dist/client', import.meta.url))
  const app = await buildApp({ house, parts, pages })
  const url = await app.listen({ port: house.configuration.port, host: '127.0.0.1' })
  return {
    app,
    house,
    url,
    enrol: (name, more = {}) => enrol(house, url, { name, ...more }),
    async makeCohort(course, name) {
      const id = await courseNamed(house, course)
      return house.database.write((db) => cohorts.create(db, id, name, house.now()))
    },
    place: (plugin, more = {}) => place(house, plugin, more),
    async close() {
      await app.close()
      await house.database.close()
    },
  }
}

async function makeTestHouse({
  plugins: chosen,
  configuration,
  now = Date.now,
  limited,
}: TestAppOptions): Promise<House> {
  const plugins = byId(chosen)
  const database = await openTestDatabase(migrationsOf(coreMigrations, plugins))
  return makeHouse({
    configuration: { ...defaults, ...(limited ? {} : { limits: 'off' }), ...placesForFiles(), ...configuration },
    database,
    plugins,
    log: openLog('silent'),
    now,
  })
}

/** A plugin's own types end where the house begins. */
const byId = (plugins: readonly Pick<Plugin, 'contract'>[]): ReadonlyMap<string, Plugin> =>
  new Map(plugins.map((plugin) => [plugin.contract.id, plugin as Plugin]))

const defaults: Omit<Configuration, keyof ReturnType<typeof placesForFiles>> = {
  port: 0,
  host: '127.0.0.1',
  url: 'http://127.0.0.1',
  database: '',
  secret: 'a secret that only tests know, long enough',
  trustedHosts: ['127.0.0.1', 'localhost'],
  logLevel: 'silent',
  plugins: [],
}

interface Enrolment {
  readonly name: string
  readonly course?: string
  readonly role?: Role
  readonly cohort?: CohortId
}

async function enrol(house: House, url: string, { name, course = courseOfTests, role = 'learner', cohort }: Enrolment) {
  await house.arrivals.admit({
    tenant,
    person: { subject: name, name },
    course: { externalId: course, title: course },
    role,
  })
  const { database, now } = house
  const { person, courseId, token } = await database.write(async (db) => {
    const row = await db.selectFrom('people').select('id').where('subject', '=', name).executeTakeFirstOrThrow()
    const found = await db
      .selectFrom('courses')
      .select('id')
      .where('external_id', '=', course)
      .executeTakeFirstOrThrow()
    if (cohort) await db.deleteFrom('cohort_members').where('person_id', '=', row.id).execute()
    if (cohort) await cohorts.add(db, cohort, row.id)
    const opened = await openSession(db, { person: row.id, course: found.id }, now())
    return { person: row.id, courseId: found.id, token: opened }
  })
  return new TestPerson({ id: person, name, course: courseId, token, url, origin: house.configuration.url })
}

async function courseNamed(house: House, externalId: string): Promise<CourseId> {
  const found = await house.database.read((db) =>
    db.selectFrom('courses').select('id').where('external_id', '=', externalId).executeTakeFirst(),
  )
  if (found) return found.id
  await house.arrivals.admit({ tenant, person: { subject: 'first' }, course: { externalId }, role: 'observer' })
  return courseNamed(house, externalId)
}

async function place(
  house: House,
  plugin: string,
  { course = courseOfTests, settings, cohort }: { course?: string; settings?: unknown; cohort?: CohortId },
): Promise<ActivityId> {
  const id = await courseNamed(house, course)
  const schema = house.plugins.get(plugin)?.contract.settings
  const complete = schema ? Value.Default(schema, settings ?? {}) : (settings ?? {})
  return house.database.write(async (db) => {
    const activity = await createActivity(
      db,
      { course: id, plugin, title: 'First visits', settings: complete },
      house.now(),
    )
    if (cohort) await db.updateTable('activities').set({ cohort_id: cohort }).where('id', '=', activity).execute()
    return activity
  })
}
