import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { Kysely } from 'kysely'
import { plugin } from '../../../plugins/assignment/server/index.ts'
import type { ActivityId, CourseId, PersonId } from '../../../plugins/api/contract.ts'
import type { Plugin } from '../../../plugins/api/server.ts'
import { createActivity } from '../../../server/activities/activities.ts'
import type { Database } from '../../../server/database/database.ts'
import { migrateCore, openDatabase } from '../../../server/database/open.ts'
import { saveCourse } from '../../../server/courses/courses.ts'
import { saveMember } from '../../../server/courses/members.ts'
import { Catalogue } from '../../../server/operations/catalogue.ts'
import { makeOperations } from '../../../server/operations/operations.ts'
import { readVisit } from '../../../server/operations/visit.ts'
import { savePerson } from '../../../server/people/people.ts'
import { featureOf } from '../../../server/plugins/feature.ts'
import type { Bench } from '../figure.ts'

const works = 100_000
const [activities, learners, mentors] = [20, 400, 10]
const looks = 100

/** Both sides on the same file, without a network; in ms at the median of 100 looks. */
export async function openQueues(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-bench-'))
  const file = join(folder, 'works.db')
  const database = openDatabase(`file:${file}`)
  const { course, activity, mentor } = await fill(database)
  const visit = await database.read((db) => readVisit(db, { course, activity, person: mentor, courseSeq: 0 }))
  let turn = 0
  const operations = makeOperations({
    database,
    // Each look is at a number of its own, so that none is answered from memory.
    live: {
      deliver: () => undefined,
      positions: async (rooms) => Object.fromEntries(rooms.map((room) => [room, (turn += 1)])),
    },
    catalogue: new Catalogue([], [featureOf(plugin as unknown as Plugin)]), // its own types end where the house begins
    now: Date.now,
  })
  const bare = new BetterSqlite3(file, { readonly: true })
  const waiting = bare.prepare(
    `select * from assignment_works where activity_id = ? and status = 'waiting' and signer_id = ? order by shown_at, id limit 101`,
  )
  return {
    ours: () => measure(() => operations.query({ visit, feature: 'assignment', name: 'listWaiting' }, '{}')),
    bare: () => measure(async () => JSON.stringify(waiting.all(activity, mentor))),
    async close() {
      bare.close()
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function measure(look: () => Promise<unknown>): Promise<number> {
  const took: number[] = []
  for (let count = 0; count < looks; count += 1) {
    const begin = performance.now()
    await look()
    took.push(performance.now() - begin)
  }
  return took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)] ?? Number.NaN
}

interface Filled {
  readonly course: CourseId
  readonly activity: ActivityId
  readonly mentor: PersonId
}

/** A course in which 400 people have shown 100,000 works, of which one in four waits for one of ten mentors. */
async function fill(database: Database): Promise<Filled> {
  await migrateCore(database)
  await database.migrate('assignment', plugin.migrations)
  const tenant = 'bench'
  return database.write(async (db) => {
    const course = await saveCourse(db, { tenant, externalId: 'visits', title: 'Visits' }, 1)
    const enrol = async (name: string, role: 'learner' | 'mentor') => {
      const person = await savePerson(db, tenant, { subject: name, name }, 1)
      await saveMember(db, { course, person, role, status: 'active', seenAt: 1 }, 1)
      return person
    }
    const accompanying: PersonId[] = []
    for (let n = 0; n < mentors; n += 1) accompanying.push(await enrol(`Mentor ${n}`, 'mentor'))
    const people: PersonId[] = []
    for (let n = 0; n < learners; n += 1) people.push(await enrol(`Learner ${n}`, 'learner'))
    const settings = { practice: '', order: 'freely', patience: 3, prompts: [], columns: 'whole', points: 100 }
    const places: ActivityId[] = []
    for (let n = 0; n < activities; n += 1)
      places.push(await createActivity(db, { course, plugin: 'assignment', title: `Practice ${n}`, settings }, 1))
    await fillWorks(db as unknown as Kysely<WorkTables>, { people, accompanying, places })
    const [activity, mentor] = [places[0], accompanying[0]]
    if (!activity || !mentor) throw new Error('There is nothing to look at.')
    return { course, activity, mentor }
  })
}

interface WorkTables {
  assignment_works: Record<string, unknown>
}

interface Filling {
  readonly people: readonly PersonId[]
  readonly accompanying: readonly PersonId[]
  readonly places: readonly ActivityId[]
}

const atOnce = 1000

async function fillWorks(db: Kysely<WorkTables>, { people, accompanying, places }: Filling): Promise<void> {
  const rungs = ['watch', 'assist', 'support', 'alone', 'teach']
  for (let from = 0; from < works; from += atOnce) {
    const rows = Array.from({ length: atOnce }, (_none, offset) => {
      const n = from + offset
      return {
        id: `work${String(n).padStart(9, '0')}`,
        activity_id: places[n % places.length],
        person_id: people[n % people.length],
        rung_id: rungs[n % rungs.length],
        ...{ ladder_version: 0, already: 0, version: 1, reflections: '[]', reflections_for: 'cohort' },
        status: Math.floor(n / places.length) % 4 === 0 ? 'waiting' : 'signed',
        conversation_id: `talk${n}`,
        signer_id: accompanying[Math.floor(n / (places.length * 4)) % accompanying.length],
        ...{ because: null, since: n, shown_at: n, share: null },
        ...{ reminded_at: null, featured_at: null, featured_by: null },
      }
    })
    await db.insertInto('assignment_works').values(rows).execute()
  }
}
