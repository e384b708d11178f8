import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPracticeLms, type Activity, type PracticeLms, type Tool } from '../support/practice-lms/index.ts'
import { startSmallTool, type SmallTool } from './small-tool.ts'

const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/'
const SUBMISSION = 'https://canvas.instructure.com/lti/submission'

describe('the practice LMS in its Canvas mood', () => {
  let lms: PracticeLms
  let smallTool: SmallTool
  let tool: Tool
  let room: Activity
  let authorization: string

  beforeAll(async () => {
    lms = await startPracticeLms({ mood: 'canvas' })
    smallTool = await startSmallTool(lms)
    tool = lms.registerTool({ ...smallTool.seed, custom: { due: '$ResourceLink.submission.endDateTime' } })
    room = lms.addActivity({ title: 'Cohort room', scoreMaximum: 10 })
    const answer = await smallTool.askToken(tool, tool.scopes.join(' '))
    const { access_token } = (await answer.json()) as { access_token: string } // a missing one fails every test below
    authorization = `Bearer ${access_token}`
  })
  afterAll(async () => {
    await smallTool.close()
    await lms.close()
  })

  const claimsFor = (name: string, activity = room) => lms.claims({ person: lms.person(name), activity })
  const servicesOf = (activity = room) => {
    const grades = claimsFor('nadia', activity)['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint']
    const names = claimsFor('nadia', activity)['https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice']
    const { lineitem } = grades as { lineitem: string } // written by the LMS beside it
    const { context_memberships_url: memberships } = names as { context_memberships_url: string } // likewise
    return { lineitem, memberships }
  }

  it('calls the deployment deployment_id in the login, and offers its storage there and in the launch', async () => {
    const { post } = await lms.launch(lms.person('nadia'), room)
    expect(post.status).toBe(200)
    expect(smallTool.seen.logins.at(-1)).toMatchObject({
      deployment_id: tool.deploymentId,
      lti_storage_target: 'post_message_forwarding',
    })
    expect(smallTool.seen.logins.at(-1)).not.toHaveProperty('lti_deployment_id')
    expect(smallTool.seen.posts.at(-1)).toMatchObject({ lti_storage_target: 'post_message_forwarding' })
  })

  it('offers no storage once that is switched off', async () => {
    lms.setStorage('absent')
    await lms.launch(lms.person('nadia'), room)
    lms.setStorage('working')
    expect(smallTool.seen.logins.at(-1)).not.toHaveProperty('lti_storage_target')
    expect(smallTool.seen.posts.at(-1)).not.toHaveProperty('lti_storage_target')
  })

  it('posts its errors back: a hint counts once', async () => {
    const dance = lms.dance(lms.person('nadia'), room)
    const { location } = await dance.login()
    await dance.authorize()
    await dance.authorize(location)
    expect(dance.form.action).toBe(tool.redirectUris[0])
    expect(dance.form.fields).toMatchObject({ error: 'launch_no_longer_valid' })
    expect(dance.form.fields).toHaveProperty('state')
  })

  it('uses opaque ids, mixed roles, pictures and literal variables', () => {
    const claims = claimsFor('nadia')
    expect(claims.sub).toMatch(/^[0-9a-f]{8}-/)
    expect(claims[`${CLAIM}roles`]).toContain('http://purl.imsglobal.org/vocab/lis/v2/system/person#User')
    expect(claims['picture']).toMatch(/\/faces\/\d+\.svg$/)
    expect(claims[`${CLAIM}custom`]).toEqual({ due: '$ResourceLink.submission.endDateTime' })
  })

  it('fills in the date of an activity that has one', () => {
    const activity = lms.addActivity({ title: 'Dated', dueAt: '2026-04-01T10:00:00Z' })
    expect(claimsFor('nadia', activity)[`${CLAIM}custom`]).toEqual({ due: '2026-04-01T10:00:00Z' })
  })

  it('lists people with whole role names, also those who have left, and always links its pages', async () => {
    const left = lms.addPerson({ given: 'Gone', family: 'Away', part: 'learner' })
    lms.setStatus(left, 'Inactive')
    const { memberships } = servicesOf()
    const response = await fetch(memberships, { headers: { authorization, accept: 'application/json' } })
    const { members } = (await response.json()) as { members: { status: string; roles: string[] }[] } // looked at below
    expect(members).toHaveLength(26)
    expect(members.filter(({ status }) => status === 'Inactive')).toHaveLength(1)
    expect(members[0]?.roles[0]).toMatch(/^http:\/\/purl/)
    expect(response.headers.get('link')).toContain('rel="current"')
  })

  it('turns away who does not say which program calls', async () => {
    const status = await new Promise((resolve, reject) => {
      const call = request(lms.endpoints.jwksUrl, (answer) => resolve(answer.resume().statusCode))
      call.on('error', reject).end()
    })
    expect(status).toBe(403)
    expect((await fetch(lms.endpoints.jwksUrl)).status).toBe(200)
  })

  it('takes a client assertion once', async () => {
    const claims = { sub: tool.clientId, jti: 'once' }
    const assertion = await smallTool.sign(claims, { issuer: tool.clientId, audience: lms.endpoints.tokenUrl })
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion: assertion,
      scope: tool.scopes.join(' '),
    })
    const ask = async () => (await fetch(lms.endpoints.tokenUrl, { method: 'POST', body })).status
    expect([await ask(), await ask()]).toEqual([200, 400])
  })

  describe('scores', () => {
    const post = (activity: Activity, changes: Record<string, unknown> = {}) =>
      fetch(`${servicesOf(activity).lineitem}/scores`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/vnd.ims.lis.v1.score+json' },
        body: JSON.stringify({
          userId: lms.person('nadia').sub,
          timestamp: '2026-03-02T10:00:00.000Z',
          scoreGiven: 3,
          scoreMaximum: 4,
          comment: 'Well seen',
          activityProgress: 'Completed',
          gradingProgress: 'FullyGraded',
          ...changes,
        }),
      })
    const graded = () => lms.addActivity({ title: 'Graded', scoreMaximum: 10 })
    const grade = (activity: Activity) => lms.findGrade(activity, lms.person('nadia'))

    it('make a new attempt each, and a comment each, unless the tool says otherwise', async () => {
      const activity = graded()
      const first = await post(activity)
      expect(await first.text()).toMatch(/^\{"resultUrl":"[^"]+\/results\?user_id=[^"]+"\}$/)
      await post(activity)
      expect(grade(activity)).toMatchObject({ given: 7.5, attempts: 2, comments: ['Well seen', 'Well seen'] })
      await post(activity, { [SUBMISSION]: { new_submission: false }, comment: undefined })
      expect(grade(activity)).toMatchObject({ attempts: 2, comments: ['Well seen', 'Well seen'] })
    })

    it('over the maximum stay, and older ones are refused', async () => {
      const activity = graded()
      await post(activity, { scoreGiven: 8 })
      expect(grade(activity)).toMatchObject({ given: 20 })
      expect((await post(activity, { timestamp: '2026-03-01T10:00:00Z' })).status).toBe(400)
    })

    it('are 422 for whoever is no learner, and without a maximum', async () => {
      const activity = graded()
      expect((await post(activity, { userId: lms.person('agnieszka').sub })).status).toBe(422)
      expect((await post(activity, { scoreMaximum: undefined })).status).toBe(422)
    })
  })

  it('wants its data back from Deep Linking, and honours where an item opens', async () => {
    smallTool.site.itemsToSelect = [
      { type: 'ltiResourceLink', title: 'In a window', url: `${smallTool.site.url}/launch?a=1`, window: {} },
    ]
    const { dance } = await lms.launch(lms.person('agnieszka'), undefined, { tool })
    const { action, fields } = dance.form
    expect(action).toContain('/deep_linking_response')
    const done = await dance.post(fields)
    expect(done.status).toBe(200)
    expect(lms.course.activities.at(-1)).toMatchObject({ title: 'In a window', container: 'window' })
  })

  it('leaves the deployment out of a registration', async () => {
    const token = new URL(lms.inviteTool('http://localhost/register')).searchParams.get('registration_token') ?? ''
    const response = await smallTool.registerAt(lms.endpoints.configurationUrl, token)
    const body = await response.text()
    expect(response.status).toBe(200)
    expect(body).toContain('client_id')
    expect(body).not.toContain('deployment_id')
  })
})
