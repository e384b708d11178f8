import { afterEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'

let app: TestApp

afterEach(() => app.close())

/** Shows a link that nobody made, and answers what was said to it. */
async function guess(from: string): Promise<string> {
  const headers = { authorization: 'Guest made-up', 'x-forwarded-for': from }
  const response = await fetch(`${app.url}/api/guest`, { headers })
  const { error } = (await response.json()) as { error: { code: string } }
  return error.code
}

async function guessOften(from: string): Promise<void> {
  for (let count = 0; count < 20; count += 1) expect(await guess(from)).toBe('link_unknown')
  expect(await guess(from)).toBe('too_fast')
}

test('Who guesses links is soon refused unheard, whatever address they invent', async () => {
  app = await startTestApp({ plugins: [] })
  await guessOften('192.0.2.1')
  expect(await guess('192.0.2.2')).toBe('too_fast')
})

test('Behind a proxy that is trusted the guesses of one address keep nobody else out', async () => {
  app = await startTestApp({ plugins: [], configuration: { trustedProxies: ['127.0.0.0/8'] } })
  await guessOften('192.0.2.1')
  expect(await guess('192.0.2.2')).toBe('link_unknown')
  // What stands before the address that the proxy has seen, the visitor has said.
  expect(await guess('192.0.2.3, 192.0.2.1')).toBe('too_fast')
})
