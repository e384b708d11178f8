import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Activity, Step } from '../support/practice-lms/index.ts'
import { acceptedLaunches } from './support/accepted-launches.ts'
import { startFrontDoor, type FrontDoor } from './support/front-door.ts'
import { certificationRefusals, forgeries, strayPosts, type RefusedLaunch } from './support/refused-launches.ts'
import { enterApp, listCodes, readMe } from './support/visits.ts'

describe('the launch', () => {
  const table: string[][] = [['launch', 'by', 'outcome']]
  let door: FrontDoor
  let activity: Activity

  beforeAll(async () => {
    door = await startFrontDoor()
    activity = door.lms.addActivity({ title: 'First visits' })
    // Everybody is known already, and the roster of each course has landed, so that what a refusal would create shows.
    for (const { forge } of acceptedLaunches) await door.lms.launch(door.lms.person('agnieszka'), activity, { forge })
    await door.lms.launch(door.lms.person('kwame'), activity)
    const fetched = () => door.log.filter(({ msg }) => msg === 'roster fetched').length
    const { courses } = await door.countRows()
    await vi.waitUntil(() => fetched() === courses, { timeout: 20_000 })
  })
  beforeEach(() => void door.log.splice(0))
  afterAll(async () => {
    console.log(draw(table))
    await door.close()
  })

  const people = [
    { who: 'an instructor', person: 'agnieszka', role: 'facilitator' },
    { who: 'a student', person: 'kwame', role: 'learner' },
  ]

  describe.each(people)('of $who', ({ who, person, role }) => {
    it.each([...certificationRefusals, ...forgeries, ...strayPosts])(
      'is refused with $what, and leaves nothing',
      async (refused) => {
        const before = await door.countRows()
        const step = await makeRefused(refused, person)
        expect(listCodes(door)).toEqual(expect.arrayContaining([refused.code]))
        expect(listCodes(door), 'one refusal, one line').toHaveLength(1)
        expect(step.status).toBeGreaterThanOrEqual(400)
        expect(step.body).toContain('Number to quote')
        expect(step.body.includes('<details open>'), 'what is spoken of lies open').toBe(
          step.body.includes('number below'),
        )
        expect(step.body).toContain(String(door.log.find(({ code }) => code === refused.code)?.['reqId']))
        expect(await door.countRows()).toEqual(expectedAfter(refused, before))
        table.push([refused.what, who, `refused: ${refused.code}`])
      },
    )

    it.each(acceptedLaunches)('is let in with $what', async ({ what, forge, role: forced }) => {
      const { post } = await door.lms.launch(door.lms.person(person), activity, { forge })
      expect(post.status, post.body).toBe(303)
      const me = await readMe(door, await enterApp(door, post))
      expect(me.role).toBe(forced ?? role)
      expect(listCodes(door)).toEqual([])
      table.push([what, who, `let in as ${me.role}`])
    })
  })

  async function makeRefused({ options = {}, post, deepLinking }: RefusedLaunch, name: string): Promise<Step> {
    const { lms } = door
    const person = lms.person(deepLinking ? 'agnieszka' : name)
    const dance = lms.dance(person, deepLinking ? undefined : activity, options)
    await dance.login()
    await dance.authorize()
    return post ? post(dance, door) : dance.post()
  }

  /** A deployment that waits has to be kept for the administrator; a replay comes after a launch that was let in. */
  function expectedAfter({ code, post }: RefusedLaunch, before: Record<string, number>): Record<string, unknown> {
    if (code === 'deployment_waiting') return { ...before, lti_deployments: expect.any(Number) as number }
    const followsAnother = code === 'state_unknown' && post?.name === 'postTwice'
    return followsAnother ? { ...before, entry_codes: (before['entry_codes'] ?? 0) + 1 } : before
  }
})

function draw(rows: readonly (readonly string[])[]): string {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')
}
