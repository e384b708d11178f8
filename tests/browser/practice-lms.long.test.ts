import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type Browsing } from '../support/chromium.ts'
import { startPracticeLms, type PracticeLms } from '../support/practice-lms/index.ts'
import { startSmallTool, type SmallTool } from '../lms/small-tool.ts'

/** A tool's page that tries everything a platform may answer, and writes down what came back. */
const askingPage = `<pre></pre><script>
  const answers = {}
  const ask = (target, message) => new Promise((resolve) => {
    const message_id = String(Math.random())
    const hear = ({ data }) => {
      if (data?.message_id !== message_id) return
      removeEventListener('message', hear)
      resolve(data)
    }
    addEventListener('message', hear)
    target.postMessage({ ...message, message_id }, '*')
  })
  const run = async () => {
    answers.capabilities = await ask(parent, { subject: 'lti.capabilities' })
    const frame = parent.frames['post_message_forwarding']
    answers.put = await ask(frame, { subject: 'lti.put_data', key: 'proof', value: 'abc' })
    answers.get = await ask(frame, { subject: 'lti.get_data', key: 'proof' })
    answers.tooMuch = await ask(frame, { subject: 'lti.put_data', key: 'big', value: 'x'.repeat(4096) })
    answers.noKey = await ask(frame, { subject: 'lti.put_data', value: 'x' })
    await ask(frame, { subject: 'lti.put_data', key: 'proof' })
    answers.gone = await ask(frame, { subject: 'lti.get_data', key: 'proof' })
    parent.postMessage({ subject: 'lti.frameResize', height: 1234 }, '*')
    document.querySelector('pre').textContent = JSON.stringify(answers)
  }
  run()
</script>`

async function signIn(page: Page, lms: PracticeLms, name: string) {
  await page.goto(lms.url)
  await page.getByRole('button', { name }).click()
  await page.getByRole('heading', { name: lms.course.title }).waitFor()
}

describe('the practice LMS in a real browser that blocks third-party cookies', () => {
  let browsing: Browsing
  const running: { close: () => Promise<unknown> }[] = []

  beforeAll(async () => {
    browsing = await openBrowser({ blockThirdPartyCookies: true, width: 1366, height: 850 })
  }, 120_000)
  afterAll(async () => {
    await browsing.close()
    for (const one of running) await one.close()
  })

  async function start(mood: 'moodle' | 'canvas'): Promise<{ lms: PracticeLms; smallTool: SmallTool }> {
    const lms = await startPracticeLms({ mood })
    const smallTool = await startSmallTool(lms)
    running.push(smallTool, lms)
    return { lms, smallTool }
  }

  async function openActivity(mood: 'moodle' | 'canvas', name = 'Nadia Rahal') {
    const { lms, smallTool } = await start(mood)
    if (mood === 'canvas') smallTool.site.page = askingPage
    lms.registerTool(smallTool.seed)
    lms.addActivity({ title: 'Cohort room' })
    const page = await browsing.context.newPage()
    await signIn(page, lms, name)
    await page.getByRole('link', { name: 'Cohort room' }).click()
    return page
  }

  async function readAnswers(page: Page): Promise<Record<string, unknown>> {
    const text = page.frameLocator('iframe[name=tool]').locator('pre:not(:empty)')
    return JSON.parse((await text.textContent()) ?? '') as Record<string, unknown> // written by the page above
  }

  it('keeps values for a tool in the Canvas mood, within bounds, and gives its frame the height it asks for', async () => {
    const page = await openActivity('canvas')
    const answers = await readAnswers(page)
    expect(answers['capabilities']).toMatchObject({
      subject: 'lti.capabilities.response',
    })
    const { supported_messages } = answers['capabilities'] as { supported_messages: unknown[] } // just compared
    expect(supported_messages).toContainEqual({ subject: 'lti.put_data', frame: 'post_message_forwarding' })
    expect(answers['put']).toMatchObject({ subject: 'lti.put_data.response', key: 'proof', value: 'abc' })
    expect(answers['get']).toMatchObject({ subject: 'lti.get_data.response', key: 'proof', value: 'abc' })
    expect(answers['tooMuch']).toMatchObject({ error: { code: 'storage_exhaustion' } })
    expect(answers['noKey']).toMatchObject({ error: { code: 'bad_request' } })
    expect(answers['gone']).toMatchObject({ value: null })
    await expect.poll(async () => (await page.locator('iframe[name=tool]').boundingBox())?.height).toBe(1234)
    await page.close()
  })

  it('refuses to keep values for an origin that is no tool', async () => {
    const { lms } = await start('canvas')
    const page = await browsing.context.newPage()
    await page.goto(`${lms.url}/storage`)
    const answer = await page.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener('message', ({ data }: MessageEvent<{ subject: string }>) => {
            if (data.subject.endsWith('.response')) resolve(data)
          })
          postMessage({ subject: 'lti.get_data', key: 'proof', message_id: '1' }, '*')
        }),
    )
    expect(answer).toMatchObject({ error: { code: 'wrong_origin' } })
    await page.close()
  })

  it.each([
    ['a learner', 'Nadia Rahal', 602],
    ['a teacher', 'Agnieszka Nowak', 527],
  ])(
    'has nothing that could answer a message in the Moodle mood, and leaves %s the measured height',
    async (...row) => {
      const [, name, height] = row
      const page = await openActivity('moodle', name)
      await page.frameLocator('iframe[name=tool]').getByText('The tool is open.').waitFor()
      expect(await page.locator('script').count()).toBe(0)
      expect(await page.locator('iframe').count()).toBe(1)
      expect((await page.locator('iframe[name=tool]').boundingBox())?.height).toBe(height)
      await page.close()
    },
  )

  it('lets an administrator register a tool, and a teacher place what is selected in the dialog', async () => {
    const { lms, smallTool } = await start('moodle')
    const page = await browsing.context.newPage()
    await signIn(page, lms, 'Ruth Calloway')
    await page.getByRole('link', { name: 'Administration' }).click()
    await page.getByLabel('Registration address').fill(`${smallTool.site.url}/register?invitation=1`)
    await page.getByRole('button', { name: 'Register the tool' }).click()
    await page.frameLocator('iframe[name=registration]').getByRole('button', { name: 'Finish' }).click()
    await page.getByRole('button', { name: 'Activate' }).click()
    await page.getByRole('button', { name: 'Show in courses' }).click()
    await page.getByText('Active, shown in courses').waitFor()

    smallTool.site.itemsToSelect = [
      { type: 'ltiResourceLink', title: 'Room of March', url: `${smallTool.site.url}/launch?a` },
    ]
    await signIn(page, lms, 'Agnieszka Nowak')
    await page.getByRole('link', { name: 'Add an activity' }).first().click()
    const opening = page.getByRole('button', { name: 'Select content' })
    const widthAtFirst = await opening.evaluate((button: HTMLElement) => {
      button.click()
      return document.querySelector<HTMLElement>('dialog iframe')?.offsetWidth
    })
    expect(widthAtFirst).toBe(0)
    const place = page.frameLocator('dialog iframe').getByRole('button', { name: 'Place it' })
    await place.waitFor()
    expect(await page.locator('dialog iframe').boundingBox()).toMatchObject({ width: 770, height: 578 })
    await place.click()
    await page.getByText('One activity was added.').waitFor()
    await page.getByRole('link', { name: 'Room of March' }).waitFor()
    await page.close()
  })

  it('gives a phone the whole window in the Moodle mood, and a new window where the activity wants one', async () => {
    const { lms, smallTool } = await start('moodle')
    lms.registerTool(smallTool.seed)
    lms.addActivity({ title: 'Cohort room' })
    lms.addActivity({ title: 'Apart', container: 'window' })
    const page = await browsing.context.newPage()
    await signIn(page, lms, 'Nadia Rahal')
    await page.getByRole('link', { name: 'Apart' }).click()
    const [window] = await Promise.all([
      browsing.context.waitForEvent('page'),
      page.getByRole('link', { name: 'Open in a new window' }).click(),
    ])
    await window.getByText('The tool is open.').waitFor()
    await window.close()
    await page.setExtraHTTPHeaders({ 'sec-ch-ua-mobile': '?1' })
    await page.goto(`${lms.url}/courses/${lms.course.id}`)
    await page.getByRole('link', { name: 'Cohort room' }).click()
    await page.getByText('The tool is open.').waitFor()
    expect(page.url()).toBe(`${smallTool.site.url}/launch`)
    await page.close()
  })
})
