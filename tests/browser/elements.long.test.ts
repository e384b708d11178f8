import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listBarriers, scrollsSideways } from '../support/barriers.ts'
import { openBrowser, type Browsing, type Wishes } from '../support/chromium.ts'
import { serveGallery, type PageServer } from '../support/page-server.ts'
import { openEditor, wordsIn } from './support/writing.ts'

/** The elements as they are shown in the gallery, every one in every state. */

let gallery: PageServer

beforeAll(async () => {
  gallery = await serveGallery()
})

afterAll(() => gallery.close())

async function open(wishes: Partial<Wishes>, words = ''): Promise<{ page: Page; browser: Browsing }> {
  const browser = await openBrowser({ blockThirdPartyCookies: true, ...wishes })
  const page = await browser.openPage(gallery.page + words)
  await page.locator('settings-form').first().waitFor()
  return { page, browser }
}

describe.each([
  ['light', { width: 1010 }],
  ['dark', { width: 1010, dark: true }],
  ['a phone, light', { width: 320, touch: true }],
  ['a phone, dark', { width: 360, touch: true, dark: true }],
])('in %s', (_name, wishes) => {
  test('no barrier is found, and nothing scrolls sideways', async () => {
    const { page, browser } = await open(wishes)
    await page.locator('#wrong-form').evaluate((form: HTMLElement & { check(): Promise<boolean> }) => form.check())
    expect(await listBarriers(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await browser.close()
  })
})

test('from right to left and in Spanish nothing scrolls sideways either', async () => {
  const { page, browser } = await open({ width: 360 }, '?language=es&direction=rtl')
  expect(await scrollsSideways(page)).toBe(false)
  await browser.close()
})

describe('by keyboard', () => {
  test('a menu opens on its first entry, is walked by arrows and gives the focus back', async () => {
    const { page, browser } = await open({ width: 1010 })
    const button = page.locator('message-item').first().getByRole('button', { name: 'More about this message' })
    await button.focus()
    await page.keyboard.press('Enter')
    await expectFocus(page, 'Edit')
    expect(await listBarriers(page)).toEqual([])
    await page.keyboard.press('ArrowDown')
    await expectFocus(page, 'Mark unread from here')
    await page.keyboard.press('End')
    await expectFocus(page, 'Take it back')
    await page.keyboard.press('c')
    await expectFocus(page, 'Copy a link')
    await page.keyboard.press('Escape')
    await button.and(page.locator(':focus')).waitFor()
    await browser.close()
  })

  test('a name is completed letter by letter, and the list stays inside the window', async () => {
    const { page, browser } = await open({ width: 360, height: 500 })
    const field = await openEditor(page.locator('#first-composer'))
    await field.pressSequentially('Ask @')
    const list = page.locator('#first-composer [role=listbox]')
    await page.locator('#first-composer [role=option]').nth(5).waitFor()
    expect(await listBarriers(page)).toEqual([])
    expect(await isInWindow(page, '#first-composer [role=listbox]')).toBe(true)
    await field.pressSequentially('tom')
    await page.locator('#first-composer [role=option]').nth(1).waitFor({ state: 'detached' })
    await page.keyboard.press('Enter')
    expect(await wordsIn(field)).toBe('Ask @Tomás Echeverri ')
    expect(await list.isVisible()).toBe(false)
    await browser.close()
  })

  test('what a button of the toolbar did can be taken back with Ctrl+Z', async () => {
    const { page, browser } = await open({ width: 1010 })
    const field = await openEditor(page.locator('#first-composer'))
    await field.pressSequentially('water')
    await field.press('Control+a')
    await field.press('Control+b')
    expect(await field.locator('strong').innerText()).toBe('water')
    await field.press('Control+z')
    expect(await wordsIn(field)).toBe('water')
    expect(await field.locator('strong').count()).toBe(0)
    await browser.close()
  })
})

test('the composer is one line until it is used, grows with the words and stops at half the window', async () => {
  const { page, browser } = await open({ width: 360, height: 600 })
  const composer = page.locator('#first-composer')
  const height = async () => (await composer.boundingBox())?.height ?? 0
  const atFirst = await height()
  expect(await composer.getByRole('toolbar').isVisible()).toBe(false)
  const field = await openEditor(composer)
  expect(await composer.getByRole('toolbar').isVisible()).toBe(true)
  await field.fill('One line\n'.repeat(4))
  const withFour = await height()
  await field.fill('One line\n'.repeat(80))
  expect(withFour).toBeGreaterThan(atFirst + 4 * 24)
  expect(await field.evaluate(({ clientHeight }) => clientHeight)).toBeLessThanOrEqual(300)
  await browser.close()
})

async function expectFocus(page: Page, words: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    return at?.textContent?.includes(wanted)
  }, words)
}

const isInWindow = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect()
    return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth
  })
