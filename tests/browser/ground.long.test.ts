import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium.ts'

/** What the journeys stand on: that the browser under test treats a frame of another site as visitors' browsers do. */

let server: Server
let port: number

beforeAll(async () => {
  server = createServer(answer).listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  port = (server.address() as AddressInfo).port
})

afterAll(() => server.close())

test.each([
  [true, 'keeps no unpartitioned cookie'],
  [false, 'keeps its cookie'],
])('with third-party cookies blocked: %s, a frame of another site %s', async (blockThirdPartyCookies) => {
  const browser = await openBrowser({ blockThirdPartyCookies })
  const page = await browser.openPage(`http://127.0.0.1:${port}/outer`)
  const framed = page.frameLocator('iframe').locator('p')
  await framed.getByText('cookies:').waitFor()
  const text = await framed.textContent()
  expect(text?.includes('plain=1')).toBe(!blockThirdPartyCookies)
  expect(text).toContain('partitioned=1')
  await browser.close()
})

test('people who use the same Chromium keep nothing in common, and what it blocks holds for each', async () => {
  const people = [true, true, false, false].map((blockThirdPartyCookies) => openBrowser({ blockThirdPartyCookies }))
  for (const { openPage, context } of await Promise.all(people)) {
    const kept = async () => (await context.cookies()).map(({ name }) => name)
    const alone = await openPage(`http://localhost:${port}/inner`)
    expect(await alone.locator('b').textContent()).toBe('kept: null')
    expect(await kept()).toEqual([])
    await alone.goto(`http://localhost:${port}/keep`)
    const framed = (await openPage(`http://127.0.0.1:${port}/outer`)).frameLocator('iframe').locator('p')
    await framed.getByText('cookies:').waitFor()
  }
  const kept = await Promise.all(
    people.map(async (one) => (await (await one).context.cookies()).map(({ name }) => name)),
  )
  expect(kept.map((names) => names.includes('plain'))).toEqual([false, false, true, true])
  for (const one of people) await (await one).close()
})

test('in a frame of another site, too, the browser speaks the language and has the screen that were wished for', async () => {
  const wishes = { locale: 'es-ES', dark: true, still: true, scale: 2, width: 360, touch: true }
  const browser = await openBrowser({ blockThirdPartyCookies: true, ...wishes })
  const page = await browser.openPage(`http://127.0.0.1:${port}/outer`)
  await page.frameLocator('iframe').locator('b').waitFor()
  const seen = await page
    .frames()
    .at(-1)
    ?.evaluate(() => ({
      url: location.hostname,
      language: navigator.language,
      dark: matchMedia('(prefers-color-scheme: dark)').matches,
      still: matchMedia('(prefers-reduced-motion: reduce)').matches,
      scale: devicePixelRatio,
      touch: navigator.maxTouchPoints > 0,
    }))
  expect(seen).toEqual({ url: 'localhost', language: 'es-ES', dark: true, still: true, scale: 2, touch: true })
  await browser.close()
})

test('what a frame keeps under another site is not what it keeps by itself', async () => {
  const browser = await openBrowser({ blockThirdPartyCookies: false })
  await browser.openPage(`http://localhost:${port}/keep`)
  const outer = await browser.openPage(`http://127.0.0.1:${port}/outer`)
  expect(await outer.frameLocator('iframe').locator('b').textContent()).toBe('kept: null')
  const alone = await browser.openPage(`http://localhost:${port}/inner`)
  expect(await alone.locator('b').textContent()).toBe('kept: yes')
  await browser.close()
})

test('a call to anywhere else fails, and is told', async () => {
  const browser = await openBrowser({ blockThirdPartyCookies: true })
  const page = await browser.openPage(`http://localhost:${port}/keep`)
  expect(await page.evaluate(() => fetch('http://elsewhere.example/').catch(() => 'failed'))).toBe('failed')
  await expect(browser.close()).rejects.toThrow('a call to elsewhere: elsewhere.example')
})

function answer(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('content-type', 'text/html')
  if (request.url === '/outer') return void response.end(`<iframe src="http://localhost:${port}/set"></iframe>`)
  if (request.url === '/keep') return void response.end(`<script>localStorage.setItem('kept', 'yes')</script>`)
  if (request.url !== '/set')
    return void response.end(
      `<p>cookies: ${request.headers.cookie ?? ''}</p><b></b>` +
        `<script>document.querySelector('b').textContent = 'kept: ' + localStorage.getItem('kept')</script>`,
    )
  const cookies = ['plain=1; SameSite=None; Secure', 'partitioned=1; SameSite=None; Secure; Partitioned']
  response.writeHead(302, { location: '/inner', 'set-cookie': cookies }).end()
}
