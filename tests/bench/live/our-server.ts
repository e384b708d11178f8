import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import type { ActivityId, CourseId, PersonId } from '../../../plugins/api/contract.ts'
import { coreMigrations } from '../../../migrations/index.ts'
import { openSqlite } from '../../../server/database/sqlite.ts'
import { openLive } from '../../../server/live/live.ts'
import { Publication, type Frame } from '../../../server/live/publication.ts'
import { roomsOf } from '../../../server/live/rooms.ts'
import type { Visit } from '../../../server/operations/visit.ts'
import { cpuSeconds, serve } from '../child.ts'
import { data, sendBursts, type DeliveryServer, type Load } from './load.ts'

const course = 'course' as CourseId
const activity = {
  id: 'activity' as ActivityId,
  course,
  cohort: null,
  plugin: 'chat',
  title: 'Chat',
  settings: {},
  audience: { kind: 'course' },
  updatedAt: 0,
} as const

/** The door has figures of its own; here everybody is somebody, by their token. */
async function enter(token: string): Promise<Visit> {
  const actor = { id: token as PersonId, name: token, picture: null, role: 'learner', locale: 'en' } as const
  return { reader: { actor, course, role: 'learner', cohorts: [], circles: [] }, activity, courseSeq: 0 }
}

const folder = await mkdtemp(join(tmpdir(), 'tertulia-bench-'))
process.on('exit', () => void rm(folder, { recursive: true, force: true }))
const database = openSqlite(join(folder, 'bench.db'))
await database.migrate('core', coreMigrations)
const app = fastify()
const live = openLive({ database, enter, now: Date.now, log: app.log, url: 'http://127.0.0.1' })
await live.routes(app, () => Promise.reject(new Error('Nobody commands anything here.')))

let committed: Frame[][] = []

function commit({ perBurst }: Load): Promise<Frame[]> {
  const publication = new Publication()
  for (let count = 0; count < perBurst; count += 1)
    publication.add(roomsOf(activity.id, activity.audience), 'conversations.sent', data)
  return database.write((db) => publication.store(db, Date.now()))
}

serve<DeliveryServer>({
  async listen() {
    if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
    return `ws://127.0.0.1:${(app.server.address() as AddressInfo).port}/live`
  },
  async prepare(load) {
    committed = []
    for (let burst = 0; burst < load.bursts; burst += 1) committed.push(await commit(load))
  },
  send: (load) => sendBursts(load, (burst) => live.deliver(committed[burst] ?? [])),
  cpu: cpuSeconds,
})
