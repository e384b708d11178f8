import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DanceOptions, PracticeLmsOptions } from '../support/practice-lms/index.ts'
import { startFrontDoor, type FrontDoor } from './support/front-door.ts'
import { enterApp, readMe, type Visit } from './support/visits.ts'

const settingsClaim = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings'

describe.each(['moodle', 'canvas'] as const)("placing an activity from %s's picker", (mood) => {
  let door: FrontDoor

  beforeAll(async () => {
    door = await startFrontDoor({ lms: { mood } satisfies Partial<PracticeLmsOptions> })
  })
  afterAll(() => door.close())

  async function openPicker(options: DanceOptions = {}): Promise<Visit> {
    const { post } = await door.lms.launch(door.lms.person('agnieszka'), undefined, { tool: door.tool, ...options })
    return enterApp(door, post)
  }

  const withSettings = (changes: Record<string, unknown>): DanceOptions => ({
    forge: (claims) => ({ ...claims, [settingsClaim]: { ...(claims[settingsClaim] as object), ...changes } }),
  })

  const setUp = {
    plugin: 'poll',
    title: 'Where do we <meet> & when?',
    settings: { question: 'Where?', choices: ['Here', 'There'] },
  }

  const place = (token: string, body: unknown) =>
    fetch(`${door.url}/lti/place`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })

  async function placeAndReturn(visit: Visit) {
    const answer = await place(visit.token, { reference: visit.placing?.reference, setUp })
    expect(answer.status, await answer.clone().text()).toBe(200)
    const { action, jwt } = (await answer.json()) as { action: string; jwt: string }
    const back = await fetch(action, { method: 'POST', body: new URLSearchParams({ JWT: jwt }) })
    return { status: back.status, body: await back.text(), items: door.lms.received.deepLinks.at(-1) ?? [] }
  }

  it('makes a link that the LMS takes, and that opens the activity for everybody', async () => {
    const visit = await openPicker()
    expect(visit).toMatchObject({ activity: null, placing: { graded: true } })
    const { status, body, items } = await placeAndReturn(visit)
    expect(status, body).toBe(200)
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      ...{ type: 'ltiResourceLink', title: setUp.title },
      ...{ url: expect.stringMatching(`^${door.url}/lti/launch\\?activity=`) as string },
      // As many points as the plugin says.
      lineItem: { scoreMaximum: 1, label: setUp.title },
    })
    const placed = door.lms.course.activities.at(-1)
    if (!placed) throw new Error('The LMS placed nothing.')
    const { post } = await door.lms.launch(door.lms.person('kwame'), placed)
    const opened = await enterApp(door, post)
    expect(await readMe(door, opened)).toMatchObject({ role: 'learner' })
    const [row] = await door.rows<{ plugin: string; title: string }>(
      `select plugin, title from activities where id = '${opened.activity}'`,
    )
    expect(row).toEqual({ plugin: 'poll', title: setUp.title })
  })

  it('asks for no grade where the LMS takes none', async () => {
    const visit = await openPicker(withSettings({ accept_lineitem: false }))
    expect(visit.placing?.graded).toBe(false)
    expect((await placeAndReturn(visit)).items[0]).not.toHaveProperty('lineItem')
  })

  it.each([
    [true, true],
    ['true', true],
    [false, false],
    ['false', false],
    [undefined, false],
  ])('understands "several" when the LMS writes %j', async (written, several) => {
    expect((await openPicker(withSettings({ accept_multiple: written }))).placing?.several).toBe(several)
  })

  it('needs the session of somebody who may design', async () => {
    const designer = await openPicker()
    const learner = await enterApp(
      door,
      (await door.lms.launch(door.lms.person('kwame'), door.lms.addActivity({ title: 'x', tool: door.tool }))).post,
    )
    const before = await door.countRows()
    expect((await place('nobody', { reference: designer.placing?.reference, setUp })).status).toBe(401)
    expect((await place(learner.token, { reference: designer.placing?.reference, setUp })).status).toBe(403)
    expect((await place(designer.token, { reference: 'made-up', setUp })).status).toBe(404)
    expect((await place(designer.token, { setUp })).status).toBe(400)
    expect(
      (await place(designer.token, { reference: designer.placing?.reference, setUp: { plugin: 'none' } })).status,
    ).toBe(400)
    expect(await door.countRows()).toEqual(before)
  })

  it('waits a working day for the answer, and no longer', async () => {
    const visit = await openPicker()
    door.wait(9 * 60 * 60 * 1000)
    expect((await place(visit.token, { reference: visit.placing?.reference, setUp })).status).toBe(404)
    door.wait(-9 * 60 * 60 * 1000)
  })
})
