import type { Page } from 'playwright-core'
import type { ConversationId, MessageId } from '../../../plugins/api/contract.ts'
import type { Message, Said } from '../../../plugins/api/conversations.ts'
import { openBrowser, type Browsing, type Wishes } from '../../support/chromium.ts'
import { findFreePort } from '../../support/free-port.ts'
import { servePage } from '../../support/page-server.ts'
import type { Configuration } from '../../../server/configuration.ts'
import { fillConversation } from '../../support/long-talk.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'
import type { Asked } from './talk-page.ts'

/** A house whose pages show one conversation and nothing else: no activity of the product is needed. */
export interface TalkWorld {
  enrol: Talk['enrol']
  /** Begins a conversation of its own for a test. */
  begin(): Promise<Begun>
  closeBrowsers(): Promise<void>
  close(): Promise<void>
}

/** A conversation that has just begun. */
export interface Begun {
  readonly conversation: ConversationId
  open(person: TestPerson, more?: { layout?: Asked['layout']; wishes?: Partial<Wishes>; hash?: string }): Promise<Page>
  say(person: TestPerson, markdown: string, replyTo?: MessageId): Promise<Message>
  /** Gives a command in its activity. */
  command(person: TestPerson, name: string, input: object): Promise<void>
  /** Makes it long at once, as if so much had been said. */
  fill(count: number, authors: readonly TestPerson[]): Promise<void>
  read(person: TestPerson): Promise<Message[]>
  readPosition(person: TestPerson): Promise<number>
}

/** @param now the server's clock; people's own stay as they are */
export async function startTalkWorld(
  configuration: Partial<Configuration> = {},
  now?: () => number,
): Promise<TalkWorld> {
  const [outer, inner] = [await findFreePort(), await findFreePort()]
  const url = `http://127.0.0.1:${outer}`
  const clock = now ? { now } : {}
  const talk = await startTalk({ configuration: { ...configuration, port: inner, url }, ...clock })
  const script = new URL('./talk-page.ts', import.meta.url)
  const served = await servePage({ script, port: outer, house: inner })
  const browsers: Browsing[] = []

  async function open(
    conversation: ConversationId,
    person: TestPerson,
    { layout = 'nested', wishes, hash = '' }: Wanted,
  ) {
    const browser = await openBrowser({ blockThirdPartyCookies: true, width: 1010, height: 600, ...wishes })
    browsers.push(browser)
    const asked: Asked = { token: person.token, activity: talk.activity, conversation, layout }
    const address = `${served.page}?${new URLSearchParams({ ...asked }).toString()}${hash}`
    const opened = await browser.openPage(address)
    await opened.locator('conversation-view message-composer').last().waitFor()
    return opened
  }

  async function begin(): Promise<Begun> {
    const opener = await talk.enrol('Who opened it', 'facilitator')
    const { answer: conversation } = await opener.command<ConversationId>(talk.activity, 'room.open')
    const { activity } = talk
    return {
      conversation,
      open: (person, more = {}) => open(conversation, person, more),
      async say(person, markdown, replyTo) {
        const input = { conversation, markdown, ...(replyTo === undefined ? {} : { replyTo }) }
        return (await person.command<Said>(activity, 'conversations.send', input)).answer.message
      },
      async command(person, name, input) {
        const { error } = await person.command(activity, name, input)
        if (error) throw new Error(`${name} was refused: ${error.code}`)
      },
      fill: (count, authors) =>
        talk.house.house.database.write((db) =>
          fillConversation(db, { conversation, authors: authors.map(({ id }) => id), count, now: Date.now() }),
        ),
      async read(person) {
        const asked = { conversation, limit: 200 }
        return (await person.query<{ messages: Message[] }>(activity, 'conversations.readMessages', asked)).answer
          .messages
      },
      async readPosition(person) {
        const asked = { conversations: [conversation] }
        const { answer } = await person.query<{ seq: number }[]>(activity, 'conversations.listPositions', asked)
        return answer[0]?.seq ?? 0
      },
    }
  }

  return {
    enrol: talk.enrol,
    begin,
    async closeBrowsers() {
      for (const browser of browsers.splice(0)) await browser.close()
    },
    async close() {
      await served.close()
      await talk.close()
    },
  }
}

type Wanted = NonNullable<Parameters<Begun['open']>[1]>
