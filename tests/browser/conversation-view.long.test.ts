import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestPerson } from '../support/test-person.ts'
import { lookThrice } from './support/looks.ts'
import { startTalkWorld, type Begun, type TalkWorld } from './support/talk-world.ts'
import { fieldIn, footField, wordsIn } from './support/writing.ts'

/** Talk as every activity has it: what stays in place, what is kept, and what is said when something goes wrong. */

let world: TalkWorld
let talk: Begun
let nadia: TestPerson
let kwame: TestPerson

beforeAll(async () => {
  world = await startTalkWorld()
  kwame = await world.enrol('Kwame Boateng')
  nadia = await world.enrol('Nadia Rahal')
})
beforeEach(async () => void (talk = await world.begin()))
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

const foot = footField
const message = (page: Page, words: string): Locator => page.locator('message-item').filter({ hasText: words }).last()
const pill = (page: Page): Locator => page.locator('new-pill button')
const say = (words: string) => talk.say(kwame, words)

async function sayMany(count: number): Promise<void> {
  for (let n = 1; n <= count; n++) await say(`Message ${n}. ${'Words that fill a line or two. '.repeat((n % 4) + 1)}`)
}

async function sendAtFoot(page: Page, words: string): Promise<void> {
  await foot(page).fill(words)
  await page.keyboard.press('Control+Enter')
}

async function choose(page: Page, words: string, entry: string): Promise<void> {
  await message(page, words).hover()
  await message(page, words).getByRole('button', { name: 'More about this message' }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

const topOf = async (item: Locator): Promise<number> => Math.round((await item.boundingBox())?.y ?? Number.NaN)

const markRead = (seq: number) =>
  talk.command(nadia, 'conversations.markRead', { conversation: talk.conversation, seq })

const readPosition = () => talk.readPosition(nadia)

describe('while one reads', () => {
  test('what others say waits behind a pill, and nothing moves until one wants it', async () => {
    await sayMany(30)
    const page = await talk.open(nadia)
    await message(page, 'Message 3.').waitFor()
    const before = await topOf(message(page, 'Message 3.'))
    await say('Something new')
    await pill(page).getByText('1 new').waitFor()
    expect(await message(page, 'Something new').count()).toBe(0)
    expect(await topOf(message(page, 'Message 3.'))).toBe(before)
    await pill(page).click()
    const fresh = message(page, 'Something new').getByRole('article')
    await fresh.waitFor()
    expect(await fresh.evaluate((article) => article.matches(':focus'))).toBe(true)
    expect(await pill(page).count()).toBe(0)
  })

  test('at the end, what others say is there at once', async () => {
    await say('One question')
    const page = await talk.open(nadia)
    await say('One answer')
    await message(page, 'One answer').waitFor()
    expect(await pill(page).count()).toBe(0)
  })

  test('a long talk begins at what is new, and earlier words come without moving what one reads', async () => {
    await sayMany(130)
    await markRead(90)
    const page = await talk.open(nadia)
    await page.getByText(/^New since/).waitFor()
    expect(await page.locator('message-item').count()).toBeLessThan(60)
    const first = message(page, 'Message 91.')
    const before = await topOf(first)
    expect(before).toBeGreaterThanOrEqual(0)
    expect(before).toBeLessThan(300)
    await page.getByRole('button', { name: 'Earlier messages' }).evaluate((button: HTMLElement) => button.click())
    await message(page, 'Message 30.').waitFor({ state: 'attached' })
    expect(await topOf(first)).toBe(before)
  })

  test('the place is kept on reload', async () => {
    await sayMany(60)
    const page = await talk.open(nadia)
    await message(page, 'Message 2.').waitFor()
    await page.locator('.scroll').hover()
    await page.mouse.wheel(0, 1500)
    const kept = () => page.evaluate(() => JSON.stringify(history.state))
    await expect.poll(kept).toContain('offset')
    // The end of the movement is what is kept.
    await page.locator('.scroll').evaluate(
      (scroller) =>
        new Promise((resolve) => {
          scroller.addEventListener('scrollend', resolve, { once: true })
          scroller.scrollBy(0, 200)
        }),
    )
    const inView = () =>
      page.evaluate(() => {
        const view = document.querySelector('conversation-view')?.shadowRoot
        const items = [...(view?.querySelector('reply-tree')?.shadowRoot?.querySelectorAll('message-item') ?? [])]
        const first = items.find((item) => item.getBoundingClientRect().bottom > 0)
        return `${first?.message?.seq} at ${Math.round(first?.getBoundingClientRect().top ?? 0)}`
      })
    const before = await inView()
    await page.reload()
    await page.locator('message-item').first().waitFor()
    await expect.poll(inView).toBe(before)
  })

  test('what was in view for a second is read, what was not is not', async () => {
    await sayMany(40)
    await markRead(1)
    const page = await talk.open(nadia)
    await message(page, 'Message 3.').waitFor()
    await expect.poll(readPosition).toBeGreaterThan(2)
    expect(await readPosition()).toBeLessThan(20)
  })

  test('what is marked unread stays unread while one looks at it', async () => {
    await say('One')
    await say('Two')
    await markRead(2)
    const page = await talk.open(nadia)
    await choose(page, 'Two', 'Mark unread from here')
    await page.getByText('Marked unread from here').waitFor()
    await expect.poll(readPosition).toBe(1)
    await say('Three')
    await message(page, 'Three').waitFor()
    await page.evaluate(lookThrice)
    // What the page says next is heard after anything that it said before.
    await message(page, 'Three').getByRole('button', { name: 'React' }).click()
    await page.getByRole('button', { name: 'Helped me' }).click()
    await expect.poll(async () => (await talk.read(kwame)).at(-1)?.reactions).toHaveLength(1)
    expect(await readPosition()).toBe(1)
  })

  test('a link leads to its message, however far away that is', async () => {
    await sayMany(120)
    const { conversation } = talk
    const page = await talk.open(nadia, { hash: `#/?message=${conversation}.80` })
    await message(page, 'Message 80.').waitFor()
    expect(await topOf(message(page, 'Message 80.'))).toBeLessThan(500)
  })
})

test('a link that was handed on leads to its message from where one is', async () => {
  await sayMany(120)
  const page = await talk.open(nadia)
  await message(page, 'Message 2.').waitFor()
  await page.evaluate((hash) => (location.hash = hash), `#/?message=${talk.conversation}.80`)
  await message(page, 'Message 80.').waitFor()
  expect(await topOf(message(page, 'Message 80.'))).toBeLessThan(500)
})

describe('what one writes', () => {
  test('is there at once and answers the first message', async () => {
    const first = await say('How would you begin?')
    const page = await talk.open(nadia)
    await sendAtFoot(page, 'With the water.')
    await message(page, 'With the water.').waitFor()
    expect(await wordsIn(foot(page))).toBe('')
    await expect.poll(async () => (await talk.read(kwame)).at(-1)?.replyTo).toBe(first.id)
  })

  test('survives a reload at every stage', async () => {
    await say('How would you begin?')
    await say('With the water.')
    const page = await talk.open(nadia)
    await foot(page).fill('Half a thought')
    await message(page, 'With the water.')
      .getByRole('button', { name: /^Reply to/ })
      .click()
    await page.keyboard.type('Half an answer')
    await page.reload()
    await expect.poll(() => wordsIn(fieldIn(page.locator('message-composer[slot=below]')))).toBe('Half an answer')
    expect(await wordsIn(foot(page))).toBe('Half a thought')
  })

  test('and is refused comes back, with the reason', async () => {
    await say('How would you begin?')
    const page = await talk.open(nadia)
    await sendAtFoot(page, 'x'.repeat(20_001))
    await page
      .getByRole('alert')
      .getByText('Not sent. This is too long for one message. Your words are kept.')
      .waitFor()
    expect((await wordsIn(foot(page))).length).toBe(20_001)
  })

  test('can be edited, and others see that it was and what it said before', async () => {
    await say('How would you begin?')
    const page = await talk.open(nadia)
    await sendAtFoot(page, 'With the watre.')
    await message(page, 'With the watre.').getByRole('button', { name: 'React' }).waitFor({ state: 'attached' })
    await message(page, 'With the watre.').getByRole('article').focus()
    await page.keyboard.press('e')
    await fieldIn(page.locator('[slot=editor]')).fill('With the water.')
    await page.keyboard.press('Control+Enter')
    const others = await talk.open(kwame)
    await message(others, 'With the water.').getByRole('button', { name: 'edited' }).click()
    await others.getByRole('dialog').getByText('With the watre.').waitFor()
  })

  test('on two devices at once is shown both ways, and lost on neither', async () => {
    await say('How would you begin?')
    const mine = await talk.say(nadia, 'First words')
    const page = await talk.open(nadia)
    await message(page, 'First words').getByRole('article').focus()
    await page.keyboard.press('e')
    await fieldIn(page.locator('[slot=editor]')).fill('Words from the laptop')
    const edit = { message: mine.id, markdown: 'Words from the phone', revision: 1 }
    await talk.command(nadia, 'conversations.edit', edit)
    await page.keyboard.press('Control+Enter')
    await page.getByText('This message was changed while you were writing.', { exact: false }).waitFor()
    await page.locator('.meanwhile').getByText('Words from the phone').waitFor()
    expect(await wordsIn(fieldIn(page.locator('[slot=editor]')))).toBe('Words from the laptop')
    await page.getByRole('button', { name: 'Leave it as it is now' }).waitFor()
    // Trying again would be a decision that nobody has asked about.
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Put mine in its place' }).click()
    await expect.poll(async () => (await talk.read(kwame)).at(-1)?.html).toBe('<p>Words from the laptop</p>')
  })

  test('can be taken back, and brought back by Ctrl+Z', async () => {
    await say('How would you begin?')
    const page = await talk.open(nadia)
    await sendAtFoot(page, 'Said in haste')
    await choose(page, 'Said in haste', 'Take it back')
    await page.getByText('You took a message back.').waitFor()
    expect((await talk.read(kwame)).at(-1)?.gone).toBe('deleted')
    await page.keyboard.press('Control+z')
    await message(page, 'Said in haste').waitFor()
    await expect.poll(async () => (await talk.read(kwame)).at(-1)?.gone).toBeNull()
  })

  test('names people with the help of a list', async () => {
    await world.enrol('Inés Carrasco')
    await say('How would you begin?')
    const page = await talk.open(nadia)
    await foot(page).pressSequentially('Ask @ine')
    await page.getByRole('option', { name: 'Inés Carrasco' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await expect.poll(async () => (await talk.read(kwame)).at(-1)?.mentions).toHaveLength(1)
  })
})

test('a reaction shows at once, and to others', async () => {
  await say('Look at the water first.')
  const [page, others] = [await talk.open(nadia), await talk.open(kwame)]
  await message(page, 'Look at the water').hover()
  await message(page, 'Look at the water').getByRole('button', { name: 'React' }).click()
  await page.getByRole('button', { name: 'Helped me' }).click()
  for (const each of [page, others])
    await message(each, 'Look at the water')
      .getByRole('button', { name: /^Helped me/ })
      .waitFor()
  const phone = await talk.open(kwame, { wishes: { width: 360, height: 740, touch: true } })
  await message(phone, 'Look at the water').getByRole('button', { name: 'More about this message' }).tap()
  await phone.getByRole('menuitem', { name: 'Who reacted' }).tap()
  const dialog = phone.getByRole('dialog', { name: 'Who reacted' })
  await dialog.getByText('Nadia Rahal').waitFor()
  await dialog.getByRole('button', { name: 'Close' }).tap()
  await dialog.waitFor({ state: 'detached' })
})

test('in one line, the newest is at the end, and one follows it', async () => {
  await sayMany(60)
  const page = await talk.open(nadia, { layout: 'flat' })
  await message(page, 'Message 60.').waitFor()
  const isAtEnd = () =>
    page
      .locator('.scroll')
      .evaluate((scroller) => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 5)
  expect(await isAtEnd()).toBe(true)
  await say('And another')
  await message(page, 'And another').waitFor()
  await expect.poll(isAtEnd).toBe(true)
})

test('a closed conversation can be read and not written in', async () => {
  await say('The last word')
  const page = await talk.open(nadia)
  const tender = await world.enrol('Agnieszka Nowak', 'facilitator')
  await talk.command(tender, 'room.close', { conversation: talk.conversation, closed: true })
  await page.getByText('This conversation is closed. You can still read it.').waitFor()
  expect(await page.locator('message-composer').count()).toBe(0)
})
