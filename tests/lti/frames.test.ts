import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Activity } from '../support/practice-lms/index.ts'
import { startFrontDoor, type FrontDoor } from './support/front-door.ts'

/** Who may show our pages in a frame: the platform that a launch came from, and nobody else. */
describe('the frame of a page', () => {
  let door: FrontDoor
  let activity: Activity

  beforeAll(async () => {
    door = await startFrontDoor()
    activity = door.lms.addActivity({ title: 'First visits' })
  })
  afterAll(() => door.close())

  const listAncestors = ({ headers }: { headers: Headers }): string[] | undefined =>
    /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1]?.split(' ')

  it('is that of the platform from the login to the app, whose address names the deployment', async () => {
    const dance = door.lms.dance(door.lms.person('kwame'), activity, { destination: 'iframe' })
    const login = await dance.login()
    expect([login.status, listAncestors(login)]).toEqual([200, [door.lms.url]])
    const authorize = /data-authorize="([^"]*)"/.exec(login.body)?.[1]?.replaceAll('&amp;', '&')
    await dance.authorize(authorize)
    const { action, fields } = dance.form
    // Without its cookie the launch asks the page to find the proof elsewhere.
    const asked = await fetch(action, { method: 'POST', body: new URLSearchParams(fields) })
    expect([asked.status, listAncestors(asked)]).toEqual([200, [door.lms.url]])
    const entered = await dance.post()
    expect([entered.status, listAncestors(entered)]).toEqual([303, [door.lms.url]])
    const { searchParams } = new URL(entered.location ?? '')
    expect(searchParams.get('platform')).toMatch(/^[\w-]+$/)
    const app = await fetch((entered.location ?? '').replace(/#.*/, ''))
    expect([app.status, listAncestors(app)]).toEqual([200, ["'self'", door.lms.url]])
  })

  it('is nobody else: each deployment has its own, and one that is not known has none', async () => {
    const [deployment] = await door.rows<{ id: string }>('select id from lti_deployments')
    const key = deployment?.id ?? ''
    const known = await fetch(`${door.url}/?platform=${key}`)
    expect(listAncestors(known)).toEqual(["'self'", door.lms.url])
    const changed = key.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    expect(listAncestors(await fetch(`${door.url}/?platform=${changed}`))).toEqual(["'self'"])
    expect(listAncestors(await fetch(door.url))).toEqual(["'self'"])
  })
})
