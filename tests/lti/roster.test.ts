import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Activity, Course } from '../support/practice-lms/index.ts'
import { startFrontDoor, type FrontDoor } from './support/front-door.ts'

const minute = 60 * 1000

describe('the roster of a course', () => {
  let door: FrontDoor
  let course: Course
  let activity: Activity

  beforeAll(async () => {
    door = await startFrontDoor({ lms: { mood: 'canvas' } })
    door.lms.setTokenLifetime(7 * 24 * 3600)
  })
  beforeEach(() => {
    door.log.splice(0)
    door.lms.forgetCounts()
    course = door.lms.addCourse({ label: 'MARCH', title: 'March starters' })
    for (const name of ['agnieszka', 'paul', 'kwame', 'nadia']) door.lms.world.enrol(course, door.lms.person(name))
    activity = door.lms.addActivity({ title: 'First visits', course })
  })
  afterAll(() => door.close())

  const launch = (name: string) => door.lms.launch(door.lms.person(name), activity, ahead())
  /** Tokens are stamped with the real time, and ours may have been moved on. */
  const ahead = () => ({
    forge: (claims: Record<string, unknown>) => {
      const moved = Math.floor((door.house.now() - Date.now()) / 1000)
      return { ...claims, iat: Number(claims['iat']) + moved, exp: Number(claims['exp']) + moved }
    },
  })
  const fetched = () => door.log.filter(({ msg }) => msg === 'roster fetched').length
  const whenFetched = (times: number) => expect.poll(fetched).toBe(times)
  const people = () =>
    door.rows<{ name: string; role: string; status: string; seen: number | null }>(
      `select p.name, m.role, m.status, m.first_seen_at as seen from members m join people p on p.id = m.person_id
       join courses c on c.id = m.course_id where c.external_id = '${course.contextId}' order by p.name`,
    )

  it('is fetched when somebody who leads opens the course, so that everybody is there before they come', async () => {
    await launch('agnieszka')
    await whenFetched(1)
    const all = await people()
    expect(all).toHaveLength(course.members.length)
    expect(all.filter(({ seen }) => seen !== null).map(({ name }) => name)).toEqual(['Agnieszka Nowak'])
    expect(all.find(({ name }) => name === 'Kwame Boateng')).toMatchObject({ role: 'learner', status: 'active' })
    expect(all.find(({ name }) => name === 'Paul Servais')?.role).not.toBe('learner')
  })

  it('is read page by page where the LMS pages it', async () => {
    for (let number = 0; number < 90; number += 1)
      door.lms.addPerson({ given: `Newcomer ${number}`, family: 'Arco', part: 'learner' }, course)
    await launch('agnieszka')
    await whenFetched(1)
    expect(await people()).toHaveLength(course.members.length)
    expect(door.lms.counts.memberships).toBeGreaterThan(1)
  })

  it('is not fetched for a learner', async () => {
    await launch('kwame')
    await launch('nadia')
    expect(door.lms.counts.memberships).toBe(0)
    expect(await people()).toHaveLength(2)
  })

  it('is fetched at most once an hour', async () => {
    await launch('agnieszka')
    await whenFetched(1)
    await launch('agnieszka')
    await launch('paul')
    expect(fetched()).toBe(1)
    door.wait(61 * minute)
    await launch('agnieszka')
    await whenFetched(2)
    expect(door.lms.counts.memberships).toBe(2)
  })

  it('is fetched once when several who lead come at once', async () => {
    await Promise.all([launch('agnieszka'), launch('paul'), launch('agnieszka')])
    await whenFetched(1)
    expect(door.lms.counts.memberships).toBe(1)
  })

  it('makes people who left the course inactive, and removes nobody', async () => {
    await launch('kwame')
    await launch('agnieszka')
    await whenFetched(1)
    door.lms.setStatus(door.lms.person('kwame'), 'Inactive', course)
    door.wait(61 * minute)
    await launch('agnieszka')
    await whenFetched(2)
    expect((await people()).find(({ name }) => name === 'Kwame Boateng')).toMatchObject({ status: 'inactive' })
  })

  it('holds nobody up: the launch is answered while the LMS is still thinking', async () => {
    door.lms.slow('memberships', 500)
    const { post } = await launch('agnieszka')
    expect(post.status).toBe(303)
    expect(fetched()).toBe(0)
    door.lms.slow('memberships', 0)
    await whenFetched(1)
  })

  it('changes nothing when the LMS fails, and is asked for again five minutes later', async () => {
    door.lms.outage('memberships')
    const { post } = await launch('agnieszka')
    expect(post.status).toBe(303)
    await expect.poll(() => door.log.some(({ code }) => code === 'roster_failed')).toBe(true)
    expect(await people()).toHaveLength(1)
    door.lms.outage('memberships', false)
    door.wait(6 * minute)
    await launch('agnieszka')
    await whenFetched(1)
    expect(await people()).toHaveLength(4)
  })

  it('is fetched with a new token when the LMS does not like the one it gave', async () => {
    await launch('agnieszka')
    await whenFetched(1)
    door.lms.revokeTokens()
    door.wait(61 * minute)
    await launch('agnieszka')
    await whenFetched(2)
    expect(door.lms.counts.token).toBe(1)
  })
})
