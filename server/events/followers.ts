import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Database } from '../database/database.ts'
import type { Follower } from './follower.ts'
import { enlist, followOn, noteFailure, type Step } from './following.ts'

/** All followers at work: behind the commands, and never in their way. */
export interface Followers {
  /** Says that something was committed. Costs next to nothing; the followers come to it together with what follows soon. */
  wake(): void
  /** Lets each follower read to the end of the log, or until it fails, which only the log tells. */
  settle(): Promise<void>
  /** Begins: at once, after each `wake`, and now and then for what other processes wrote. */
  start(): Promise<void>
  /** Finishes what is under way, and begins nothing new. */
  close(): Promise<void>
}

export interface FollowersParts {
  readonly database: Database
  readonly followers: readonly Follower[]
  readonly log: Pick<FastifyBaseLogger, 'error'>
  readonly now: () => number
}

/** How long lines are gathered before they are read, in ms: one transaction for many is far cheaper than one for each. */
const gathering = 500

/** How often it looks for lines of other processes, in ms. */
const interval = 2000

export function openFollowers(parts: FollowersParts): Followers {
  const pursuits = parts.followers.map((follower) => new Pursuit(parts, follower))
  let gathered: NodeJS.Timeout | undefined
  let ticking: NodeJS.Timeout | undefined
  const goOn = () => pursuits.forEach((pursuit) => void goOnWith(pursuit))
  async function goOnWith(pursuit: Pursuit): Promise<void> {
    if (!(await pursuit.goOn())) wake()
  }
  function wake() {
    if (!ticking || gathered) return
    gathered = setTimeout(() => {
      gathered = undefined
      goOn()
    }, gathering)
  }
  return {
    wake,
    async settle() {
      await parts.database.write((db) => enlist(db, parts.followers))
      await Promise.all(pursuits.map(reachTheEnd))
    },
    async start() {
      ticking = setInterval(goOn, interval)
      ticking.unref()
      await parts.database.write((db) => enlist(db, parts.followers))
      goOn()
    },
    async close() {
      clearInterval(ticking)
      clearTimeout(gathered)
      ticking = undefined
      await Promise.all(pursuits.map((pursuit) => pursuit.stop()))
    },
  }
}

async function reachTheEnd(pursuit: Pursuit): Promise<void> {
  while (!(await pursuit.goOn())) await new Promise((resolve) => setTimeout(resolve, 10))
}

const shortest = 1000
const longest = 5 * 60_000

/** One follower on its way, by itself: that one fails is nothing to the others. */
class Pursuit {
  private last: Promise<unknown> = Promise.resolve()
  private queued: Promise<boolean> | undefined
  private failures = 0
  private waitUntil = 0
  private stopped = false

  constructor(
    private readonly parts: FollowersParts,
    private readonly follower: Follower,
  ) {}

  /**
   * Reads to the end of the log. Asked again meanwhile, it looks once more after that. Answers false when there is something
   * that cannot be read yet; what failed is tried again when its time has come.
   */
  goOn(): Promise<boolean> {
    if (!this.queued) {
      this.queued = this.last.then(() => {
        this.queued = undefined
        return this.run()
      })
      this.last = this.queued
    }
    return this.queued
  }

  async stop(): Promise<void> {
    this.stopped = true
    await this.last
  }

  private async run(): Promise<boolean> {
    // The machine's clock, not the app's: how long to wait is about this process alone.
    if (Date.now() < this.waitUntil) return true
    try {
      let step: Step = 'more'
      while (!this.stopped && step === 'more') step = await followOn(this.parts.database, this.follower)
      this.failures = 0
      return step !== 'wait'
    } catch (error) {
      await this.fail(error)
      return true
    }
  }

  private async fail(failure: unknown): Promise<void> {
    const { database, log, now } = this.parts
    const { name } = this.follower
    this.waitUntil = Date.now() + Math.min(shortest * 2 ** this.failures, longest)
    this.failures += 1
    log.error(
      { err: failure, follower: name, failures: this.failures },
      'A follower of the event log failed; it tries again.',
    )
    try {
      await database.write((db) => noteFailure(db, name, failure, now()))
    } catch {
      // The database itself is what failed: then there is nowhere to note it.
    }
  }
}

/** The followers begin with the app, and end with it. */
export function startFollowers(app: FastifyInstance, followers: Followers): void {
  app.addHook('onReady', () => followers.start())
  app.addHook('onClose', () => followers.close())
}
