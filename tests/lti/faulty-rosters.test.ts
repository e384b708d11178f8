import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Activity, Claims, Course } from '../support/practice-lms/index.ts'
import { startFrontDoor, type FrontDoor } from './support/front-door.ts'

const rosterClaim = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice'

interface Page {
  readonly body: string
  readonly next?: string
}

/** A place that answers with the pages that it is given, whatever is asked, and keeps what was asked. */
interface Place {
  readonly url: string
  readonly asked: IncomingMessage[]
  answer(...pages: Page[]): void
  close(): void
}

async function openPlace(): Promise<Place> {
  const asked: IncomingMessage[] = []
  let pages: Page[] = []
  const server: Server = createServer((request, response) => {
    asked.push(request)
    const { body, next } = pages.shift() ?? { body: '{"members":[]}' }
    if (next) response.setHeader('link', `<${next}>; rel="next"`)
    response.setHeader('content-type', 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json').end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, asked, answer: (...given) => void (pages = given), close: () => void server.close() }
}

const container = (...members: unknown[]): string => JSON.stringify({ id: 'x', context: { id: 'x' }, members })

describe('a roster that is not as it should be', () => {
  let door: FrontDoor
  let course: Course
  let activity: Activity
  let lists: Place
  let elsewhere: Place

  beforeAll(async () => {
    lists = await openPlace()
    elsewhere = await openPlace()
    door = await startFrontDoor()
  })
  beforeEach(() => {
    door.log.splice(0)
    course = door.lms.addCourse({ label: 'MARCH', title: 'March starters' })
    door.lms.world.enrol(course, door.lms.person('agnieszka'))
    activity = door.lms.addActivity({ title: 'First visits', course })
  })
  afterAll(async () => {
    lists.close()
    elsewhere.close()
    await door.close()
  })

  const launch = () =>
    door.lms.launch(door.lms.person('agnieszka'), activity, {
      forge: (claims) => ({
        ...claims,
        [rosterClaim]: { ...(claims[rosterClaim] as Claims), context_memberships_url: `${lists.url}/roster` },
      }),
    })
  const whenSaid = (wanted: string) =>
    vi.waitUntil(() => door.log.find(({ code, msg }) => code === wanted || msg === wanted), { timeout: 20_000 })
  const listPeople = async () =>
    (
      await door.rows<{ subject: string; name: string | null }>(
        `select p.subject, p.name from members m join people p on p.id = m.person_id join courses c on c.id = m.course_id
         where c.external_id = '${course.contextId}' order by p.subject`,
      )
    ).filter(({ subject }) => subject !== door.lms.person('agnieszka').sub)

  const self = () => ({ user_id: door.lms.person('agnieszka').sub, roles: ['Instructor'] })

  it('is read to its end when it goes on at the same place', async () => {
    lists.answer(
      {
        body: container(self(), { user_id: '201', roles: ['Learner'], name: 'Ada' }),
        next: `${lists.url}/roster?page=2`,
      },
      { body: container({ user_id: '202', roles: ['Learner'], name: 'Bea' }), next: '/roster?page=3' },
      { body: container({ user_id: '203', roles: ['Learner'], name: 'Cleo' }) },
    )
    await launch()
    await whenSaid('roster fetched')
    expect((await listPeople()).map(({ name }) => name)).toEqual(['Ada', 'Bea', 'Cleo'])
  })

  it('is left alone when it leads on to another place, which never gets our token', async () => {
    lists.answer({ body: container(self(), { user_id: '201', roles: [] }), next: `${elsewhere.url}/roster?page=2` })
    await launch()
    expect(await whenSaid('roster_failed')).toMatchObject({ reason: 'The LMS named a next page at another place.' })
    expect(elsewhere.asked).toEqual([])
    expect(await listPeople()).toEqual([])
  })

  it.each([
    ['no JSON', '<html>'],
    ['no list', '{"members":{"user_id":"201"}}'],
    ['nothing', 'null'],
  ])('is left alone when it is %s', async (_what, body) => {
    lists.answer({ body })
    const { post } = await launch()
    expect(post.status).toBe(303)
    await whenSaid('roster_failed')
    expect(await listPeople()).toEqual([])
  })

  it('keeps those of its members who can be understood, and their names fit for one line', async () => {
    const members = [
      null,
      'Dora',
      { name: 'Without an id' },
      { user_id: 204, name: 'A number' },
      { user_id: 'x'.repeat(256), name: 'Too long an id' },
      { user_id: 'half \ud800', name: 'Half a letter' },
      { user_id: 'nothing \0 there', name: 'A NUL' },
      { user_id: '205', name: '  ', given_name: 'Eva\n', family_name: '\u202eadanE' },
      { user_id: '206', name: null, roles: 'Learner', status: null },
    ]
    lists.answer({ body: container(self(), ...members) })
    await launch()
    await whenSaid('roster fetched')
    expect(await listPeople()).toEqual([
      { subject: '205', name: 'Eva adanE' },
      { subject: '206', name: null },
    ])
  })
})
