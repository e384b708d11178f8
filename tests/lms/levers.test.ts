import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  startPracticeLms,
  type Activity,
  type PracticeLms,
  type Signing,
  type Tool,
} from '../support/practice-lms/index.ts'
import { startSmallTool, type SmallTool } from './small-tool.ts'

describe('what a test can do to the practice LMS', () => {
  let lms: PracticeLms
  let smallTool: SmallTool
  let tool: Tool
  let room: Activity

  beforeAll(async () => {
    lms = await startPracticeLms({ mood: 'moodle' })
    smallTool = await startSmallTool(lms)
    tool = lms.registerTool(smallTool.seed)
    room = lms.addActivity({ title: 'Cohort room' })
  })
  beforeEach(() => lms.forgetCounts())
  afterAll(async () => {
    await smallTool.close()
    await lms.close()
  })

  const verify = (token: string) => {
    const keys = createRemoteJWKSet(new URL(lms.endpoints.jwksUrl))
    return jwtVerify(token, keys, { issuer: lms.issuer, audience: tool.clientId, algorithms: ['RS256'] })
  }
  const idToken = (signing?: Signing) =>
    lms.idToken({ person: lms.person('nadia'), activity: room, nonce: 'n', ...(signing ? { signing } : {}) })

  it('launches through the whole dance, and shows each step', async () => {
    const { login, authorize, post } = await lms.launch(lms.person('nadia'), room)
    expect([login.status, authorize.status, post.status]).toEqual([302, 200, 200])
    expect(post.body).toBe('The tool is open.')
  })

  it('signs a token that verifies', async () => {
    const { payload } = await verify(await idToken())
    expect(payload).toMatchObject({ nonce: 'n', sub: lms.person('nadia').sub })
  })

  it.each<[string, Signing]>([
    ['another key under the right kid', { key: 'other' }],
    ['no signature', { alg: 'none' }],
    ['the public key as a secret', { alg: 'HS256' }],
    ['a key of another kind', { alg: 'ES256' }],
    ['an unknown kid', { kid: 'unknown' }],
  ])('forges with %s', async (_name, signing) => {
    await expect(verify(await idToken(signing))).rejects.toThrow()
  })

  it('leaves out the kid when asked', async () => {
    expect(decodeProtectedHeader(await idToken({ kid: null }))).not.toHaveProperty('kid')
  })

  it('replaces and removes claims', async () => {
    const token = { person: lms.person('nadia'), activity: room, claims: { sub: undefined, aud: ['a', 'b'] } }
    const claims = lms.claims(token)
    expect(claims).not.toHaveProperty('sub')
    expect(claims.aud).toEqual(['a', 'b'])
  })

  it('forges inside the dance', async () => {
    const { post } = await lms.launch(lms.person('nadia'), room, {
      forge: (claims) => ({ ...claims, iss: 'elsewhere' }),
    })
    expect(post.status).toBe(500)
  })

  it('posts whatever a test wants in place of its own form', async () => {
    const dance = lms.dance(lms.person('nadia'), room)
    await dance.login()
    await dance.authorize()
    const { fields } = dance.form
    await dance.post({ ...fields, id_token: 'nonsense' })
    expect(smallTool.seen.posts.at(-1)).toEqual({ ...fields, id_token: 'nonsense' })
  })

  it('lets a hint count once: after that Moodle shows a page of its own', async () => {
    const dance = lms.dance(lms.person('nadia'), room)
    const { location } = await dance.login()
    await dance.authorize()
    const again = await dance.authorize(location)
    expect(again.status).toBe(400)
    expect(again.body).toContain('This request is not valid')
  })

  it.each([
    [
      'a redirect address that is not on the list to the letter',
      { redirect_uri: 'http://localhost/launch/' },
      undefined,
    ],
    ['another response type', { response_type: 'code' }, 'unsupported_response_type'],
    ['somebody else', { login_hint: '1' }, 'access_denied'],
    ['no nonce', { nonce: '' }, 'invalid_request'],
    ['another response mode', { response_mode: 'query' }, 'invalid_request'],
  ])('refuses to authorize %s', async (_name, changes, error) => {
    const dance = lms.dance(lms.person('nadia'), room)
    const url = new URL((await dance.login()).location ?? '')
    for (const [name, value] of Object.entries(changes)) url.searchParams.set(name, value)
    const step = await dance.authorize(url.href)
    if (error === undefined) expect(step.status).toBe(400)
    else expect(dance.form.fields).toMatchObject({ error })
  })

  it('does not authorize a browser where somebody else is signed in', async () => {
    const dance = lms.dance(lms.person('nadia'), room)
    await dance.login()
    lms.dance(lms.person('kwame'), room, { jar: dance.jar })
    await dance.authorize()
    expect(dance.form.fields).toMatchObject({ error: 'access_denied' })
  })

  it('fails on demand, counts what was asked, and comes back', async () => {
    lms.outage('jwks', { status: 429, retryAfter: 7 })
    const failed = await fetch(lms.endpoints.jwksUrl)
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([429, '7'])
    lms.outage('all', false)
    expect((await fetch(lms.endpoints.jwksUrl)).status).toBe(200)
    expect(lms.counts.jwks).toBe(2)
    lms.forgetCounts()
    expect(lms.counts.jwks).toBe(0)
  })

  it('fetches nothing twice that the tool keeps: the key set is asked for once', async () => {
    const fresh = await startSmallTool(lms)
    const activity = lms.addActivity({ title: 'Fresh', tool: lms.registerTool(fresh.seed) })
    for (const name of ['nadia', 'kwame', 'priya']) await lms.launch(lms.person(name), activity)
    await fresh.close()
    expect(lms.counts).toMatchObject({ jwks: 1, authorize: 3 })
  })

  it('makes tokens worthless', async () => {
    const answer = await smallTool.askToken(tool, tool.scopes.join(' '))
    const { access_token } = (await answer.json()) as { access_token: string } // a missing one fails the first call
    const memberships = `${lms.url}/mod/lti/services.php/CourseSection/${lms.course.id}/bindings/${tool.id}/memberships`
    const ask = async () => (await fetch(memberships, { headers: { authorization: `Bearer ${access_token}` } })).status
    expect(await ask()).toBe(200)
    lms.revokeTokens()
    expect(await ask()).toBe(401)
  })

  it('takes content items, graded and not, and nothing of an empty list', async () => {
    const before = lms.course.activities.length
    smallTool.site.itemsToSelect = [
      { type: 'ltiResourceLink', title: 'Room', url: `${smallTool.site.url}/launch?a=1`, custom: { a: '1' } },
      {
        type: 'ltiResourceLink',
        title: 'Task',
        url: `${smallTool.site.url}/launch?a=2`,
        lineItem: { scoreMaximum: 5 },
      },
    ]
    await (await lms.launch(lms.person('agnieszka'), undefined, { tool })).dance.post()
    const [first, second] = lms.course.activities.slice(before)
    expect(first).toMatchObject({ title: 'Room', custom: { a: '1' }, lineItemId: undefined })
    expect(second).toMatchObject({ title: 'Task' })
    expect(lms.course.lineItems.map(({ id, label }) => [id, label])).toContainEqual([second?.lineItemId, 'Task'])
    smallTool.site.itemsToSelect = []
    await (await lms.launch(lms.person('agnieszka'), undefined, { tool })).dance.post()
    expect(lms.course.activities).toHaveLength(before + 2)
  })

  it('refuses content items that another tool signed', async () => {
    const before = lms.course.activities.length
    const stranger = await startSmallTool(lms)
    const { dance } = await lms.launch(lms.person('agnieszka'), undefined, { tool })
    const jwt = await stranger.sign({ nonce: 'n' }, { issuer: tool.clientId, audience: lms.issuer })
    const step = await dance.post({ JWT: jwt })
    await stranger.close()
    expect(step.status).toBe(400)
    expect(lms.course.activities).toHaveLength(before)
  })

  it('changes its keys, with or without keeping the old one', async () => {
    const old = await idToken()
    await lms.rotateKeys()
    await expect(verify(old)).resolves.toBeDefined()
    await expect(verify(await idToken())).resolves.toBeDefined()
    await lms.rotateKeys(true)
    await expect(verify(old)).rejects.toThrow()
  })
})
