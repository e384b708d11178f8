import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestPerson } from '../support/test-person.ts'
import { startTalkWorld, type Begun, type TalkWorld } from './support/talk-world.ts'
import { footField, openEditor, wordsIn } from './support/writing.ts'

/** Writing: with an editor that comes later than the first letter, and stores what was meant. */

let world: TalkWorld
let talk: Begun
let nadia: TestPerson
let kwame: TestPerson

beforeAll(async () => {
  world = await startTalkWorld()
  kwame = await world.enrol('Kwame Boateng')
  nadia = await world.enrol('Nadia Rahal')
})
beforeEach(async () => {
  talk = await world.begin()
  await talk.say(kwame, 'How would you begin?')
})
afterEach(() => world.closeBrowsers())
afterAll(() => world.close())

const composer = (page: Page) => page.locator('.foot > message-composer')

const readLast = async (): Promise<string> => (await talk.read(kwame)).at(-1)?.html ?? ''

test('the editor takes over between two letters, with the words and the caret', async () => {
  const page = await talk.open(nadia)
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route(/composer-editor/, async (route) => {
    await held
    await route.continue()
  })
  await footField(page).click()
  await page.keyboard.type('With the **water**, and ')
  await page.keyboard.press('Home')
  await page.keyboard.type('I begin. ')
  expect(await composer(page).locator('textarea').count()).toBe(1)
  release()
  // Letters go on coming, whichever field has the caret.
  await page.keyboard.type('Slowly, one after the other, while it comes. ', { delay: 15 })
  const editor = composer(page).locator('[contenteditable=true]')
  await editor.waitFor()
  await page.keyboard.type('There.')
  await expect
    .poll(() => wordsIn(editor))
    .toBe('I begin. Slowly, one after the other, while it comes. There.With the water, and')
  expect(await editor.locator('strong').innerText()).toBe('water')
})

test('words with marks in them that came from elsewhere are shown as they are meant before they are touched', async () => {
  const draft = { place: `talk.${talk.conversation}`, words: 'Look at **the water** first.', writtenAt: Date.now() }
  await talk.command(nadia, 'conversations.keepDraft', draft)
  const page = await talk.open(nadia)
  expect(await composer(page).locator('[contenteditable=true] strong').innerText()).toBe('the water')
})

describe('what is written', () => {
  test('by keyboard alone is stored as it was meant', async () => {
    const page = await talk.open(nadia)
    const editor = await openEditor(composer(page))
    await page.keyboard.type('Look at **the water** first, @kw')
    await page.locator('[role=option]').getByText('Kwame Boateng').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('and `bar` it')
    await page.keyboard.press('Enter')
    await page.keyboard.type('- one')
    await page.keyboard.press('Enter')
    await page.keyboard.type('two * two')
    expect(await editor.locator('li').count()).toBe(2)
    await page.keyboard.press('Control+Enter')
    await expect.poll(readLast).toContain('<li>two * two</li>')
    expect(await readLast()).toContain(`<span class="mention" data-person="${kwame.id}">Kwame Boateng</span>`)
    expect(await readLast()).toContain('<strong>the water</strong>')
    expect(await readLast()).toContain('<code>bar</code>')
    expect(await wordsIn(editor)).toBe('')
  })

  test('gets its marks from the toolbar too, which is one stop and says what is on', async () => {
    const page = await talk.open(nadia)
    const editor = await openEditor(composer(page))
    await page.keyboard.type('the manual')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+k')
    await page.getByRole('textbox', { name: 'Where it leads' }).fill('example.com/manual')
    await page.keyboard.press('Enter')
    await expect.poll(() => editor.evaluate((field) => field.matches(':focus'))).toBe(true)
    const bold = page.getByRole('button', { name: 'Bold' })
    await page.keyboard.press('Tab')
    expect(await bold.evaluate((button) => button.matches(':focus'))).toBe(true)
    await page.keyboard.press('Enter')
    expect(await bold.getAttribute('aria-pressed')).toBe('true')
    await page.keyboard.press('Control+Enter')
    await expect.poll(readLast).toContain('href="https://example.com/manual"')
    expect(await readLast()).toContain('<strong>the manual</strong>')
  })

  test('may have an emoji in it', async () => {
    const page = await talk.open(nadia)
    const editor = await openEditor(composer(page))
    await page.keyboard.type('Well done ')
    await page.getByRole('button', { name: 'Emoji' }).click()
    await page.getByRole('dialog', { name: 'Emoji' }).getByText('👏').click()
    expect(await wordsIn(editor)).toBe('Well done 👏')
  })
})

test('Enter does what its writer wants, on this device from then on', async () => {
  const page = await talk.open(nadia)
  await openEditor(composer(page))
  await page.getByRole('button', { name: 'Enter sends' }).click()
  await footField(page).click()
  await page.keyboard.type('Sent at once')
  await page.keyboard.press('Enter')
  await expect.poll(readLast).toBe('<p>Sent at once</p>')
  await page.reload()
  await openEditor(composer(page))
  await page.keyboard.type('One line')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('and another')
  await page.keyboard.press('Enter')
  await expect.poll(readLast).toBe('<p>One line<br>\nand another</p>')
})

describe('what is not sent yet', () => {
  test('survives a closed tab, and is there on another device', async () => {
    const laptop = await talk.open(nadia)
    await openEditor(composer(laptop))
    await laptop.keyboard.type('Half a **thought** that waits', { delay: 15 })
    // A tab that is closed says at once what it has not said yet.
    await laptop.close({ runBeforeUnload: true })
    const phone = await talk.open(nadia, { wishes: { width: 360, height: 640 } })
    await expect.poll(() => wordsIn(footField(phone))).toContain('that waits')
    const editor = await openEditor(composer(phone))
    expect(await editor.locator('strong').innerText()).toBe('thought')
  })

  test('is let go on purpose alone, and comes back when that was a mistake', async () => {
    const page = await talk.open(nadia)
    await openEditor(composer(page))
    await page.keyboard.type('A draft of long ago')
    await page.clock.install({ time: Date.now() + 3_600_000 })
    await page.reload()
    await page.getByRole('button', { name: 'Put it away' }).click()
    await expect.poll(() => wordsIn(footField(page))).toBe('')
    await page.locator('toast-line').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => wordsIn(footField(page))).toBe('A draft of long ago')
  })
})

describe('a picture that is dropped', () => {
  test('shows how far it is, goes with the words, and keeps its size', async () => {
    const page = await talk.open(nadia)
    const editor = await openEditor(composer(page))
    await editor.evaluate(async (field) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 200 })
      canvas.getContext('2d')?.fillRect(0, 0, 160, 100)
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([blob ?? ''], 'grinder.png', { type: 'image/png' }))
      field.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true }))
    })
    await composer(page).locator('upload-list').getByText('grinder.png').waitFor()
    await page.keyboard.type('It looks like this.')
    await page.keyboard.press('Control+Enter')
    await expect.poll(async () => (await talk.read(kwame)).at(-1)?.files[0]).toMatchObject({ width: 320, height: 200 })
    await page
      .locator('message-item attached-files')
      .getByRole('button', { name: /grinder/ })
      .waitFor()
    expect(await composer(page).locator('upload-list li').count()).toBe(0)
  })
})
