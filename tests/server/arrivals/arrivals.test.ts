import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Arrival } from '../../../server/arrivals/arrival.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { plugin as poll } from '../../plugins/poll/server/index.ts'

let house: TestApp

beforeAll(async () => {
  house = await startTestApp({ plugins: [poll] })
})
afterAll(() => house.close())

const arrival = (subject: string, more: Partial<Arrival> = {}): Arrival => ({
  tenant: 'moodle',
  person: { subject, name: `Person ${subject}` },
  course: { externalId: 'first-visits', title: 'First visits' },
  role: 'learner',
  link: { id: 'link-1', title: 'Talk' },
  ...more,
})

const admit = (who: Arrival) => house.house.arrivals.admit(who)

async function exchange(code: string) {
  const response = await fetch(`${house.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  return { status: response.status, ...(await response.json()) }
}

const countAll = () =>
  house.house.database.read(async (db) => {
    const tables = ['people', 'courses', 'members', 'cohorts', 'cohort_members', 'activities', 'placements'] as const
    const counts: Record<string, number> = {}
    for (const table of tables) {
      const { all } = await db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number | string>().as('all'))
        .executeTakeFirstOrThrow()
      counts[table] = Number(all)
    }
    return counts
  })

describe('Arriving', () => {
  test('makes nothing twice when a whole class comes at once, each twice', async () => {
    const before = await countAll()
    const people = Array.from({ length: 30 }, (_, number) => String(number))
    const admissions = await Promise.all([...people, ...people].map((subject) => admit(arrival(subject))))
    const after = await countAll()
    const made = Object.fromEntries(
      Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)]),
    )
    expect(made).toEqual({
      people: 30,
      courses: 1,
      members: 30,
      cohorts: 1,
      cohort_members: 30,
      activities: 1,
      placements: 1,
    })
    const entries = await Promise.all(admissions.map(({ code }) => exchange(code)))
    expect(new Set(entries.map(({ activity }) => activity)).size).toBe(1)
    expect(new Set(entries.map(({ token }) => token)).size).toBe(60)
  })

  test('gives a code that works once', async () => {
    const { code } = await admit(arrival('once'))
    const tries = await Promise.all([exchange(code), exchange(code), exchange(code)])
    expect(tries.map(({ status }) => status).toSorted()).toEqual([200, 401, 401])
  })

  test('keeps what was told before, when the LMS withholds it the next time', async () => {
    await admit(
      arrival('shy', { person: { subject: 'shy', name: 'Shy Person', picture: 'https://lms.example/p.png' } }),
    )
    await admit(arrival('shy', { person: { subject: 'shy' } }))
    const row = await house.house.database.read((db) =>
      db.selectFrom('people').select(['name', 'picture']).where('subject', '=', 'shy').executeTakeFirst(),
    )
    expect(row).toEqual({ name: 'Shy Person', picture: 'https://lms.example/p.png' })
  })

  test('brings a changed name and role to whoever has a page open', async () => {
    const { code } = await admit(arrival('grows'))
    const { token, activity } = await exchange(code)
    const people = async () => {
      const response = await fetch(`${house.url}/api/activities/${activity}/people/list`, {
        headers: { authorization: `Bearer ${token}` },
      })
      return JSON.stringify((await response.json()).answer)
    }
    expect(await people()).toContain('"name":"Person grows","picture":null,"role":"learner"')
    await admit(arrival('grows', { person: { subject: 'grows', name: 'Grown' }, role: 'mentor' }))
    expect(await people()).toContain('"name":"Grown","picture":null,"role":"mentor"')
  })

  test('brings a changed name to every course of the person, whichever of them it was told in', async () => {
    const other = { externalId: 'second-visits' }
    const { token, activity } = await exchange((await admit(arrival('two', { course: other }))).code)
    const people = async () => {
      const response = await fetch(`${house.url}/api/activities/${activity}/people/list`, {
        headers: { authorization: `Bearer ${token}` },
      })
      return ((await response.json()).answer as { name: string }[]).map(({ name }) => name)
    }
    expect(await people()).toEqual(['Person two'])
    await admit(arrival('two', { person: { subject: 'two', name: 'By launch' } }))
    expect(await people()).toEqual(['By launch'])
    const roster = [{ person: { subject: 'two', name: 'By roster' }, role: 'learner', active: true } as const]
    await house.house.arrivals.replaceRoster({ tenant: 'moodle', externalId: 'first-visits' }, roster, Date.now())
    expect(await people()).toEqual(['By roster'])
  })

  test('keeps tenants apart, even with the same ids of everything', async () => {
    const here = await exchange((await admit(arrival('7'))).code)
    const there = await exchange((await admit(arrival('7', { tenant: 'another moodle' }))).code)
    expect(there.activity).not.toBe(here.activity)
    const peek = await fetch(`${house.url}/api/activities/${here.activity}/activity/read`, {
      headers: { authorization: `Bearer ${there.token}` },
    })
    expect(peek.status).toBe(404)
  })
})

describe('A link that the tool made', () => {
  const linkTo = async (id: string, more: Partial<Arrival>, title?: string) => {
    const activity = await house.place('poll', {
      course: 'made-here',
      settings: { question: 'Which?', choices: ['A', 'B'] },
    })
    const link = { id, activity, ...(title === undefined ? {} : { title }) }
    return {
      made: activity,
      entry: await exchange((await admit(arrival('9', { tenant: 'test', link, ...more }))).code),
    }
  }

  test('leads to its activity', async () => {
    const { made, entry } = await linkTo('link-a', { course: { externalId: 'made-here' } })
    expect(entry.activity).toBe(made)
  })

  test('leads to a fresh copy, when its course was copied', async () => {
    const { made, entry } = await linkTo('link-b', { course: { externalId: 'next term' } }, 'Next term')
    expect(entry.activity).not.toBe(made)
    const row = await house.house.database.read((db) =>
      db.selectFrom('activities').selectAll().where('id', '=', entry.activity).executeTakeFirstOrThrow(),
    )
    expect(row).toMatchObject({ plugin: 'poll', title: 'Next term' })
    expect(JSON.parse(row.settings)).toEqual({ question: 'Which?', choices: ['A', 'B'] })
  })

  test('tells another LMS nothing', async () => {
    const { made, entry } = await linkTo('link-c', { tenant: 'a stranger', course: { externalId: 'made-here' } })
    expect(entry.activity).not.toBe(made)
    const row = await house.house.database.read((db) =>
      db.selectFrom('activities').selectAll().where('id', '=', entry.activity).executeTakeFirstOrThrow(),
    )
    expect(row.plugin).toBeNull()
  })
})

describe('A roster', () => {
  const course = { tenant: 'moodle', externalId: 'rostered' }
  const line = (subject: string, active = true) => ({
    person: { subject, name: `Person ${subject}` },
    role: 'learner' as const,
    active,
  })
  const members = async () => {
    const rows = await house.house.database.read((db) =>
      db
        .selectFrom('members')
        .innerJoin('people', 'people.id', 'members.person_id')
        .innerJoin('courses', 'courses.id', 'members.course_id')
        .select(['subject', 'status'])
        .where('external_id', '=', 'rostered')
        .orderBy('subject')
        .execute(),
    )
    return rows.map(({ subject, status }) => `${subject} ${status}`)
  }

  test('brings those who never came, and lets those go who left', async () => {
    await admit(arrival('ana', { course, role: 'facilitator' }))
    await house.house.arrivals.replaceRoster(course, [line('ana'), line('bea'), line('cruz', false)], Date.now())
    expect(await members()).toEqual(['ana active', 'bea active'])
    await house.house.arrivals.replaceRoster(course, [line('ana'), line('dan')], Date.now())
    expect(await members()).toEqual(['ana active', 'bea inactive', 'dan active'])
    await house.house.arrivals.replaceRoster(course, [line('ana'), line('bea')], Date.now())
    expect(await members()).toEqual(['ana active', 'bea active', 'dan inactive'])
  })

  test('that was asked for before somebody joined does not send them away', async () => {
    const askedAt = Date.now() - 1000
    await admit(arrival('bea', { course }))
    await admit(arrival('eve', { course }))
    await house.house.arrivals.replaceRoster(course, [line('ana')], askedAt)
    expect(await members()).toEqual(expect.arrayContaining(['bea active', 'eve active']))
    await house.house.arrivals.replaceRoster(course, [line('ana')], Date.now() + 1)
    expect(await members()).toEqual(['ana active', 'bea inactive', 'dan inactive', 'eve inactive'])
  })

  test('of a course that nobody opened is nobody’s', async () => {
    const before = await countAll()
    await house.house.arrivals.replaceRoster({ tenant: 'moodle', externalId: 'unknown' }, [line('ana')], Date.now())
    expect(await countAll()).toEqual(before)
  })
})
