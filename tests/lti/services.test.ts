import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openLtijs, type Ltijs } from '../../lti/ltijs/adapter.ts'
import { openOutgoing, type Outgoing } from '../../lti/outgoing/outgoing.ts'
import { postScore } from '../../lti/services/scores.ts'
import type { Score } from '../../server/grades/gradebook.ts'
import { scopes } from '../../lti/services/scopes.ts'
import { openLtiTables, type LtiTables, type PlatformRow } from '../../lti/tables.ts'
import type { Activity } from '../support/practice-lms/index.ts'
import { startFrontDoor, type FrontDoor } from './support/front-door.ts'

describe.each(['moodle', 'canvas'] as const)("%s's services", (mood) => {
  let door: FrontDoor
  let outgoing: Outgoing
  let ltijs: Ltijs
  let platform: PlatformRow
  let activity: Activity
  let lineItemUrl: string

  beforeAll(async () => {
    door = await startFrontDoor({ lms: { mood } })
    outgoing = openOutgoing(door.house.configuration)
    const { secret } = door.house.configuration
    ltijs = openLtijs(openLtiTables(door.database), { outgoing, secret, now: door.house.now })
    platform = (await door.rows<PlatformRow>('select * from lti_platforms'))[0] as PlatformRow
  })
  beforeEach(async () => {
    // No token, no count and no fault of the test before.
    await door.database.write((db) =>
      db.withTables<LtiTables>().deleteFrom('lti_sealed').where('collection', '=', 'accesstoken').execute(),
    )
    door.lms.outage('all', false)
    door.lms.setTokenLifetime(3600)
    door.lms.forgetCounts()
    door.lms.received.scores.splice(0)
    activity = door.lms.addActivity({ title: 'First visits', scoreMaximum: 100 })
    await door.lms.launch(door.lms.person('kwame'), activity)
    const links = await door.rows<{ line_item_url: string }>(
      `select line_item_url from lti_links where resource_link = '${activity.linkId}'`,
    )
    lineItemUrl = links[0]?.line_item_url ?? ''
  })
  afterAll(async () => {
    outgoing.close()
    await door.close()
  })

  const score = (changes: Partial<Score> = {}): Score => ({
    ...{ subject: door.lms.person('kwame').sub, given: 17, maximum: 20, comment: null, stamp: Date.now() },
    ...{ activityProgress: 'Completed', gradingProgress: 'FullyGraded' },
    ...changes,
  })
  const send = (changes: Partial<Score> = {}) =>
    postScore({ ltijs, outgoing }, { platform, lineItemUrl }, score(changes))
  const grade = () => door.lms.findGrade(activity, door.lms.person('kwame'))

  it('take a score and show it in the gradebook', async () => {
    expect(await send({ comment: '3 posts, 2 replies' })).toEqual({ kind: 'taken' })
    expect(grade()).toMatchObject({ gradingProgress: 'FullyGraded' })
    expect((grade()?.given ?? 0) / (grade()?.maximum ?? 1)).toBeCloseTo(0.85)
    const [sent] = door.lms.received.scores
    expect(sent?.headers['content-type']).toBe('application/vnd.ims.lis.v1.score+json')
    expect(new URL(sent?.url ?? '', door.lms.url).pathname).toMatch(/\/scores$/)
  })

  it('that refuse a score do so for good, with the reason', async () => {
    expect(await send({ subject: 'nobody' })).toEqual({ kind: 'refused', reason: mood === 'moodle' ? '400' : '422' })
  })

  it('that are down or busy get the score later, when they said', async () => {
    door.lms.outage('scores', { status: 429, retryAfter: 30 })
    expect(await send()).toEqual({ kind: 'later', reason: '429', notBefore: 30_000, mayHaveArrived: false })
    door.lms.outage('scores', { status: 503 })
    expect(await send()).toEqual({ kind: 'later', reason: '503', notBefore: undefined, mayHaveArrived: true })
    expect(grade()).toBeUndefined()
  })

  it('that give no token say nothing of the score: it waits', async () => {
    door.lms.outage('token', { status: 400 })
    expect(await send()).toEqual({ kind: 'later', reason: '400', notBefore: undefined, mayHaveArrived: false })
  })

  it('get a new token once when they refuse the one they gave', async () => {
    await ltijs.tokens.read(platform, scopes.scores)
    door.lms.revokeTokens()
    expect(await send()).toEqual({ kind: 'taken' })
    expect(door.lms.counts.token).toBe(2)
  })

  it('are asked for one token by twenty who need it at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => ltijs.tokens.read(platform, scopes.members)))
    expect(door.lms.counts.token).toBe(1)
    await ltijs.tokens.read(platform, scopes.members)
    expect(door.lms.counts.token).toBe(1)
  })

  it('are asked for another token before the old one ends on the way', async () => {
    door.lms.setTokenLifetime(90)
    await ltijs.tokens.read(platform, scopes.members)
    door.wait(20_000)
    await ltijs.tokens.read(platform, scopes.members)
    expect(door.lms.counts.token).toBe(1)
    door.wait(20_000)
    await ltijs.tokens.read(platform, scopes.members)
    expect(door.lms.counts.token).toBe(2)
    door.wait(-40_000)
  })

  it('list line items and results', async () => {
    const [course] = await door.rows<{ line_items_url: string }>('select line_items_url from lti_courses')
    const { items } = await ltijs.lineItems(platform, course?.line_items_url ?? '')
    expect(items).toContainEqual(expect.objectContaining({ label: 'First visits', scoreMaximum: 100 }))
    await send()
    const results = await ltijs.results(platform, lineItemUrl)
    expect(results.items).toEqual([expect.objectContaining({ userId: door.lms.person('kwame').sub })])
  })

  it('are called in our own name', async () => {
    await send()
    expect(door.lms.received.scores[0]?.headers['user-agent']).toMatch(/^Tertulia \(\+http/)
  })
})
