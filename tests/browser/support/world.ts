import type { AddressInfo } from 'node:net'
import type { Plugin } from '../../../plugins/api/server.ts'
import type { Message, Said } from '../../../plugins/api/conversations.ts'
import type { ConversationId } from '../../../plugins/api/contract.ts'
import type { ThreadWithPeople } from '../../../plugins/discussion/contract.ts'
import { findPlugins } from '../../../server/plugins/find.ts'
import { pluginsFolder } from '../../support/app.ts'
import { attend, type Attendant } from '../../support/attendant.ts'
import { openBrowser, type Browsing, type Wishes } from '../../support/chromium.ts'
import { approveWaiting, connectByInvitation, placeActivity, type SetUp } from '../../support/connected-lms.ts'
import { openTestDatabase } from '../../support/databases.ts'
import { placesForFiles } from '../../support/folders.ts'
import { startPracticeLms, type Activity, type PracticeLms, type Tool } from '../../support/practice-lms/index.ts'
import { startProduct, type Product } from '../../support/product.ts'
import { openLane, type Lane } from './lane.ts'

export interface WorldOptions {
  readonly mood?: 'moodle' | 'canvas'
  /** Beside those in plugins/. */
  readonly plugins?: readonly Plugin[]
}

/** An LMS on one site, the product on another, and browsers to look at them with. */
export interface World {
  readonly lms: PracticeLms
  readonly product: Product
  readonly lane: Lane
  /** Opens a browser; whoever does not ask for anything else gets one that blocks third-party cookies. */
  browse(wishes?: Partial<Wishes>): Promise<Browsing>
  /** Connects the LMS, as administrators do. */
  connect(): Promise<Tool>
  /** Places an activity through the LMS's picker; without more, a discussion. */
  place(tool: Tool, setUp?: Partial<SetUp>): Promise<Activity>
  /** Opens an activity for somebody who is at no browser, and whom no cut of the lane keeps from speaking. */
  attend(name: string, activity: Activity): Promise<Attendant>
  /** Closes the browsers of one test; throws what they complained of. */
  closeBrowsers(): Promise<void>
  close(): Promise<void>
}

export async function startWorld({ mood = 'moodle', plugins = [] }: WorldOptions = {}): Promise<World> {
  const lms = await startPracticeLms({ mood })
  const database = await openTestDatabase()
  let inner = 0
  const lane = await openLane(() => inner)
  const found = await findPlugins({ folder: pluginsFolder, packages: [] })
  const product = await startProduct({
    configuration: makeConfiguration(lane.port),
    database,
    plugins: new Map([...found, ...plugins.map((plugin): [string, Plugin] => [plugin.contract.id, plugin])]),
  })
  inner = (product.app.server.address() as AddressInfo).port // a TCP server has no other kind of address
  const browsers: Browsing[] = []
  const within = `http://127.0.0.1:${inner}`
  return {
    ...{ lms, product, lane },
    async browse(wishes = {}) {
      const browser = await openBrowser({ blockThirdPartyCookies: true, ...wishes })
      browsers.push(browser)
      return browser
    },
    connect: () => connect(product, lms),
    place: (tool, setUp = {}) =>
      placeActivity(product, lms, { designer: lms.person('paul'), tool, setUp: { ...discussion, ...setUp } }),
    attend: (name, activity) => attend({ ...product, url: within }, lms, { person: lms.person(name), activity }),
    async closeBrowsers() {
      const open = browsers.splice(0)
      await Promise.all(open.map((browser) => browser.close()))
    },
    async close() {
      await product.close()
      await lane.close()
      await database.close()
      await lms.close()
    },
  }
}

const discussion: SetUp = { plugin: 'discussion', title: 'First visits', settings: {} }

const makeConfiguration = (port: number) => ({
  ...{ port: 0, host: '127.0.0.1', url: `http://localhost:${port}` },
  ...placesForFiles(),
  ...{ database: '', plugins: [], logLevel: 'silent' as const, limits: 'off' as const },
  secret: 'a secret that only tests know, long enough',
  trustedHosts: ['127.0.0.1', 'localhost'],
})

async function connect(product: Product, lms: PracticeLms): Promise<Tool> {
  const tool = await connectByInvitation(product, lms)
  // Where schools share a key, the first visit of each only knocks.
  await lms.launch(lms.person('paul'), undefined, { tool })
  await approveWaiting(product)
  return tool
}

/** A thread with some messages in it. */
export interface Talk {
  readonly title: string
  readonly conversation: ConversationId
}

/** Starts a thread; its words are its first message. */
export async function startThread(who: Attendant, title: string, words: string): Promise<Talk> {
  const { thread } = await who.command<ThreadWithPeople>('discussion.startThread', { title, markdown: words })
  return { title, conversation: thread.talk.id }
}

export async function say(who: Attendant, { conversation }: Talk, words: string, replyTo?: string): Promise<Message> {
  const input = { conversation, markdown: words, ...(replyTo === undefined ? {} : { replyTo }) }
  const { message } = await who.command<Said>('conversations.send', input)
  return message
}

/** What the server has, in order, as text in tags. */
export async function readAll(who: Attendant, { conversation }: Talk): Promise<readonly Message[]> {
  const { messages } = await who.query<{ messages: Message[] }>('conversations.readMessages', {
    conversation,
    limit: 200,
  })
  return messages
}
