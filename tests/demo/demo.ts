import { mkdtemp, mkdir, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readConfiguration, type Configuration } from '../../server/configuration.ts'
import { openDatabase } from '../../server/database/open.ts'
import { approveWaiting, connectByInvitation, placeActivity, type SetUp } from '../support/connected-lms.ts'
import type { Activity, PracticeLms, Tool } from '../support/practice-lms/index.ts'
import { startProduct, type Product } from '../support/product.ts'
import { startServer } from '../support/started-server.ts'
import { tellChat } from './chat.ts'
import { HistoryClock } from './clock.ts'
import { gatherCohort, type Cohort } from './cohort.ts'
import { keepCompany } from './company.ts'
import { tellCircles } from './circles.ts'
import { tellHistory } from './history.ts'
import { rubric, tellJudging } from './judging.ts'
import { claimPorts } from './ports.ts'
import { threads } from './talk/index.ts'
import { tellWork } from './work.ts'

export interface DemoOptions {
  readonly mood: 'moodle' | 'canvas'
  /** Where to keep the data; by default a new folder, which goes when the demo ends. */
  readonly keep?: string | undefined
}

/** The product beside an LMS of another site, with a course in the middle of its life. */
export interface Demo {
  readonly lms: PracticeLms
  /** Where the tool is reached. */
  readonly url: string
  /** The discussion in the course. */
  readonly activity: Activity
  stop(): Promise<void>
}

export const productFolder = resolve(import.meta.dirname, '../..')

/** Starts all of it on loopback: the tool as `localhost`, the LMS as `127.0.0.1`, which browsers take for two sites. */
export async function startDemo({ mood, keep }: DemoOptions): Promise<Demo> {
  const folder = await openFolder(keep)
  // Faces make the cohort, and an LMS shares them where its administrator lets it.
  const { lms, port } = await claimPorts({ mood, sharesPictures: true })
  const environment = {
    PORT: String(port),
    TERTULIA_URL: `http://localhost:${port}`,
    TERTULIA_DATA: folder.path,
    TERTULIA_TRUSTED_HOSTS: new URL(lms.url).host,
    TERTULIA_LOG_LEVEL: 'error',
    // The past is told in seconds.
    TERTULIA_LIMITS: 'off',
  }
  const { cohort, activity } = await prepare(readConfiguration(environment), lms)
  const server = await startServer({ house: productFolder, data: folder.path, port, environment })
  const leave = keepCompany(environment.TERTULIA_URL, cohort, ['ines', 'kwame', 'tomas', 'priya'])
  return {
    lms,
    url: environment.TERTULIA_URL,
    activity,
    async stop() {
      leave()
      await server.stop()
      await lms.close()
      await folder.remove()
    },
  }
}

/** Connects the two, places the activities and tells their history, on the same files that the server is started on after it. */
async function prepare(
  configuration: Configuration,
  lms: PracticeLms,
): Promise<{ cohort: Cohort; activity: Activity }> {
  const clock = new HistoryClock()
  const database = openDatabase(configuration.database)
  const product = await startProduct({ configuration, database, now: clock.now })
  const tool = await connect(product, lms)
  const activity = await placeActivity(product, lms, { designer: lms.person('paul'), tool, setUp: discussion })
  const cohort = await gatherCohort(product, lms, activity)
  await tellHistory({ cohort, clock, now: Date.now() }, threads)
  await tellJudging({ cohort, clock, now: Date.now() })
  const practice = await placeActivity(product, lms, { designer: lms.person('paul'), tool, setUp: assignment })
  const climbers = await gatherCohort(product, lms, practice)
  const among = await placeActivity(product, lms, { designer: lms.person('paul'), tool, setUp: amongFew })
  await tellCircles({ cohort: await gatherCohort(product, lms, among), clock, now: Date.now() })
  await tellWork({ cohort: climbers, clock, now: Date.now(), url: product.url })
  const chatting = await placeActivity(product, lms, { designer: lms.person('paul'), tool, setUp: chat })
  await tellChat({ cohort: await gatherCohort(product, lms, chatting), clock, now: Date.now() })
  await product.close()
  await database.close()
  return { cohort, activity }
}

async function connect(product: Product, lms: PracticeLms): Promise<Tool> {
  const tool = await connectByInvitation(product, lms)
  // Where schools share a key, the first visit of each only knocks.
  await lms.launch(lms.person('paul'), undefined, { tool })
  await approveWaiting(product)
  return tool
}

const discussion: SetUp = {
  plugin: 'discussion',
  title: 'First visits',
  settings: {
    purpose:
      'Your first visits to customers: what you saw, what you would ask, what worked. Reading along is taking part.',
    grading: { mode: 'rubric', rubric },
  },
}

const amongFew: SetUp = {
  plugin: 'discussion',
  title: 'Among ourselves',
  settings: {
    purpose: 'What one tells a few people rather than all. Each circle by itself, and without a name where that helps.',
    groups: 'circle',
    anonymity: 'liftable',
  },
}

const assignment: SetUp = {
  plugin: 'assignment',
  title: 'A service visit',
  settings: {
    practice: 'A service visit, from the first call to the report that the owner signs.',
    readers: 1,
  },
}

const chat: SetUp = {
  plugin: 'chat',
  title: 'Between visits',
  settings: { purpose: 'What comes up while you are on the road. Ask; somebody is at a machine right now.' },
}

async function openFolder(keep: string | undefined): Promise<{ path: string; remove: () => Promise<void> }> {
  if (keep === undefined) {
    const path = await mkdtemp(join(tmpdir(), 'tertulia-demo-'))
    return { path, remove: () => rm(path, { recursive: true, force: true }) }
  }
  const path = resolve(keep)
  await mkdir(path, { recursive: true })
  // The practice LMS forgets everything when it ends, so data that know an earlier one are of no use to this one.
  if ((await readdir(path)).length > 0) throw new Error(`The folder ${path} is not empty. Choose an empty one.`)
  return { path, remove: async () => {} }
}
