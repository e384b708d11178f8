import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message } from '../../plugins/api/conversations.ts'
import type { Attendant } from '../support/attendant.ts'
import type { Browsing } from '../support/chromium.ts'
import type { Activity } from '../support/practice-lms/index.ts'
import { chooseKind, composer, goToThread, message, openActivity, signIn } from './support/visits.ts'
import { say, startThread, startWorld, type Talk, type World } from './support/world.ts'

/** Script in every corner that people can write into: it is shown as the words it is, and none of it ever runs. */

const run = 'window.hacked=1'
const inMarkup = [
  `<script>${run}</script>`,
  `<img src=x onerror="${run}">`,
  `"><svg onload="${run}">`,
  `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  `<style>@import "http://localhost/x.css"; * { display: none }</style>`,
  `</textarea></title><script>${run}</script>`,
  `{{constructor.constructor("${run}")()}} \${${run}}`,
]
const inMarkdown = [
  `[look](javascript:${run})`,
  `[look](JaVa\tScRiPt:${run})`,
  `<javascript:${run}>`,
  `[look](data:text/html,<script>${run}</script>)`,
  `[look](https://localhost/" onmouseover="${run})`,
  `![look](x" onerror="${run})`,
  `[me](person:x" onmouseover="${run}" y=")`,
  `[look]: javascript:${run}\n\n[look]`,
  `\`<img src=x onerror="${run}">\``,
  `\`\`\`html\n<script>${run}</script>\n\`\`\``,
  `\u202E<script>${run}</script>\u202C`,
]

let world: World
let browser: Browsing
let activity: Activity
let mallory: Attendant
let talk: Talk
const said: Message[] = []
const name = `<img src=x onerror=${run}> "><script>${run}</script>`

beforeAll(async () => {
  world = await startWorld()
  browser = await world.browse()
  const tool = await world.connect()
  world.lms.course.title = `<script>${run}</script>`
  world.lms.addPerson({ given: 'Mallory', family: name, part: 'facilitator', username: 'mallory' })
  activity = await world.place(tool, { title: 'A title', settings: { purpose: inMarkup.join('\n') } })
  mallory = await world.attend('mallory', activity)
  talk = await startThread(mallory, 'A thread', inMarkup.join('\n\n'))
  for (const words of inMarkdown) said.push(await say(mallory, talk, words))
  for (const words of inMarkup) await startThread(mallory, words.slice(0, 200), words)
  await mallory.command('conversations.edit', { message: said[0]?.id, markdown: inMarkup.join('\n\n'), revision: 1 })
})
afterAll(async () => {
  await world.closeBrowsers()
  await world.close()
})

/** What the browser says of the page: attempts that our policy stopped count as much as those that it did not. */
function listen(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (line) => {
    if (/Content Security Policy/i.test(line.text())) complaints.push(line.text())
  })
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return complaints
}

async function expectNothingRan(page: Page, complaints: readonly string[]): Promise<void> {
  for (const frame of page.frames()) expect(await frame.evaluate(() => 'hacked' in window)).toBe(false)
  expect(complaints).toEqual([])
}

/** What markup of people would leave behind; our own pages have none of it in what people wrote. */
const traces = 'script, iframe, object, embed, style, base, form, [onerror], [onload], [onmouseover]'

test('in titles, in what a place is for and in names it is words', async () => {
  const page = await signIn(browser, world, 'kwame')
  const complaints = listen(page)
  const inside = await openActivity(page, activity)
  await inside.getByRole('link', { name: inMarkup[0] ?? '', exact: true }).waitFor()
  expect(await inside.getByRole('link').allTextContents()).toEqual(expect.arrayContaining(inMarkup))
  expect(await inside.getByText(`window.hacked=1</script>`).first().isVisible()).toBe(true)
  expect(await inside.locator(`thread-row :is(${traces}, svg[onload])`).count()).toBe(0)
  await expectNothingRan(page, complaints)
})

test('in messages it is words, and no link leads to it', async () => {
  const page = await signIn(browser, world, 'kwame')
  const complaints = listen(page)
  const inside = await goToThread(page, activity, talk.title)
  await message(inside, inMarkup[0] ?? '').waitFor()
  const written = inside.locator('.said')
  expect(await written.count()).toBe(1 + inMarkdown.length)
  expect(await written.locator(`:is(${traces}, img, svg)`).count()).toBe(0)
  const links = await written.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  expect(links.filter((href) => !/^https?:/.test(href))).toEqual([])
  for (const link of await written.locator('a, .mention').all()) await link.hover()
  expect(
    await message(inside, inMarkup[0] ?? '')
      .getByText(name)
      .count(),
  ).toBeGreaterThan(0)
  await expectNothingRan(page, complaints)
})

test('in what is offered while one writes, and in what a message said before, it is words', async () => {
  const page = await signIn(browser, world, 'kwame')
  const complaints = listen(page)
  const inside = await goToThread(page, activity, talk.title)
  await composer(inside).getByRole('textbox').pressSequentially('@Mallory')
  await inside.getByRole('option', { name: 'Mallory' }).waitFor()
  await page.keyboard.press('Enter')
  await composer(inside)
    .getByRole('textbox')
    .pressSequentially(inMarkup[1] ?? '')
  await inside.getByRole('button', { name: 'edited' }).click()
  await inside.getByRole('dialog').getByText('look').first().waitFor()
  await expectNothingRan(page, complaints)
})

test('while an activity is set up it is words', async () => {
  const byHand = world.lms.addActivity({ title: inMarkup[1] ?? '', tool: world.lms.world.readTool('1') })
  const page = await signIn(browser, world, 'mallory')
  const complaints = listen(page)
  const form = await chooseKind(await openActivity(page, byHand), 'Discussion')
  await form.getByLabel('Name', { exact: true }).fill(inMarkup[0] ?? '')
  await form.getByText(`They find ${inMarkup[0]} open`).waitFor()
  await form.getByRole('button', { name: 'Save' }).click()
  await form.getByRole('button', { name: 'Start the first thread' }).waitFor()
  expect(
    await form
      .getByText(inMarkup[0] ?? '')
      .first()
      .isVisible(),
  ).toBe(true)
  await expectNothingRan(page, complaints)
})
