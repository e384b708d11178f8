import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startFrontDoor, type FrontDoor } from './support/front-door.ts'
import { enterApp, readMe } from './support/visits.ts'

describe('the first launches of a course', () => {
  let door: FrontDoor

  beforeEach(async () => {
    door = await startFrontDoor()
  })
  afterEach(() => door.close())

  it('of thirty people at once make one course, one cohort, one activity, and nobody twice', async () => {
    const { lms } = door
    const activity = lms.addActivity({ title: 'First visits' })
    for (let number = 1; number <= 10; number += 1)
      lms.addPerson({ given: `Newcomer ${number}`, family: 'Arco', part: 'learner', username: `newcomer${number}` })
    const everybody = lms.people.filter(({ part }) => part === 'learner').slice(0, 30)
    expect(everybody).toHaveLength(30)
    const launches = await Promise.all(everybody.map((person) => lms.launch(person, activity)))
    const visits = await Promise.all(launches.map(({ post }) => enterApp(door, post)))
    expect(new Set(visits.map((visit) => visit.activity)).size).toBe(1)
    expect(new Set(visits.map(({ token }) => token)).size).toBe(30)
    expect(await door.countRows()).toMatchObject({
      ...{ people: 30, courses: 1, members: 30, cohorts: 1, cohort_members: 30, activities: 1, placements: 1 },
      ...{ sessions: 30, lti_deployments: 1, lti_courses: 1, lti_links: 1 },
    })
  })

  it('of one person in five windows at once make that person once', async () => {
    const activity = door.lms.addActivity({ title: 'First visits' })
    const launches = await Promise.all(
      Array.from({ length: 5 }, () => door.lms.launch(door.lms.person('kwame'), activity)),
    )
    expect(launches.map(({ post }) => post.status)).toEqual([303, 303, 303, 303, 303])
    expect(await door.countRows()).toMatchObject({ people: 1, members: 1, activities: 1, entry_codes: 5 })
  })

  it('bring the name and the role that the LMS gave', async () => {
    const activity = door.lms.addActivity({ title: 'First visits' })
    const { post } = await door.lms.launch(door.lms.person('tomas'), activity)
    expect(await readMe(door, await enterApp(door, post))).toMatchObject({ name: 'Tomás Echeverri' })
  })

  it('keep where a copied course came from, and not the names of variables that the LMS does not know', async () => {
    const activity = door.lms.addActivity({ title: 'First visits', scoreMaximum: 100 })
    await door.lms.launch(door.lms.person('kwame'), activity, {
      forge: (claims) => ({
        ...claims,
        'https://purl.imsglobal.org/spec/lti/claim/custom': {
          context_history: '7,3',
          link_history: '$ResourceLink.id.history',
        },
      }),
    })
    expect(await door.rows('select history, memberships_url, scopes from lti_courses')).toEqual([
      {
        history: '7,3',
        memberships_url: expect.stringContaining('memberships'),
        scopes: expect.stringContaining('scope/score'),
      },
    ])
    expect(await door.rows('select history, line_item_url from lti_links')).toEqual([
      { history: null, line_item_url: expect.stringContaining('lineitem') },
    ])
  })
})
