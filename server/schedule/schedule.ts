import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { findActivity } from '../activities/activities.ts'
import type { Database } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import type { Followers } from '../events/followers.ts'
import type { Live } from '../live/live.ts'
import type { Hearing } from '../mentoring/hearing.ts'
import { change, type Changed } from '../operations/changing.ts'
import type { GradeNews } from '../operations/operations.ts'
import { readHouse } from '../people/reader.ts'
import { listDue, mostAtOnce, putOff, takeDue } from './scheduled.ts'
import type { ScheduledRow } from './tables.ts'
import { featuresWith, type Timers } from './timers.ts'

export interface ScheduleParts {
  readonly database: Database
  readonly live: Pick<Live, 'deliver'>
  readonly grades: GradeNews
  readonly followers: Pick<Followers, 'wake'>
  readonly timers: Timers
  /** Left out: no activity hears of pairs. */
  readonly hearing?: Hearing
  readonly log: Pick<FastifyBaseLogger, 'error'>
  readonly now: () => number
}

/** Does what is due, once in all processes together. */
export interface Schedule {
  /** Does everything that is due by the app's clock, late things first. Resolves when all was tried. */
  runDue(): Promise<void>
  /** Waits for what is being done. */
  settled(): Promise<void>
}

export function openSchedule(parts: ScheduleParts): Schedule {
  let last: Promise<void> = Promise.resolve()
  return {
    runDue() {
      const run = last.then(() => runAll(parts))
      last = run.catch(() => undefined)
      return run
    },
    settled: () => last,
  }
}

const pause = 1000

/** Looks every second, and at the start, whether something is due; the end of the app waits for what is being done. */
export function startSchedule(app: FastifyInstance, schedule: Schedule): void {
  let looking = false
  const look = async () => {
    if (looking) return
    looking = true
    await schedule.runDue().catch((err: unknown) => app.log.error({ err }, 'What is due could not be done.'))
    looking = false
  }
  const timer = setInterval(() => void look(), pause)
  timer.unref()
  app.addHook('onReady', async () => void look())
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await schedule.settled()
  })
}

async function runAll(parts: ScheduleParts): Promise<void> {
  const features = featuresWith(parts.timers)
  for (;;) {
    const due = await parts.database.read((db) => listDue(db, features, parts.now()))
    for (const row of due) await run(parts, row)
    if (due.length < mostAtOnce) return
  }
}

/** One transaction, alone in its activity as commands are: taken, done and published, or still there to be tried again. */
async function run(parts: ScheduleParts, row: ScheduledRow): Promise<void> {
  const { database, live, grades, followers, log, now } = parts
  try {
    const { frames, regraded } = await database.write((db) => perform(parts, db, row), row.activity_id)
    live.deliver(frames)
    if (regraded) grades.wake()
    followers.wake()
  } catch (err) {
    const { feature, timer, activity_id: activity, failures } = row
    log.error(
      { err, timer: `${feature}.${timer}`, activity, failures: failures + 1 },
      'A timer failed; it is tried again.',
    )
    await database.write((db) => putOff(db, row, now() + waitAfter(failures)))
  }
}

async function perform(
  { database, timers, grades, hearing, now: clock }: ScheduleParts,
  db: Kysely<Tables>,
  row: ScheduledRow,
): Promise<Omit<Changed<void>, 'answer'>> {
  const now = clock()
  const taken = await takeDue(db, row.id, now)
  const activity = taken && (await findActivity(db, taken.activity_id))
  // Another process was faster, or the timer was set to another time since it was found.
  if (!taken || !activity) return { frames: [], regraded: false }
  const handler = timers.get(`${taken.feature}.${taken.timer}`)
  if (!handler) throw new Error(`Nobody knows the timer "${taken.feature}.${taken.timer}".`)
  const reader = await readHouse(db, activity.course)
  return change({ db, dialect: database.dialect, reader, activity, now, grades, hearing, limited: false }, (scope) =>
    handler(scope, JSON.parse(taken.input) as never),
  )
}

const minute = 60_000

/** A minute, two, four... an hour at most. */
const waitAfter = (failures: number): number => minute * Math.min(2 ** failures, 60)
