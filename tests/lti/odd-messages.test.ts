import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Activity, Claims } from '../support/practice-lms/index.ts'
import { startFrontDoor, type FrontDoor } from './support/front-door.ts'
import { enterApp, listCodes, readMe } from './support/visits.ts'

const claim = (name: string): string => `https://purl.imsglobal.org/spec/lti/claim/${name}`

/** What real directories and real teachers write, and what nobody should. */
describe('a message with odd texts in it', () => {
  let door: FrontDoor
  let activity: Activity

  beforeAll(async () => {
    door = await startFrontDoor()
    activity = door.lms.addActivity({ title: 'First visits' })
    await door.lms.launch(door.lms.person('agnieszka'), activity)
  })
  beforeEach(() => void door.log.splice(0))
  afterAll(() => door.close())

  const launch = (changes: Claims) =>
    door.lms.launch(door.lms.person('kwame'), activity, { forge: (claims) => ({ ...claims, ...changes }) })
  const open = async (changes: Claims) => readMe(door, await enterApp(door, (await launch(changes)).post))

  it.each([
    ['as long as ids may be', 'x'.repeat(255)],
    ['of letters of many scripts', 'Ñandú/Ελένη:名前?&#"\'<script>%00'],
    ['with spaces at its ends', ' 42 '],
  ])('lets somebody in whose id is %s, and knows them again', async (_what, sub) => {
    const names = { name: 'Somebody', given_name: '', family_name: '' }
    await open({ ...names, sub })
    await open({ ...names, sub })
    const rows = await door.rows<{ subject: string }>(`select subject from people where name = 'Somebody'`)
    expect(rows.filter(({ subject }) => subject === sub)).toHaveLength(1)
    expect(listCodes(door)).toEqual([])
  })

  it('tells ids apart that differ in the case of a letter only', async () => {
    await open({ sub: 'case-a', name: 'Small' })
    expect((await open({ sub: 'CASE-A', name: 'Large' })).name).toBe('Large')
    expect((await open({ sub: 'case-a', name: 'Small' })).name).toBe('Small')
  })

  it.each([
    ['a NUL', 'nothing \0 there'],
    ['half a character', 'half \ud800'],
  ])('refuses an id with %s in it, which no database would give back as it was', async (_what, sub) => {
    expect((await launch({ sub })).post.status).toBe(400)
    expect(listCodes(door)).toEqual(['subject_wrong'])
  })

  it.each([
    ['an override of direction', 'Nadia \u202eeuqsevél\u202c', 'Nadia euqsevél'],
    ['several lines', 'Nadia\r\n\tLévesque', 'Nadia Lévesque'],
    ['marks beside letters from the right', '\u200fمريم\u200e', 'مريم'],
    ['joined pictures', 'Zoé 👩\u200d🏫', 'Zoé 👩\u200d🏫'],
    ['three hundred letters', 'a'.repeat(300), 'a'.repeat(255)],
  ])('shows a name with %s in it in one line, as it can stand beside others', async (_what, name, shown) => {
    expect((await open({ name })).name).toBe(shown)
  })

  it('takes the parts of a name where there is nothing to see in the whole', async () => {
    expect((await open({ name: ' \u202e ', given_name: 'Kwame', family_name: 'Boateng' })).name).toBe('Kwame Boateng')
  })

  it('lets somebody in whose course and activity have titles of nothing', async () => {
    const me = await open({
      name: 'Kwame Boateng',
      [claim('context')]: { id: 'odd', title: '\0', label: ' ' },
      [claim('resource_link')]: { id: 'odd link', title: '\u202e' },
      [claim('launch_presentation')]: null,
      [claim('custom')]: 'none',
    })
    expect(me.name).toBe('Kwame Boateng')
    expect(await door.rows(`select title from courses where external_id = 'odd'`)).toEqual([{ title: null }])
  })
})
