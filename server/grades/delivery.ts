import type { FastifyBaseLogger } from 'fastify'
import type { Database } from '../database/database.ts'
import type { Live } from '../live/live.ts'
import type { GradeNews } from '../operations/operations.ts'
import type { Plugins } from '../plugins/find.ts'
import { compareAll, compareAsked, type ComparedActivity } from './comparing.ts'
import type { Gradebook } from './gradebook.ts'
import { Outbox } from './outbox.ts'
import { recompute } from './recomputing.ts'

export interface DeliveryParts {
  readonly database: Database
  readonly plugins: Plugins
  readonly live: Pick<Live, 'deliver'>
  readonly log: FastifyBaseLogger
  readonly now: () => number
}

/** Computes grades that changed and brings them to the LMS, in the background; what it has not done, the next start does. */
export interface GradeDelivery extends GradeNews {
  /** Does everything that can be done now, and resolves when nothing is left that is due. */
  settle(): Promise<void>
  start(gradebooks: readonly Gradebook[]): void
  /** Compares every activity that has grades with what the LMS holds; answers how many there were. */
  compareAll(gradebooks: readonly Gradebook[], tell: (compared: ComparedActivity) => void): Promise<number>
  /** Finishes what is under way, and begins nothing new. */
  close(): Promise<void>
}

/** How often it looks for what other processes noted, and what has become due, in ms. */
const interval = 2000

export function openDelivery(parts: DeliveryParts): GradeDelivery {
  const { plugins, log } = parts
  let outbox: Outbox | undefined
  let gradebooks: readonly Gradebook[] = []
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let queued: Promise<void> | undefined

  /** One round at a time: whoever asks while one is under way gets another one after it. */
  function run(): Promise<void> {
    const round = (queued ??= running.then(async () => {
      queued = undefined
      await recomputeAll(parts)
      await outbox?.deliver()
      await compareAsked(parts, gradebooks)
    }))
    running = round.catch((error: unknown) => log.error({ err: error }, 'Grades wait; they are tried again soon.'))
    return round
  }

  const runUnheard = () => void run().catch(() => undefined)

  return {
    whoseChange: (activity, event, data) =>
      plugins.get(activity.plugin ?? '')?.grading?.after?.[event]?.(data as never) ?? [],
    wake: () => timer && runUnheard(),
    settle: run,
    compareAll: (books, tell) => compareAll(parts, books, tell),
    start(opened) {
      gradebooks = opened
      outbox = new Outbox(parts, gradebooks)
      timer = setInterval(runUnheard, interval)
      timer.unref()
      runUnheard()
    },
    async close() {
      clearInterval(timer)
      timer = undefined
      outbox?.close()
      await running
    },
  }
}

async function countChanges(database: Database): Promise<number> {
  const rows = await database.read((db) => db.selectFrom('grade_changes').select('person_id').limit(1).execute())
  return rows.length
}

async function recomputeAll({ database, plugins, live, now }: DeliveryParts): Promise<void> {
  for (let count = await countChanges(database); count > 0;) {
    const done = await database.write((db) => recompute(db, plugins, now()))
    live.deliver(done.frames)
    count = done.count
  }
}
