import type { BrowserContext, FrameLocator, Page } from 'playwright-core'
import type { Browsing } from '../../support/chromium.ts'
import type { Activity } from '../../support/practice-lms/index.ts'
import type { World } from './world.ts'

/** Where the tool is: in a frame of the LMS's page, or in a window of its own. */
export type Inside = Pick<FrameLocator, 'getByRole' | 'getByText' | 'getByLabel' | 'locator'>

/** Signs somebody in to the LMS, as one does there: by choosing who to be. */
export async function signIn(browser: Browsing, { lms }: World, name: string): Promise<Page> {
  const page = await browser.openPage(lms.url)
  await page.getByRole('button', { name: lms.person(name).name }).click()
  await page.getByRole('heading', { name: lms.course.title, level: 1 }).waitFor()
  return page
}

/** The frame that an activity of the course page opens in. */
export const toolIn = (page: Page): FrameLocator => page.frameLocator('iframe[name=tool]')

/** Opens an activity from the course page. */
export async function openActivity(page: Page, { title }: Pick<Activity, 'title'>): Promise<FrameLocator> {
  // Where a test is tried again there are two of them.
  await page.getByRole('link', { name: title, exact: true }).last().click()
  return toolIn(page)
}

/** Opens the LMS's dialog in which a teacher picks what to add to the course. */
export async function openPicker(page: Page): Promise<FrameLocator> {
  await page.getByRole('link', { name: 'Add an activity' }).first().click()
  await page.getByRole('button', { name: 'Select content' }).click()
  const picker = page.frameLocator('dialog iframe')
  await picker.getByLabel('Name in the course').waitFor()
  return picker
}

/** Chooses a kind of activity, where there is a choice, and answers the form of its set-up. */
export async function chooseKind<T extends Inside>(form: T, kind: string): Promise<T> {
  await form.getByRole('textbox').first().waitFor()
  const choice = form.getByRole('radio', { name: new RegExp(`^${kind}`) })
  if ((await choice.count()) > 0) await choice.check()
  return form
}

/** Opens a thread from the list; of several with that title, the newest. */
export async function openThread<T extends Inside>(inside: T, title: string): Promise<T> {
  await inside.getByRole('link', { name: title }).first().click()
  await inside.getByRole('heading', { name: title, level: 1 }).waitFor()
  return inside
}

/** From the course page to a thread. */
export const goToThread = async (page: Page, activity: Activity, title: string): Promise<FrameLocator> =>
  openThread(await openActivity(page, activity), title)

/** The composer at the foot of a thread. */
export const composer = (inside: Inside) => inside.locator('conversation-view .foot message-composer')

/** Writes at the foot of a thread and sends it by the button. */
export async function answer(inside: Inside, words: string): Promise<void> {
  await composer(inside).getByRole('textbox').fill(words)
  await composer(inside).getByRole('button', { name: 'Send' }).last().click()
}

/** The message with these words. */
export const message = (inside: Inside, words: string) => inside.getByRole('article').filter({ hasText: words }).last()

/** That the words stand there and were acknowledged: until then a message can only be looked at. */
export const acknowledged = (inside: Inside, words: string) =>
  message(inside, words).getByRole('button', { name: 'React' })

/**
 * From now on pages wait so many times as long before they give something up or try it again: longer where a machine may be
 * slow to answer them, shorter where nobody will. Those at other addresses wait as before.
 */
export const changePatience = (context: BrowserContext, times: number, at = '/') =>
  context.addInitScript(
    ([by, below]) => {
      if (!location.pathname.startsWith(below)) return
      const later = window.setTimeout.bind(window)
      const signalAfter = AbortSignal.timeout.bind(AbortSignal)
      Object.assign(window, { setTimeout: (what: () => void, after = 0) => later(what, after * by) })
      Object.assign(AbortSignal, { timeout: (after: number) => signalAfter(Math.ceil(after * by)) })
    },
    [times, at] as const,
  )

/** However long this machine takes to give an LMS's answer, the pages of a launch wait for it. */
export const waitForAnswers = (context: BrowserContext) => changePatience(context, 20, '/lti/')
