import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PersonCard, PersonId } from '../../../plugins/api/contract.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

const hour = 3_600_000

let talk: Talk
let now: number
let fay: TestPerson
let ada: TestPerson
let ben: TestPerson
let marisol: TestPerson

beforeEach(async () => {
  now = Date.UTC(2026, 10, 21, 9)
  talk = await startTalk({ now: () => now })
  fay = await talk.enrol('Fay', 'facilitator')
  ada = await talk.enrol('Ada')
  ben = await talk.enrol('Ben')
  marisol = await talk.enrol('Marisol', 'mentor')
})
afterEach(() => talk.close())

interface Own {
  readonly mentor: PersonId | null
  readonly accompanied: PersonId[]
  readonly mentors: { person: PersonId; count: number; most: number }[]
  readonly wishes: { person: PersonId; words: string }[]
  readonly isMentor: boolean
  readonly guidelines: string
}
interface Overview {
  readonly accompanied: { person: PersonId; mentor: PersonId | null; made: string | null }[]
  readonly offers: { person: PersonId }[]
  readonly people: PersonCard[]
  readonly suggestions: { person: PersonId; people: number; times: number }[]
}

const tell = <T = unknown>(person: TestPerson, command: string, input: object = {}) =>
  person.command<T>(talk.activity, `mentoring.${command}`, input)
const own = async (person: TestPerson) => (await person.query<Own>(talk.activity, 'mentoring.readOwn')).answer
const overview = async () => (await fay.query<Overview>(talk.activity, 'mentoring.readOverview')).answer
const mentorOf = async (person: TestPerson) => (await own(person)).mentor
const leaders = async () => (await overview()).people.filter(({ role }) => role === 'facilitator').map(({ id }) => id)
const saySo = (person: TestPerson, place: string) =>
  person.command(talk.activity, 'people.saveProfile', { work: '', place, offers: '', seeks: '' })

describe('A pair that a facilitator makes', () => {
  test('is seen by both and by nobody else, and a learner can make none', async () => {
    expect((await tell(ben, 'pair', { person: ada.id, mentor: marisol.id })).error?.code).toBe('not_allowed')
    expect((await tell(fay, 'pair', { person: ada.id, mentor: marisol.id })).status).toBe(200)
    expect(await mentorOf(ada)).toBe(marisol.id)
    expect((await own(marisol)).accompanied).toEqual([ada.id])
    expect(await own(ben)).toMatchObject({ mentor: null, accompanied: [] })
  })

  test('ends by the mentor or a facilitator, and by nobody else; what was remembered is asked again', async () => {
    await tell(fay, 'pair', { person: ada.id, mentor: marisol.id })
    expect(await mentorOf(ada)).toBe(marisol.id)
    expect((await tell(ben, 'end', { person: ada.id })).error?.code).toBe('not_found')
    const page = await ada.listen(talk.activity)
    const { status, position } = await tell(marisol, 'end', { person: ada.id })
    expect(status).toBe(200)
    await page.hasHeard(position)
    expect(page.events).toContainEqual(expect.objectContaining({ event: 'mentoring.changed', data: {} }))
    expect(await mentorOf(ada)).toBeNull()
    expect((await own(marisol)).accompanied).toEqual([])
    // The rule does not bring together again whom somebody has parted.
    await tell(fay, 'pairByRule')
    expect(await mentorOf(ada)).not.toBe(marisol.id)
    expect(await mentorOf(ben)).toBe(marisol.id)
  })

  test('cannot be of one person, of somebody who only watches, or of strangers', async () => {
    const watcher = await talk.enrol('Olga', 'observer')
    const stranger = await talk.house.enrol('Somebody else', { course: 'tea', role: 'mentor' })
    const codes: unknown[] = []
    for (const mentor of [ada.id, watcher.id, stranger.id])
      codes.push((await tell(fay, 'pair', { person: ada.id, mentor })).error?.code)
    expect(codes).toEqual(['no_pair', 'not_found', 'not_found'])
  })

  test('rests while one of the two is away, and is there again when they come back', async () => {
    await tell(fay, 'pair', { person: ada.id, mentor: marisol.id })
    const arrivals = talk.house.house.arrivals
    const course = { tenant: 'test', externalId: 'coffee' }
    const entry = (subject: string, role: 'learner' | 'mentor' | 'facilitator') =>
      ({ person: { subject }, role, active: true }) as const
    const rest = [entry('Fay', 'facilitator'), entry('Ada', 'learner')]
    now += hour
    await arrivals.replaceRoster(course, rest, now)
    expect(await mentorOf(ada)).toBeNull()
    await arrivals.replaceRoster(course, [...rest, entry('Marisol', 'mentor')], now)
    expect(await mentorOf(ada)).toBe(marisol.id)
  })
})

describe('The rule', () => {
  test('chooses somebody of the same place first, and whoever has the fewest people of those', async () => {
    const kofi = await talk.enrol('Kofi', 'mentor')
    await saySo(ada, 'Lyon ')
    await saySo(kofi, 'lyon')
    await saySo(ben, 'Sevilla')
    await saySo(marisol, 'Sevilla')
    expect((await tell(fay, 'pairByRule')).answer).toEqual({ count: 2, left: [] })
    expect([await mentorOf(ada), await mentorOf(ben)]).toEqual([kofi.id, marisol.id])
  })

  test('never makes a manager the mentor, nor gives anybody more people than they can take', async () => {
    await tell(fay, 'saveRules', { samePlace: true, most: 1, guidelines: '' })
    await tell(ada, 'sayManager', { person: ada.id, manager: marisol.id })
    await tell(fay, 'pairByRule')
    // Ada's manager accompanies Ben; for Ada there is the facilitator alone.
    expect(await mentorOf(ben)).toBe(marisol.id)
    const carla = await talk.enrol('Carla')
    await tell(fay, 'pairByRule')
    const pairs = (await overview()).accompanied.filter(({ person }) => person === ada.id || person === carla.id)
    expect(await leaders()).toEqual(expect.arrayContaining(pairs.map(({ mentor }) => mentor)))
    expect((await tell(ben, 'sayManager', { person: ada.id, manager: null })).error?.code).toBe('not_allowed')
    expect((await tell(fay, 'pair', { person: ada.id, mentor: marisol.id })).error?.code).toBe('no_pair')
  })

  test('tells for whom there is nobody', async () => {
    const house = talk.house
    const other = { course: 'tea' } as const
    const lead = await house.enrol('Tess', { ...other, role: 'facilitator' })
    const lone = await house.enrol('Lone', other)
    const activity = await house.place('room', other)
    await lead.command(activity, 'mentoring.sayManager', { person: lone.id, manager: lead.id })
    const { answer } = await lead.command(activity, 'mentoring.pairByRule')
    expect(answer).toEqual({ count: 0, left: [lone.id] })
  })

  test('belongs to those who design', async () => {
    const rules = { samePlace: false, most: 2, guidelines: 'Ask before you tell.' }
    expect((await tell(ada, 'saveRules', rules)).error?.code).toBe('not_allowed')
    expect((await tell(fay, 'saveRules', rules)).status).toBe(200)
    expect((await own(marisol)).guidelines).toBe('Ask before you tell.')
  })
})

describe('Somebody who volunteers', () => {
  test('accompanies people once a facilitator says yes, as many as they can', async () => {
    await tell(ben, 'offer', { most: 2 })
    expect((await own(ada)).mentors.map(({ person }) => person)).toEqual([marisol.id])
    expect((await overview()).offers.map(({ person }) => person)).toEqual([ben.id])
    expect((await tell(ada, 'answerOffer', { person: ben.id, accept: true })).error?.code).toBe('not_allowed')
    await tell(fay, 'answerOffer', { person: ben.id, accept: true })
    expect((await own(ada)).mentors).toContainEqual(expect.objectContaining({ person: ben.id, count: 0, most: 2 }))
    expect((await own(ben)).isMentor).toBe(true)
    await tell(ben, 'offer', { most: null })
    expect((await own(ben)).isMentor).toBe(false)
  })

  test('may be asked for, and says yes or no', async () => {
    expect((await tell(ada, 'ask', { mentor: ben.id, words: '' })).error?.code).toBe('no_pair')
    await tell(ada, 'ask', { mentor: marisol.id, words: 'You know the boilers.' })
    expect((await own(marisol)).wishes).toMatchObject([{ person: ada.id, words: 'You know the boilers.' }])
    expect((await own(ben)).wishes).toEqual([])
    expect((await tell(ben, 'answerWish', { person: ada.id, accept: true })).error?.code).toBe('not_found')
    expect((await tell(ada, 'answerWish', { person: ada.id, accept: true })).error?.code).toBe('not_found')
    await tell(marisol, 'answerWish', { person: ada.id, accept: true })
    expect(await mentorOf(ada)).toBe(marisol.id)
    expect((await own(marisol)).wishes).toEqual([])
  })
})

test('Who answers many people without being asked is suggested as a mentor, and nobody else is', async () => {
  const others = [ada, await talk.enrol('Carla'), await talk.enrol('Dov')]
  const questions = await Promise.all(others.map((person) => talk.say(person, 'How do you do this?')))
  for (const question of [...questions, ...questions]) await talk.say(ben, 'Like this', question.id)
  for (const question of questions) await talk.say(marisol, 'Or like this', question.id)
  for (let times = 0; times < 6; times += 1) await talk.say(ada, 'Thank you', questions[1]?.id)
  expect((await overview()).suggestions).toEqual([{ person: ben.id, people: 3, times: 6 }])
  expect((await ada.query(talk.activity, 'mentoring.readOverview')).error?.code).toBe('not_allowed')
  await tell(fay, 'answerOffer', { person: ben.id, accept: true })
  expect((await overview()).suggestions).toEqual([])
  expect((await own(ben)).isMentor).toBe(true)
})
