import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { fetchDownload } from '../support/downloads.ts'
import type { Activity, Person } from '../support/practice-lms/index.ts'
import { startWorld, type World } from './support/world.ts'

/** Who writes without a name is looked for in everything that reaches the page of somebody else. */

let world: World
let activity: Activity

beforeAll(async () => {
  world = await startWorld()
  activity = await world.place(await world.connect(), { settings: { anonymity: 'sealed' } })
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

interface Watched {
  readonly page: Page
  /** Every text that came: pages, answers and frames of the socket. */
  readonly came: string[]
}

async function open(person: Person): Promise<Watched> {
  const browser = await world.browse({ still: true })
  const came: string[] = []
  browser.context.on('page', (page) => {
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => came.push(String(payload))))
    page.on(
      'response',
      (response) =>
        void response.text().then(
          (text) => came.push(text),
          () => undefined,
        ),
    )
  })
  const { post } = await world.lms.launch(person, activity)
  const page = await browser.openPage(post.location ?? '')
  await page.locator('new-thread').waitFor()
  return { page, came }
}

/** The page as it stands, with everything inside its elements. */
const readSource = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const read = (root: Document | ShadowRoot): string =>
      [...root.querySelectorAll('*')]
        .map((element) => element.outerHTML + (element.shadowRoot ? read(element.shadowRoot) : ''))
        .join('')
    return read(document)
  })

test('A question is asked, answered and accepted without a name, and nothing that reaches the others has it', async () => {
  const asker = world.lms.person('kwame')
  const peer = await open(world.lms.person('nadia'))
  const own = await open(asker)
  await own.page.getByRole('button', { name: 'Ask or tell something' }).click()
  await own.page.getByLabel('Question').click()
  await own.page.getByRole('textbox', { name: 'Title' }).fill('What do you do when you have lied?')
  await own.page.getByRole('textbox', { name: 'Your message' }).fill('I told a customer that it was repaired.')
  await own.page.getByRole('checkbox', { name: 'Without my name' }).check()
  await own.page.getByText('Nobody can learn your name, not even those who lead the course.').waitFor()
  await own.page.getByRole('button', { name: 'Start the thread' }).click()
  await own.page.getByRole('heading', { name: 'What do you do when you have lied?' }).waitFor()

  await peer.page.getByRole('link', { name: 'What do you do when you have lied?' }).click()
  await peer.page.getByText('I told a customer that it was repaired.').waitFor()
  const answer = await world.attend('ines', activity)
  const { threads } = await answer.query<{ threads: { id: string; talk: { id: string } }[] }>(
    'discussion.listThreads',
    {},
  )
  const [thread] = threads
  await answer.command('conversations.send', { conversation: thread?.talk.id, markdown: 'I went back and told her.' })
  const answered = own.page.getByRole('article').filter({ hasText: 'I went back and told her.' }).last()
  await answered.hover()
  await answered.getByRole('button', { name: 'More about this message' }).click()
  await own.page.getByRole('menuitem', { name: 'This answers it' }).click()
  await peer.page.getByText('Someone marked this as the answer').first().waitFor()

  const { id } = await world.attend('kwame', activity)
  const isTrace = (text: string) => text.includes(id) || text.includes(asker.name)
  expect(peer.came.some((text) => text.includes('I went back and told her.'))).toBe(true)
  expect(peer.came.flatMap(withoutPresence).filter(isTrace)).toEqual([])
  const reader = await world.attend('nadia', activity)
  const wanted = { download: 'discussion.thread', input: JSON.stringify({ thread: thread?.id }) }
  const { address } = await reader.query<{ address: string }>('downloads.open', wanted)
  const { files } = await fetchDownload(world.product.url, address)
  const exported = [...files].map(([name, content]) => `${name} ${String(content)}`).join()
  expect(exported).toContain('I told a customer that it was repaired.')
  expect(isTrace(exported)).toBe(false)
  // Who is here is known by name. Who has left leaves no trace in what they wrote.
  await own.page.close()
  await expect.poll(async () => isTrace(await readSource(peer.page))).toBe(false)
  expect(await readSource(peer.page)).toContain('I told a customer that it was repaired.')
})

/** The messages in what came, without those that only say who has the activity open. */
function withoutPresence(text: string): string[] {
  if (!/^[[{]/.test(text)) return [text]
  const messages = [JSON.parse(text)].flat() as { welcome?: object; event?: string }[]
  return messages
    .filter(({ welcome, event }) => !welcome && event !== 'live.here')
    .map((message) => JSON.stringify(message))
}
