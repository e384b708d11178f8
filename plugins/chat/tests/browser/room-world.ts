import type { FrameLocator, Locator, Page } from 'playwright-core'
import type { ConversationId } from '../../../api/contract.ts'
import type { Said } from '../../../api/conversations.ts'
import { attend, type Attendant } from '../../../../tests/support/attendant.ts'
import { openBrowser, type Browsing, type Wishes } from '../../../../tests/support/chromium.ts'
import { approveWaiting, connectByInvitation, placeActivity } from '../../../../tests/support/connected-lms.ts'
import { openTestDatabase } from '../../../../tests/support/databases.ts'
import { placesForFiles } from '../../../../tests/support/folders.ts'
import { findFreePort } from '../../../../tests/support/free-port.ts'
import { startPracticeLms, type Activity } from '../../../../tests/support/practice-lms/index.ts'
import { startProduct } from '../../../../tests/support/product.ts'
import type { RoomWithPeople } from '../../contract.ts'

/** Where the chat is: in a frame of the LMS's page, on phones in a window of its own. */
export type Inside = Pick<FrameLocator, 'getByLabel' | 'getByRole' | 'getByText' | 'locator'>

/** An LMS and the product beside it, and browsers of those who come from the one into the other. */
export interface RoomWorld {
  /** Places a chat that nobody has opened yet, or an activity of another plugin. */
  place(
    title: string,
    more?: { readonly plugin?: string; readonly settings?: Readonly<Record<string, unknown>> },
  ): Promise<Activity>
  /** Opens it for somebody who is at no browser. */
  attend(name: string, activity: Activity): Promise<Attendant>
  /** Opens it in a browser, from the course page. */
  visit(name: string, activity: Activity, wishes?: Partial<Wishes>): Promise<{ page: Page; room: Inside }>
  closeBrowsers(): Promise<void>
  close(): Promise<void>
}

export async function startRoomWorld(): Promise<RoomWorld> {
  const lms = await startPracticeLms({ mood: 'moodle' })
  const database = await openTestDatabase()
  const product = await startProduct({ configuration: makeConfiguration(await findFreePort()), database })
  const tool = await connectByInvitation(product, lms)
  const designer = lms.person('paul')
  await lms.launch(designer, undefined, { tool })
  await approveWaiting(product)
  const browsers: Browsing[] = []

  async function visit(name: string, { title }: Activity, wishes: Partial<Wishes> = {}) {
    const browser = await openBrowser({ blockThirdPartyCookies: true, ...wishes })
    browsers.push(browser)
    const page = await browser.openPage(lms.url)
    await page.getByRole('button', { name: lms.person(name).name }).click()
    await page.getByRole('link', { name: title, exact: true }).click()
    const room: Inside = wishes.touch ? page : page.frameLocator('iframe[name=tool]')
    await room.locator('chat-activity :is(room-list, .foot message-composer)').first().waitFor()
    return { page, room }
  }

  return {
    place: (title, { plugin = 'chat', settings = {} } = {}) =>
      placeActivity(product, lms, { designer, tool, setUp: { plugin, title, settings } }),
    attend: (name, activity) => attend(product, lms, { person: lms.person(name), activity }),
    visit,
    async closeBrowsers() {
      await Promise.all(browsers.splice(0).map((browser) => browser.close()))
    },
    async close() {
      await product.close()
      await database.close()
      await lms.close()
    },
  }
}

const makeConfiguration = (port: number) => ({
  ...{ port, host: '127.0.0.1', url: `http://localhost:${port}` },
  ...placesForFiles(),
  ...{ database: '', plugins: [], logLevel: 'silent' as const, limits: 'off' as const },
  secret: 'a secret that only tests know, long enough',
  trustedHosts: ['127.0.0.1', 'localhost'],
})

/** The composer at the foot of the room. */
export const composer = (room: Inside): Locator => room.locator('conversation-view .foot message-composer')

/** The message with these words. */
export const message = (room: Inside, words: string): Locator =>
  room.getByRole('article').filter({ hasText: words }).last()

/** Opens the room of everybody, as who comes first does. */
export async function openRoomOf(person: Attendant): Promise<ConversationId> {
  const { room } = await person.command<RoomWithPeople>('chat.openRoom', { key: 'all' })
  if (!room.talk) throw new Error('The room is not open.')
  return room.talk.id
}

/** A chat whose room Kwame has opened, and what he says in it. */
export async function beginRoom(world: RoomWorld) {
  const activity = await world.place(`Room ${(rooms += 1)}`)
  const kwame = await world.attend('kwame', activity)
  const conversation = await openRoomOf(kwame)
  return {
    conversation,
    async say(words: string, replyTo?: string) {
      const input = { conversation, markdown: words, ...(replyTo === undefined ? {} : { replyTo }) }
      return (await kwame.command<Said>('conversations.send', input)).message
    },
    attend: (name: string) => world.attend(name, activity),
    visit: (name: string, wishes?: Partial<Wishes>) => world.visit(name, activity, wishes),
  }
}

let rooms = 0
