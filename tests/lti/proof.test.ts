import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Activity, Dance } from '../support/practice-lms/index.ts'
import { startFrontDoor, type FrontDoor } from './support/front-door.ts'
import { listCodes } from './support/visits.ts'

describe('the tie between a launch and the browser that began it', () => {
  let door: FrontDoor
  let activity: Activity
  let dance: Dance

  beforeAll(async () => {
    door = await startFrontDoor()
    activity = door.lms.addActivity({ title: 'First visits' })
  })
  beforeEach(() => {
    door.log.splice(0)
    dance = door.lms.dance(door.lms.person('kwame'), activity)
  })
  afterAll(() => door.close())

  /** Posts as a page of the site `site` says it is. */
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string>) =>
    fetch(door.url + path, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(fields) })

  const fromOurPage = { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'iframe' }

  async function logIn(target?: string) {
    const framed = door.lms.dance(door.lms.person('kwame'), activity, {
      destination: 'iframe',
      ...(target ? { login: { lti_storage_target: target } } : {}),
    })
    const { body, headers } = await framed.login()
    const read = (name: string) => new RegExp(`data-${name}="([^"]*)"`).exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    await framed.authorize(read('authorize'))
    const { id_token = '', state = '' } = framed.form.fields
    return { framed, headers, body, proof: read('proof'), state, id_token }
  }

  it('is a cookie of its own for each login, which also a frame of another site keeps', async () => {
    const { headers } = await dance.login()
    expect(headers.get('set-cookie')).toMatch(
      /^__Host-lti-[\w-]{12}=[\w-]{43}; Secure; HttpOnly; SameSite=None; Partitioned; Path=\/; Max-Age=600$/,
    )
  })

  it('is asked for at once in a window of its own, by a redirect to the LMS', async () => {
    const { status, location = '' } = await dance.login()
    expect(status).toBe(302)
    const asked = new URL(location)
    expect(asked.origin + asked.pathname).toBe(door.lms.endpoints.authorizeUrl)
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      ...{ scope: 'openid', response_type: 'id_token', response_mode: 'form_post', prompt: 'none' },
      ...{
        client_id: door.tool.clientId,
        redirect_uri: `${door.url}/lti/launch`,
        login_hint: dance.loginFields['login_hint'],
      },
    })
  })

  it('works with a login by GET, too', async () => {
    const { post: last } = await door.lms.launch(door.lms.person('kwame'), activity, { loginMethod: 'GET' })
    expect(last.status).toBe(303)
  })

  it('leaves nothing behind that another site could read, frame or keep', async () => {
    const { post: last } = await door.lms.launch(door.lms.person('kwame'), activity)
    expect(Object.fromEntries(last.headers)).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    expect(last.headers.get('content-security-policy')).toContain(`frame-ancestors ${door.lms.url}`)
    expect(last.headers.get('set-cookie')).toMatch(/^__Host-lti-[\w-]{12}=;.*Max-Age=0$/)
    const page = await fetch(last.location?.replace(/#.*/, '') ?? '')
    expect(page.headers.get('content-security-policy')).toContain(door.lms.url)
    const unknown = await fetch(`${door.url}/?platform=unknown`)
    expect(unknown.headers.get('content-security-policy')).not.toContain(door.lms.url)
  })

  it('may lie in the session of the frame: our own page posts it', async () => {
    const { proof, state, id_token } = await logIn()
    const asked = await post('/lti/launch', { id_token, state }, { 'sec-fetch-site': 'cross-site' })
    expect(asked.status).toBe(200)
    expect(await asked.text()).toContain(id_token)
    const entered = await post('/lti/launch', { id_token, state, proof, again: '1' }, fromOurPage)
    expect(entered.status).toBe(303)
    expect(listCodes(door)).toEqual([])
  })

  it('is taken from our own page in browsers that send an origin only', async () => {
    const { proof, state, id_token } = await logIn()
    const entered = await post('/lti/launch', { id_token, state, proof, again: '1' }, { origin: door.url })
    expect(entered.status).toBe(303)
  })

  it('is not taken from a page of another site, even when it is right', async () => {
    const { proof, state, id_token } = await logIn()
    const refused = await post('/lti/launch', { id_token, state, proof, again: '1' }, { origin: door.lms.url })
    expect(refused.status).toBe(401)
    expect(listCodes(door)).toEqual(['proof_missing'])
  })

  it('is not taken when it is wrong', async () => {
    const { state, id_token } = await logIn()
    const refused = await post('/lti/launch', { id_token, state, proof: 'x'.repeat(43), again: '1' }, fromOurPage)
    expect(refused.status).toBe(401)
    expect(listCodes(door)).toEqual(['proof_missing'])
  })

  it('ends after ten minutes', async () => {
    const { proof, state, id_token } = await logIn()
    door.wait(11 * 60 * 1000)
    const refused = await post('/lti/launch', { id_token, state, proof, again: '1' }, fromOurPage)
    expect(refused.status).toBe(401)
    expect(listCodes(door)).toEqual(['state_expired'])
    door.wait(-11 * 60 * 1000)
  })

  it('tells the page of the login whether the browser kept the cookie', async () => {
    const { state, framed } = await logIn()
    const cookie = framed.jar.write(door.url)
    const isKept = async (fields: Record<string, string>, headers: Record<string, string>) =>
      (await post('/lti/login/check', fields, headers)).json()
    expect(await isKept({ state }, cookie)).toEqual({ kept: true })
    expect(await isKept({ state }, {})).toEqual({ kept: false })
    expect(await isKept({ state: 'another' }, cookie)).toEqual({ kept: false })
  })

  it('remembers the frame of the LMS that keeps it, for whoever knows the proof', async () => {
    const { state, proof, id_token } = await logIn()
    const target = 'post_message_forwarding'
    const isKept = async (fields: Record<string, string>) => (await post('/lti/login/target', fields, {})).json()
    expect(await isKept({ state, proof: 'guessed', target })).toEqual({ kept: false })
    expect(await isKept({ state, proof, target: '"><script>' })).toEqual({ kept: false })
    expect(await isKept({ state, proof, target })).toEqual({ kept: true })
    const asked = await post('/lti/launch', { id_token, state }, { 'sec-fetch-site': 'cross-site' })
    expect(await asked.text()).toContain(`data-target="${target}"`)
  })

  it('asks the frame that the login named, also when the launch names none', async () => {
    const { state, id_token, body } = await logIn('_parent')
    expect(body).toContain('data-target="_parent"')
    const asked = await post('/lti/launch', { id_token, state }, { 'sec-fetch-site': 'cross-site' })
    expect(await asked.text()).toContain('data-target="_parent"')
  })

  it('offers a window of its own with everything that the login began with', async () => {
    const { body, headers, framed } = await logIn()
    expect(body).toContain('Open in a new window')
    for (const name of ['iss', 'login_hint', 'lti_message_hint', 'client_id']) expect(body).toContain(`name="${name}"`)
    expect(body).toContain(`value="${framed.loginFields['client_id']}"`)
    expect(headers.get('content-security-policy')).toMatch(/script-src 'sha256-[^']+'; .*form-action 'self' http/)
  })

  it('writes what strangers send as text, never as markup', async () => {
    const script = '"><script>alert(1)</script>'
    const framed = door.lms.dance(door.lms.person('kwame'), activity, {
      destination: 'iframe',
      login: { login_hint: script, lti_message_hint: script, lti_storage_target: script },
    })
    const { body } = await framed.login()
    expect(body).not.toContain(script)
    expect(body).toContain('&quot;&gt;&lt;script&gt;')
  })
})
