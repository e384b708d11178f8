import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Activity, Dance } from '../support/practice-lms/index.ts'
import { startFrontDoor, type FrontDoor } from './support/front-door.ts'
import { enterApp, listCodes } from './support/visits.ts'

/** One launch lets one browser in once, also when its post comes several times before the first has been answered. */
describe('a launch that is posted at the same moment', () => {
  let door: FrontDoor
  let activity: Activity

  beforeAll(async () => {
    door = await startFrontDoor()
    activity = door.lms.addActivity({ title: 'First visits' })
    await door.lms.launch(door.lms.person('kwame'), activity)
  })
  beforeEach(() => void door.log.splice(0))
  afterAll(() => door.close())

  async function goAsFarAsThePost(jar?: Dance['jar']): Promise<Dance> {
    const dance = door.lms.dance(door.lms.person('kwame'), activity, jar ? { jar } : {})
    await dance.login()
    await dance.authorize()
    return dance
  }

  const countCodes = async () => (await door.countRows())['entry_codes'] ?? 0

  it.each([1, 2, 3])('four times lets one of them in, round %d', async () => {
    const dance = await goAsFarAsThePost()
    const { action, fields } = dance.form
    const before = await countCodes()
    const posts = await Promise.all([1, 2, 3, 4].map(() => dance.send(action, fields)))
    expect(posts.map(({ status }) => status).toSorted()).toEqual([303, 401, 401, 401])
    expect(listCodes(door)).toEqual(['state_unknown', 'state_unknown', 'state_unknown'])
    expect((await countCodes()) - before).toBe(1)
    for (const entered of posts.filter(({ status }) => status === 303))
      expect((await enterApp(door, entered)).token).toBeTypeOf('string')
  })

  it.each([1, 2, 3])(
    'under its own state and another one of the same browser enters by its own, round %d',
    async () => {
      const first = await goAsFarAsThePost()
      const { action, fields } = first.form
      const second = await goAsFarAsThePost(first.jar)
      const others = { ...fields, state: second.form.fields['state'] ?? '' }
      const before = await countCodes()
      const [own, other] = await Promise.all([first.send(action, fields), first.send(action, others)])
      expect([own.status, other.status]).toEqual([303, 401])
      expect(listCodes(door)).toEqual(['nonce_wrong'])
      expect((await countCodes()) - before).toBe(1)
    },
  )
})
