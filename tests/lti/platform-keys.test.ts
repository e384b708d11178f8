import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Activity } from '../support/practice-lms/index.ts'
import { startFrontDoor, type FrontDoor } from './support/front-door.ts'
import { listCodes } from './support/visits.ts'

const minute = 60 * 1000

describe("the platform's keys", () => {
  let door: FrontDoor
  let activity: Activity

  beforeEach(async () => {
    door = await startFrontDoor()
    activity = door.lms.addActivity({ title: 'First visits' })
  })
  afterEach(() => door.close())

  const launch = async (options = {}) => (await door.lms.launch(door.lms.person('kwame'), activity, options)).post

  it('are fetched once for many launches, also when they come together', async () => {
    await Promise.all(Array.from({ length: 8 }, () => launch()))
    expect(door.lms.counts.jwks).toBe(1)
  })

  it('may be changed at any time: the first launch with a new key finds it', async () => {
    expect((await launch()).status).toBe(303)
    await door.lms.rotateKeys(true)
    expect((await launch()).status).toBe(303)
    expect(door.lms.counts.jwks).toBe(2)
  })

  it('are not fetched again for each unknown key: a forger cannot make us hammer the LMS', async () => {
    await launch()
    for (let tries = 0; tries < 5; tries += 1)
      expect((await launch({ signing: { kid: `made-up-${tries}` } })).status).toBe(401)
    expect(door.lms.counts.jwks).toBe(2)
    door.wait(minute)
    await launch({ signing: { kid: 'made-up-again' } })
    expect(door.lms.counts.jwks).toBe(3)
  })

  it('keep working while the LMS does not serve them', async () => {
    await launch()
    door.lms.outage('jwks')
    door.wait(30 * minute)
    // The LMS's clock does not run ahead with ours, so its tokens are stamped by hand.
    const forge = (claims: Record<string, unknown>) => ({
      ...claims,
      iat: Number(claims['iat']) + 1800,
      exp: Number(claims['exp']) + 1800,
    })
    expect((await launch({ forge })).status).toBe(303)
    expect((await launch({ forge })).status).toBe(303)
  })

  it('that are withdrawn stop working when the set is looked at again', async () => {
    await launch()
    const old = door.lms.keys.kid
    await door.lms.rotateKeys(true)
    await launch()
    const refused = await launch({ signing: { kid: old } })
    expect(refused.status).toBe(401)
    expect(listCodes(door)).toEqual(['key_unknown'])
  })

  it('that cannot be fetched at all lead to a page that says so, tries again, and then lets in', async () => {
    door.lms.outage('jwks')
    const dance = door.lms.dance(door.lms.person('kwame'), activity)
    await dance.login()
    await dance.authorize()
    const waiting = await dance.post()
    expect(waiting.status).toBe(503)
    expect(waiting.body).toContain('Your course site does not answer')
    expect(waiting.body).toContain('setTimeout')
    expect(listCodes(door)).toEqual(['keys_unavailable'])
    door.lms.outage('jwks', false)
    // What the page posts by itself.
    expect((await dance.send(`${door.url}/lti/launch`, dance.form.fields)).status).toBe(303)
  })
})
