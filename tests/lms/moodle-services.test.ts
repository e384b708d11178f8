import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startPracticeLms, type Activity, type PracticeLms, type Tool } from '../support/practice-lms/index.ts'
import { readRecording, shapeOf, type Recording } from './recordings.ts'
import { startSmallTool, type SmallTool } from './small-tool.ts'

const MEMBERS = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json'
const ITEMS = 'application/vnd.ims.lis.v2.lineitemcontainer+json'
const ITEM = 'application/vnd.ims.lis.v2.lineitem+json'
const SCORE = 'application/vnd.ims.lis.v1.score+json'
const RESULTS = 'application/vnd.ims.lis.v2.resultcontainer+json'
const LEARNER = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'

interface MemberRow {
  user_id: string
  roles: string[]
}

describe('the services of the practice LMS in its Moodle mood', () => {
  let lms: PracticeLms
  let smallTool: SmallTool
  let tool: Tool
  let room: Activity
  let authorization: string
  let urls: { memberships: string; lineItems: string; lineItem: string }

  beforeAll(async () => {
    lms = await startPracticeLms({ mood: 'moodle' })
    smallTool = await startSmallTool(lms)
    tool = lms.registerTool(smallTool.seed)
    lms.addActivity({ title: 'Ungraded' })
    const answer = await smallTool.askToken(tool, tool.scopes.join(' '))
    const { access_token } = (await answer.json()) as { access_token: string } // checked below
    authorization = `Bearer ${access_token}`
  })
  beforeEach(() => {
    room = lms.addActivity({ title: 'Pitch lab', scoreMaximum: 100 })
    const claims = lms.claims({ person: lms.person('nadia'), activity: room })
    const names = claims['https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice']
    const grades = claims['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint']
    const { context_memberships_url: memberships } = names as { context_memberships_url: string } // as in the recorded claims
    const { lineitems: lineItems, lineitem: lineItem } = grades as { lineitems: string; lineitem: string } // likewise
    urls = { memberships, lineItems, lineItem }
  })
  afterAll(async () => {
    await smallTool.close()
    await lms.close()
  })

  const get = (url: string, accept: string, more: Record<string, string> = {}) =>
    fetch(url, { headers: { accept, authorization, ...more } })
  const send = (url: string, type: string, body: unknown, method: 'POST' | 'PUT' = 'POST') =>
    fetch(new Request(url, { method, headers: { authorization, 'content-type': type }, body: JSON.stringify(body) }))
  const at = (path: string) => urls.lineItem.replace('?', `${path}?`)

  async function expectLike(response: Response, { response: recorded }: Recording) {
    const text = await response.text()
    const body: unknown = text === '' ? '' : JSON.parse(text)
    expect(response.status).toBe(recorded.status)
    expect(response.headers.get('content-type')).toBe(recorded.headers['content-type'])
    expect(shapeOf(body)).toEqual(shapeOf(recorded.body))
    return body
  }

  describe('tokens', () => {
    it('are given as JSON under text/html', async () => {
      await expectLike(await smallTool.askToken(tool, tool.scopes.join(' ')), readRecording('token'))
    })

    it('are refused for an unknown scope in the recorded words', async () => {
      const recording = readRecording('token-invalid-scope')
      const body = await expectLike(await smallTool.askToken(tool, 'https://example.test/nope'), recording)
      expect(body).toEqual(recording.response.body)
    })

    it('are refused to an assertion signed by somebody else', async () => {
      const stranger = await startSmallTool(lms)
      const answer = await stranger.askToken(tool, tool.scopes.join(' '))
      await stranger.close()
      expect(answer.status).toBe(400)
      expect(await answer.json()).toEqual({ error: 'invalid_client' })
    })
  })

  describe('the roster', () => {
    it('lists the whole cohort by family name, with short roles', async () => {
      const body = await expectLike(await get(urls.memberships, MEMBERS), readRecording('memberships'))
      const { members } = body as { members: MemberRow[] } // the shape was compared
      expect(members).toHaveLength(25)
      expect(new Set(members.flatMap(({ roles }) => roles))).toEqual(
        new Set(['Learner', 'Instructor', 'ContentDeveloper', 'Mentor']),
      )
    })

    it.each([
      ['memberships-first-page', '?limit=5', 'limit=5&from=5'],
      ['memberships-page-by-role', `?limit=5&role=${encodeURIComponent(LEARNER)}`, 'limit=5&from=5'],
    ])('pages as in %s, with the role lost on the way', async (name, query, next) => {
      const response = await get(urls.memberships + query, MEMBERS)
      await expectLike(response, readRecording(name))
      expect(response.headers.get('link')).toBe(`<${urls.memberships}?${next}>; rel="next"`)
    })

    it('adds the message of a link that was named, and keeps the link in the next page', async () => {
      const response = await get(`${urls.memberships}?rlid=${room.linkId}&limit=2`, MEMBERS)
      await expectLike(response, readRecording('memberships-of-link'))
      expect(response.headers.get('link')).toContain(`?limit=2&from=2&rlid=${room.linkId}>`)
    })

    it('reaches everybody by following the links', async () => {
      const seen = new Set<string>()
      for (let url: string | undefined = `${urls.memberships}?limit=7`; url !== undefined;) {
        const response: Response = await get(url, MEMBERS)
        const { members } = (await response.json()) as { members: MemberRow[] } // the shape was compared above
        for (const { user_id } of members) seen.add(user_id)
        url = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1]
      }
      expect(seen.size).toBe(25)
    })

    it('refuses another media type and a missing token as recorded', async () => {
      await expectLike(
        await get(`${urls.memberships}?limit=1`, 'application/json'),
        readRecording('memberships-wrong-accept'),
      )
      await expectLike(await get(urls.memberships, '*/*', { authorization: '' }), readRecording('memberships-no-token'))
    })

    it('no longer lists somebody who has left', async () => {
      const left = lms.addPerson({ given: 'Gone', family: 'Away', part: 'learner' })
      lms.setStatus(left, 'Inactive')
      expect(await (await get(urls.memberships, MEMBERS)).text()).not.toContain('Gone')
    })
  })

  describe('line items', () => {
    it('are listed as recorded', async () => {
      await expectLike(await get(urls.lineItems, ITEMS), readRecording('line-items'))
    })

    it('page with curly quotes and escaped ampersands', async () => {
      lms.addActivity({ title: 'Another', scoreMaximum: 10 })
      const response = await get(`${urls.lineItems}&limit=1`, ITEMS)
      const recording = readRecording('line-items-first-page')
      await expectLike(response, recording)
      const normal = (link: string | null | undefined) => link?.replaceAll(/https?:\/\/[^/]+|from=\d+/g, '')
      expect(normal(response.headers.get('link'))?.replaceAll(/[^ -~]/g, '')).toBe(
        normal(recording.response.headers['link'])?.replaceAll(/[^ -~]/g, ''),
      )
      expect(Buffer.from(response.headers.get('link') ?? '', 'latin1').toString()).toContain('rel=“next”')
    })

    it('can be made, read, changed and taken away', async () => {
      const { request } = readRecording('line-item-create')
      const made = await expectLike(
        await send(urls.lineItems, ITEM, { ...request.body, resourceLinkId: room.linkId }),
        readRecording('line-item-create'),
      )
      const { id } = made as { id: string } // the shape was compared
      expect(await (await get(id, ITEM)).json()).toMatchObject({ tag: 'participation', scoreMaximum: 50 })
      const changed = await send(id, ITEM, { label: 'Renamed', scoreMaximum: 20 }, 'PUT')
      expect(await changed.json()).toMatchObject({ label: 'Renamed', scoreMaximum: 20 })
      expect((await fetch(id, { method: 'DELETE', headers: { authorization } })).status).toBe(204)
      expect((await get(id, ITEM)).status).toBe(404)
    })

    it('of an activity cannot be taken away by a tool', async () => {
      const answer = await fetch(urls.lineItem, { method: 'DELETE', headers: { authorization } })
      expect(answer.status).toBe(403)
    })

    it('of another tool look as if they were not there', async () => {
      const other = lms.registerTool(smallTool.seed)
      const activity = lms.addActivity({ title: 'Other', tool: other, scoreMaximum: 10 })
      const url = urls.lineItem.replace(/lineitems\/\d+/, `lineitems/${activity.lineItemId ?? ''}`)
      expect((await get(url, ITEM)).status).toBe(404)
    })
  })

  describe('scores', () => {
    const score = (name: string, changes: Record<string, unknown> = {}) => ({
      ...readRecording(name).request.body,
      userId: lms.person('nadia').sub,
      ...changes,
    })
    const post = (body: unknown) => send(at('/scores'), SCORE, body)
    const grade = () => lms.findGrade(room, lms.person('nadia'))

    it('are taken, scaled to the maximum of the line item', async () => {
      await expectLike(await post(score('score-accepted')), readRecording('score-accepted'))
      expect(grade()).toMatchObject({ given: 85, comments: ['3 posts, 2 replies'] })
      expect(lms.received.scores.at(-1)).toMatchObject({ status: 200, body: { scoreGiven: 17 } })
    })

    it.each(['score-same-second', 'score-older'])('are refused as in %s when they are not later', async (name) => {
      await post(score('score-accepted'))
      await expectLike(await post(score(name)), readRecording(name))
      expect(grade()).toMatchObject({ given: 85 })
    })

    it('are refused for a teacher and for nobody', async () => {
      const recording = readRecording('score-for-teacher')
      await expectLike(await post(score('score-for-teacher', { userId: lms.person('agnieszka').sub })), recording)
      await expectLike(await post(score('score-for-teacher', { userId: 'nobody' })), recording)
    })

    it('over the maximum are clipped', async () => {
      await expectLike(await post(score('score-over-maximum')), readRecording('score-over-maximum'))
      expect(grade()).toMatchObject({ given: 100 })
    })

    it('that are pending wipe the grade', async () => {
      await post(score('score-accepted'))
      await expectLike(await post(score('score-pending-wipes-grade')), readRecording('score-pending-wipes-grade'))
      expect(grade()).toMatchObject({ given: null })
    })

    it('come back as results, one of them empty', async () => {
      await post(score('score-accepted'))
      const userId = lms.person('kwame').sub
      await post(score('score-pending-wipes-grade', { userId }))
      await expectLike(await get(at('/results'), RESULTS), readRecording('results'))
      const one: unknown = await (await get(`${at('/results')}&user_id=${userId}`, RESULTS)).json()
      expect(one).toMatchObject([{ userId }])
    })

    it('are rescaled with the maximum, and an empty grade becomes 0', async () => {
      await post(score('score-accepted'))
      await post(score('score-pending-wipes-grade', { userId: lms.person('kwame').sub }))
      await send(urls.lineItem, ITEM, { label: 'Pitch lab', scoreMaximum: 50 }, 'PUT')
      expect(grade()).toMatchObject({ given: 42.5 })
      expect(lms.findGrade(room, lms.person('kwame'))).toMatchObject({ given: 0 })
    })
  })
})
