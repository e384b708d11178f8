import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { chooseKind, openActivity, openPicker, signIn, toolIn } from './support/visits.ts'
import { startWorld, type World } from './support/world.ts'

/** From a tool that no LMS knows to an activity that learners are in, by the pages that administrators and teachers use. */

let world: World

const start = async () => void (world = await startWorld())

async function registerByInvitation(page: Page, invitation: string): Promise<void> {
  await page.getByRole('link', { name: 'Administration' }).click()
  await page.getByLabel('Registration address').fill(invitation)
  await page.getByRole('button', { name: 'Register the tool' }).click()
  // The tool says that it is done, and the LMS goes back to its list.
  await page.getByRole('button', { name: 'Activate' }).click()
  await page.getByRole('button', { name: 'Show in courses' }).click()
  await page.getByText('Active, shown in courses').waitFor()
}

async function addByHand(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Add an activity' }).first().click()
  await page.getByLabel('Title').fill(title)
  await page.getByRole('button', { name: 'Add it by hand' }).click()
  await page.getByText('One activity was added.').waitFor()
}

afterEach(() => world.closeBrowsers())

describe('a tool that the LMS does not know yet', () => {
  beforeAll(start)
  afterAll(() => world.close())

  test('is registered by invitation, placed by a teacher in the picker, and opened by a learner', async () => {
    const [invitation = ''] = await world.product.run('invite')
    const [office, desk, phone] = await Promise.all([world.browse(), world.browse(), world.browse()])
    await registerByInvitation(await signIn(office, world, 'admin'), invitation)

    const page = await signIn(desk, world, 'agnieszka')
    const picker = await chooseKind(await openPicker(page), 'Discussion')
    await picker.getByLabel('Name in the course').fill('First visits')
    await picker.getByLabel('What this place is for').fill('What you saw, what you would ask, what worked.')
    await picker.getByRole('button', { name: 'Add to course' }).click()
    await page.getByText('One activity was added.').waitFor()

    const inside = await openActivity(await signIn(phone, world, 'nadia'), { title: 'First visits' })
    await inside.getByRole('heading', { name: 'Nobody has begun yet' }).waitFor()
    expect(await inside.getByText('What you saw, what you would ask, what worked.').count()).toBe(1)
  })
})

describe('an activity that a teacher added by hand', () => {
  beforeAll(async () => {
    await start()
    await world.connect()
  })
  afterAll(() => world.close())

  test('is not ready for learners, is set up by the teacher on first opening, and then opens for who waited', async () => {
    const title = 'Office hour questions'
    const [desk, phone] = await Promise.all([world.browse(), world.browse()])
    const teacher = await signIn(desk, world, 'agnieszka')
    await addByHand(teacher, title)

    const learner = await openActivity(await signIn(phone, world, 'kwame'), { title })
    await learner.getByRole('heading', { name: `${title} opens soon` }).waitFor()
    expect(await learner.getByText('You came early; nothing is wrong').count()).toBe(1)

    const form = await chooseKind(await openActivity(teacher, { title }), 'Discussion')
    expect(await form.getByLabel('Name', { exact: true }).inputValue()).toBe(title)
    await form.getByLabel('Only those who lead the course').check()
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByRole('button', { name: 'Start the first thread' }).waitFor()

    await learner.getByRole('heading', { name: 'Nobody has begun yet' }).waitFor()
    expect(await learner.getByRole('button', { name: 'Start the first thread' }).count()).toBe(0)
  })

  test('is set up anew by the teacher later, and everybody sees it', async () => {
    const [desk, phone] = await Promise.all([world.browse(), world.browse()])
    const teacher = await signIn(desk, world, 'agnieszka')
    await addByHand(teacher, 'Stories')
    const form = await chooseKind(await openActivity(teacher, { title: 'Stories' }), 'Discussion')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByRole('button', { name: 'Start the first thread' }).waitFor()
    const learner = await openActivity(await signIn(phone, world, 'kwame'), { title: 'Stories' })
    await learner.getByRole('heading', { name: 'Nobody has begun yet' }).waitFor()

    await toolIn(teacher).getByRole('button', { name: 'More about this place' }).click()
    await toolIn(teacher).getByRole('menuitem', { name: 'Set it up' }).click()
    await form.getByLabel('What this place is for').fill('Stories from the van.')
    await form.getByRole('button', { name: 'Save' }).click()
    await learner.getByText('Stories from the van.').waitFor()
  })
})
