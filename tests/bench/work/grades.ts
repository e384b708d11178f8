import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActivityId, PersonId } from '../../../plugins/api/contract.ts'
import type { Plugin } from '../../../plugins/api/server.ts'
import { createActivity } from '../../../server/activities/activities.ts'
import { readConfiguration } from '../../../server/configuration.ts'
import { saveCourse } from '../../../server/courses/courses.ts'
import { saveMember } from '../../../server/courses/members.ts'
import type { Database } from '../../../server/database/database.ts'
import { migrateCore, openDatabase } from '../../../server/database/open.ts'
import { saveChanges } from '../../../server/grades/changes.ts'
import type { Gradebook, OpenColumn, Result, Score } from '../../../server/grades/gradebook.ts'
import { makeHouse } from '../../../server/house.ts'
import { openLog } from '../../../server/log.ts'
import { savePerson } from '../../../server/people/people.ts'
import { marksPlugin } from '../../support/marks-plugin.ts'
import type { Bench } from '../figure.ts'

const grades = 1000
const atOnce = 8

/** The outbox beside bare posts to the same gradebook, with as many under way; in grades per second. */
export async function openGrades(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-bench-'))
  const gradebook = await openGradebook()
  const ours = await openOurs(folder, gradebook.send)
  let given = 0
  return {
    ours: () => rate(() => ours.grade((given += 1))),
    bare: () => rate(() => postAll(gradebook.send)),
    async close() {
      await ours.close()
      await gradebook.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function rate(run: () => Promise<void>): Promise<number> {
  const begin = performance.now()
  await run()
  return grades / ((performance.now() - begin) / 1000)
}

type Send = (score: unknown) => Promise<void>

/** A gradebook that takes everything at once. */
async function openGradebook(): Promise<{ send: Send; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server has no other kind of address
  return {
    async send(score) {
      const response = await fetch(`http://127.0.0.1:${port}/scores`, { method: 'POST', body: JSON.stringify(score) })
      await response.text()
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function postAll(send: Send): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < grades) await send({ subject: `Person ${(next += 1)}`, given: 7, maximum: 10, stamp: next })
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}

async function openOurs(folder: string, send: Send) {
  const configuration = readConfiguration({ TERTULIA_DATA: folder, TERTULIA_LOG_LEVEL: 'error' })
  const database = openDatabase(configuration.database)
  const { activity, people } = await prepare(database)
  const plugin = marksPlugin as unknown as Plugin // its own types end where the house begins
  const house = makeHouse({
    ...{ configuration, database, log: openLog('error'), now: Date.now },
    plugins: new Map([[plugin.contract.id, plugin]]),
  })
  house.grades.start([gradebookOf(send)])
  return {
    /** Everybody gets another grade, and the gradebook has all of them. */
    async grade(given: number) {
      const mark = JSON.stringify({ given: given % 10 })
      await database.write(async (db) => {
        // The table of the plugin that tests grade with; the house knows nothing of it.
        const own = db as unknown as Parameters<typeof marksPlugin.copy>[0]['db']
        await own.updateTable('marks_marks').set({ mark }).execute()
        await saveChanges(db, { activity, people }, Date.now())
      })
      await house.grades.settle()
    },
    async close() {
      await house.grades.close()
      await house.live.close()
      await database.close()
    },
  }
}

function gradebookOf(send: Send): Gradebook {
  const results = new Map<string, Result>()
  const column: OpenColumn = {
    ...{ commentsAddUp: false, unfinishedRemovesGrade: true, showsProgress: false },
    listResults: async () => ({ kind: 'read', results }),
    async send(score: Score) {
      await send(score)
      const { subject, given, maximum } = score
      results.set(subject, { given, maximum, comment: null, at: null })
      return { kind: 'taken' }
    },
  }
  return { open: async () => ({ kind: 'open', column }) }
}

async function prepare(database: Database): Promise<{ activity: ActivityId; people: PersonId[] }> {
  await migrateCore(database)
  await database.migrate('marks', marksPlugin.migrations)
  return database.write(async (db) => {
    const course = await saveCourse(db, { tenant: 'bench', externalId: 'visits', title: 'Visits' }, 1)
    const activity = await createActivity(db, { course, plugin: 'marks', title: 'Marks', settings: { columns: [] } }, 1)
    const people: PersonId[] = []
    for (let n = 0; n < grades; n += 1) {
      const person = await savePerson(db, 'bench', { subject: `Person ${n}`, name: `Person ${n}` }, 1)
      await saveMember(db, { course, person, role: 'learner', status: 'active', seenAt: 1 }, 1)
      people.push(person)
    }
    const own = db as unknown as Parameters<typeof marksPlugin.copy>[0]['db']
    const rows = people.map((person_id) => ({ activity_id: activity, person_id, line_item: '', mark: '{"given":1}' }))
    await own.insertInto('marks_marks').values(rows).execute()
    return { activity, people }
  })
}
