import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '../support/test-person.ts'
import { startTalkWorld, type Begun, type TalkWorld } from './support/talk-world.ts'
import { footField } from './support/writing.ts'

/** What befalls the pages of people in a day: several tabs, sleep, wrong clocks, and a network that knows no sockets. */

let world: TalkWorld
let kwame: TestPerson
let nadia: TestPerson
let talk: Begun

beforeAll(async () => {
  world = await startTalkWorld()
  kwame = await world.enrol('Kwame Boateng')
  nadia = await world.enrol('Nadia Rahal')
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

async function begin(): Promise<Page> {
  talk = await world.begin()
  await talk.say(kwame, 'Before it.')
  const page = await talk.open(nadia, { layout: 'flat' })
  await page.getByText('Before it.').waitFor()
  return page
}

async function write(page: Page, words: string): Promise<void> {
  await footField(page).fill(words)
  await page.locator('.foot > message-composer').getByRole('button', { name: 'Send' }).last().click()
  // Strictly one: what waits and what was said never stand beside each other.
  await page.getByText(words).waitFor()
}

/** What is said in the page, from top to bottom. */
const listShown = (page: Page): Promise<string[]> => page.locator('message-item .said').allInnerTexts()

const listSaid = async () => (await talk.read(kwame)).map(({ html }) => html.replace(/<[^>]+>/g, ''))

/** Each thing is said once, and every page shows all of it, in the order in which it is there. */
async function untilAllShow(words: readonly string[], pages: readonly Page[]): Promise<void> {
  await expect.poll(async () => (await listSaid()).toSorted()).toEqual([...words].toSorted())
  const said = await listSaid()
  for (const page of pages) await expect.poll(() => listShown(page)).toEqual(said)
}

test('Two tabs of one person write while there is no network: all of it is said once, and both show it', async () => {
  const one = await begin()
  const other = await one.context().newPage()
  await other.goto(one.url())
  await other.getByText('Before it.').waitFor()
  await one.context().setOffline(true)
  await write(one, 'From the first tab.')
  await write(other, 'From the second tab.')
  await write(one, 'And again from the first.')
  // A third one finds what the others keep unsent, and is not to say it a second time.
  await one.context().setOffline(false)
  const third = await one.context().newPage()
  await third.goto(one.url())
  const words = ['Before it.', 'From the first tab.', 'From the second tab.', 'And again from the first.']
  await untilAllShow(words, [one, other, third])
})

test('A page that was frozen, and one whose clock was set, goes on where it was', async () => {
  const page = await begin()
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  await talk.say(kwame, 'While it slept.')
  await session.send('Page.setWebLifecycleState', { state: 'active' })
  const words = ['Before it.', 'While it slept.']
  await untilAllShow(words, [page])
  for (const hours of [-26, 26]) {
    await page.evaluate(
      (by) => {
        const told = Date.now
        Date.now = () => told() + by
      },
      hours * 60 * 60_000,
    )
    const [mine, theirs] = [`Mine, ${hours} hours off.`, `Theirs, ${hours} hours off.`]
    await write(page, mine)
    await talk.say(kwame, theirs)
    words.push(mine, theirs)
    await untilAllShow(words, [page])
  }
})

test('Where no socket gets through, a page is told and heard all the same, also after a cut', async () => {
  const page = await begin()
  await page.context().routeWebSocket(/\/live$/, (socket) => socket.close())
  await page.reload()
  await page.getByText('Before it.').waitFor()
  await write(page, 'By another way.')
  await talk.say(kwame, 'Heard by it, too.')
  const words = ['Before it.', 'By another way.', 'Heard by it, too.']
  await untilAllShow(words, [page])
  await page.context().setOffline(true)
  await write(page, 'In a tunnel, too.')
  await talk.say(kwame, 'Meanwhile, above.')
  await page.context().setOffline(false)
  await untilAllShow([...words, 'In a tunnel, too.', 'Meanwhile, above.'], [page])
})
