import { html } from 'lit'
import { afterEach, expect, test, vi } from 'vitest'
import type { HouseClient } from '../../../plugins/api/client.ts'
import { Refusal } from '../../../plugins/api/refusal.ts'
import { Deeds } from '../../../client/connection/deeds.ts'
import { unreachableRefusal } from '../../../client/connection/http.ts'
import { tend } from '../../../client/elements/conversation/tending/tending.ts'
import { say } from '../../../client/gallery/messages.ts'
import { nadia } from '../../../client/gallery/people.ts'
import '../../../client/pages/reports/reports-page.ts'
import type { ReportsPage } from '../../../client/pages/reports/reports-page.ts'
import { findButton, settle, show } from './show.ts'

const message = say(nadia, '<p>I pass at nine.</p>')

afterEach(() => void vi.useRealTimers())

/** A house that nobody reaches until the test says so. */
function makeHouse() {
  const deeds = new Deeds()
  const given: { name: string; input: object; key: string }[] = []
  const queue = { waiting: [{ message, html: message.html, context: [], reports: [] }], people: [nadia] }
  let answer = (): unknown => {
    throw unreachableRefusal()
  }
  const moderation = {
    async command(name: string, input: object, key: string) {
      given.push({ name, input, key })
      return answer()
    },
    watch: (name: string) => ({ state: name === 'listReports' ? queue : undefined, reload: () => {}, stop: () => {} }),
    on: () => () => {},
  }
  const client = { moderation, carryOut: deeds.carryOut, can: (what: string) => what === 'facilitate' }
  const toasts: string[] = []
  document.body.addEventListener('show-toast', ({ detail }) => toasts.push(detail.message))
  return {
    ...{ given, toasts },
    client: client as unknown as HouseClient, // all that is asked of it here
    connect(then: () => unknown) {
      answer = then
      deeds.flush()
    },
  }
}

/** Gives the reason that a dialog in there asks for. */
async function giveReason(root: ParentNode, words: string): Promise<void> {
  await expect.poll(() => root.querySelector('ask-dialog')?.renderRoot.querySelector('form')).toBeTruthy()
  const dialog = root.querySelector('ask-dialog')
  Object.assign(dialog?.renderRoot.querySelector('textarea') ?? {}, { value: words })
  dialog?.renderRoot.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
}

test('What is reported without a network is said to wait, and reported once when there is one', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { client, given, toasts, connect } = makeHouse()
  const reporting = tend('report', { host: document.body, client, message }, nadia)
  await giveReason(document.body, 'Not here.')
  await vi.advanceTimersByTimeAsync(1000)
  expect(toasts).toEqual(['This is done as soon as there is a connection.'])
  connect(() => ({}))
  await reporting
  expect(toasts.at(-1)).toContain('Thank you.')
  expect(given.at(-1)).toMatchObject({ name: 'report', input: { message: message.id, reason: 'Not here.' } })
  expect(new Set(given.map(({ key }) => key)).size).toBe(1)
})

test('What is refused says why', async () => {
  const { client, toasts, connect } = makeHouse()
  connect(() => {
    throw new Refusal('already_gone', 409, 'This message is not there any more.')
  })
  const reporting = tend('report', { host: document.body, client, message }, nadia)
  await giveReason(document.body, 'Not here.')
  await reporting
  expect(toasts).toEqual(['This message is not there any more.'])
})

test('What somebody decided about a report without a network is not decided again until it was', async () => {
  const { client, given, toasts, connect } = makeHouse()
  const page = await show<ReportsPage>(html`<reports-page .client=${client}></reports-page>`)
  findButton(page, 'Hide it').click()
  await giveReason(page.renderRoot, 'Unkind.')
  await expect.poll(() => given).toHaveLength(1)
  await settle(page)
  expect(findButton(page, 'Hide it').getAttribute('aria-disabled')).toBe('true')
  findButton(page, 'Hide it').click()
  expect(page.renderRoot.querySelector('ask-dialog')).toBeNull()
  connect(() => ({}))
  await expect.poll(() => toasts.at(-1)).toContain('told')
  await settle(page)
  expect(findButton(page, 'Hide it').getAttribute('aria-disabled')).toBe('false')
  expect(new Set(given.map(({ key }) => key)).size).toBe(1)
})
