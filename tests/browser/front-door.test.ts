import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startFrontDoor, type FrontDoor } from '../lti/support/front-door.ts'
import { listCodes } from '../lti/support/visits.ts'
import { openBrowser, type Browsing } from '../support/chromium.ts'
import { waitForAnswers } from './support/visits.ts'

describe.each([
  ['moodle', true],
  ['moodle', false],
  ['canvas', true],
] as const)("in %s's frame, third-party cookies blocked: %s", (mood, blockThirdPartyCookies) => {
  let door: FrontDoor
  let browser: Browsing
  let page: Page

  beforeAll(async () => {
    door = await startFrontDoor({ lms: { mood } })
  })
  beforeEach(async () => {
    door.levers.cookiesInFrames = true
    browser = await openBrowser({ blockThirdPartyCookies })
    const activity = door.lms.addActivity({ title: 'First visits' })
    page = await browser.openPage(`${door.lms.url}/?next=/courses/${door.lms.course.id}/activities/${activity.id}`)
  })
  afterEach(() => browser.close())
  afterAll(() => door.close())

  const openActivity = () => page.getByRole('button', { name: 'Kwame Boateng' }).click()
  const inFrame = () => page.frameLocator('iframe[name=tool]')

  /** A browser that keeps nothing else there, either. */
  const forgetSessions = () =>
    browser.context.addInitScript(() => {
      if (window.parent === window) return
      const refuse = () => {
        throw new DOMException('The request was denied.', 'SecurityError')
      }
      Object.defineProperty(window, 'sessionStorage', { get: refuse })
    })

  it('the activity opens by the cookie', async () => {
    await openActivity()
    await inFrame().getByRole('heading', { name: 'Inside' }).waitFor()
    expect(listCodes(door)).toEqual([])
  })

  it('the activity opens by what the frame keeps for its session', async () => {
    door.levers.cookiesInFrames = false
    await openActivity()
    await inFrame().getByRole('heading', { name: 'Inside' }).waitFor()
    expect(listCodes(door)).toEqual([])
  })

  it('where neither is kept, the platform keeps it, or a window of its own is offered and works', async () => {
    door.levers.cookiesInFrames = false
    await forgetSessions()
    if (mood === 'canvas') await waitForAnswers(browser.context)
    await openActivity()
    if (mood === 'canvas') {
      await inFrame().getByRole('heading', { name: 'Inside' }).waitFor()
      return
    }
    const button = inFrame().getByRole('button', { name: 'Open in a new window' })
    await button.waitFor()
    const opened = browser.context.waitForEvent('page')
    await button.click()
    await (await opened).getByRole('heading', { name: 'Inside' }).waitFor()
    expect(listCodes(door)).toEqual([])
  })
})
