import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ActivityId, Group, GroupId } from '../../../api/contract.ts'
import type { Said } from '../../../api/conversations.ts'
import { startTestApp, type TestApp } from '../../../../tests/support/app.ts'
import { openDownload } from '../../../../tests/support/downloads.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { Thread, ThreadList, ThreadWithPeople, WaitingList } from '../../contract.ts'
import { plugin } from '../../server/index.ts'

let house: TestApp
let activity: ActivityId
let pumps: GroupId
let grinders: GroupId
let fay: TestPerson
let kwame: TestPerson
let ines: TestPerson
let nadia: TestPerson
let tomas: TestPerson
let now = Date.parse('2026-04-20T10:00:00Z')

beforeAll(async () => {
  house = await startTestApp({ plugins: [plugin], now: () => (now += 1000) })
  fay = await house.enrol('Fay', { role: 'facilitator' })
  kwame = await house.enrol('Kwame Boateng')
  ines = await house.enrol('Inés Carrasco')
  nadia = await house.enrol('Nadia Rahal')
  tomas = await house.enrol('Tomás Echeverri', { role: 'mentor' })
  activity = await place('circle')
  pumps = await make('circle', 'Pumps', kwame, ines)
  grinders = await make('circle', 'Grinders', nadia, tomas)
})
beforeEach(async () => {
  activity = await place('circle')
})
afterAll(async () => {
  for (const person of [fay, kwame, ines, nadia, tomas]) person.leave()
  await house.close()
})

const place = (groups: string, more = {}) => house.place('discussion', { settings: { groups, ...more } })

async function make(kind: Group['kind'], name: string, ...people: TestPerson[]): Promise<GroupId> {
  const { answer: group } = await fay.command<GroupId>(activity, 'groups.make', { kind, name })
  await fay.command(activity, 'groups.add', { group, people: people.map(({ id }) => id) })
  return group
}

const begin = (person: TestPerson, title: string, more: object = {}) =>
  person.command<ThreadWithPeople>(activity, 'discussion.startThread', { title, markdown: `About ${title}`, ...more })

async function start(person: TestPerson, title: string, more: object = {}): Promise<Thread> {
  const { answer, error } = await begin(person, title, more)
  if (error) throw new Error(JSON.stringify(error))
  return answer.thread
}

const titlesFor = async (person: TestPerson) =>
  (await person.query<ThreadList>(activity, 'discussion.listThreads')).answer.threads.map(({ title }) => title)

describe('Where people talk in circles', () => {
  test('a thread is for the circle of who starts it; who leads the course sees all, and chooses', async () => {
    await start(kwame, 'A seal')
    await start(nadia, 'A burr')
    await start(fay, 'For all of you')
    await start(fay, 'For the grinders', { group: grinders })
    expect((await titlesFor(ines)).toSorted()).toEqual(['A seal', 'For all of you'])
    expect((await titlesFor(tomas)).toSorted()).toEqual(['A burr', 'For all of you', 'For the grinders'])
    expect(await titlesFor(fay)).toHaveLength(4)
  })

  test('who is in none starts none, who is in several says for which, and nobody writes for another', async () => {
    const alone = await house.enrol('Alone')
    expect((await begin(alone, 'Hello')).error?.code).toBe('no_group')
    expect((await begin(kwame, 'Not mine', { group: grinders })).status).toBe(404)
    const lids = await make('circle', 'Lids', kwame)
    expect((await begin(kwame, 'Which?')).error?.code).toBe('choose_group')
    const { talk } = await start(kwame, 'A lid', { group: lids })
    expect(talk).toMatchObject({ audience: 'circle', group: lids })
    expect(await titlesFor(ines)).toEqual([])
    await fay.command(activity, 'groups.remove', { group: lids })
    activity = await place('course')
    expect((await begin(kwame, 'Named where there are none', { group: pumps })).status).toBe(404)
    expect((await start(kwame, 'For all')).talk.group).toBeUndefined()
  })

  test('nothing of a thread leaks to another circle: not by its id, in a list, by search, in a count, or by the socket', async () => {
    const pages = await Promise.all([nadia, ines].map((person) => person.listen(activity)))
    const thread = await start(kwame, 'A seal that weeps', { kind: 'question' })
    const conversation = thread.talk.id
    const said = await ines.command<Said>(activity, 'conversations.send', { conversation, markdown: 'Mine wept, too' })
    await ines.command(activity, 'conversations.react', { message: said.answer.message.id, reaction: 'same', on: true })
    await kwame.command(activity, 'discussion.mark', {
      ...{ thread: thread.id, message: said.answer.message.id, mark: 'answer', on: true },
    })
    const last = await fay.command<ThreadWithPeople>(activity, 'discussion.pin', { thread: thread.id, pinned: true })
    const forAll = await begin(fay, 'For all')
    await Promise.all(pages.map((page) => page.hasHeard({ ...last.position, ...forAll.position })))
    await house.house.followers.settle()
    const asks = (person: TestPerson) =>
      Promise.all([
        person.query(activity, 'discussion.readThread', { thread: thread.id }),
        person.query(activity, 'conversations.readMessages', { conversation }),
        person.command(activity, 'discussion.takeStance', { thread: thread.id, stance: null }),
        person.command(activity, 'discussion.passOn', { thread: thread.id }),
        openDownload(person, activity, 'discussion.thread', { thread: thread.id }),
        person.query(activity, 'discussion.listThreads'),
        person.query(activity, 'discussion.listSimilar', { words: 'A seal that weeps' }),
        person.query(activity, 'discussion.listWaiting'),
        person.query(activity, 'discussion.listWrittenIn'),
        person.query(activity, 'conversations.countUnread'),
        person.query(activity, 'conversations.listPositions', { conversations: [conversation] }),
        person.query(activity, 'search.find', { words: 'seal weeps wept' }),
        person.query(activity, 'search.find', { words: 'wept' }),
        person.query(activity, 'people.readProfile', { person: kwame.id }),
      ])
    const replies = await asks(nadia)
    expect(replies.slice(0, 5).map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    const told = JSON.stringify([replies.map(({ answer }) => answer), pages[0]?.frames])
    for (const trace of [thread.id, conversation, 'weeps', 'wept', said.answer.message.id])
      expect(told).not.toContain(trace)
    const inside = JSON.stringify([(await asks(ines)).map(({ answer }) => answer), pages[1]?.frames])
    for (const trace of [thread.id, conversation, 'weeps', 'wept']) expect(inside).toContain(trace)
  })

  test('a question is offered to nobody outside, though they know most; then to the mentor inside, or who leads', async () => {
    const offers = { work: '', place: '', seeks: '', offers: 'Seals, gaskets, anything that weeps' }
    await nadia.command(activity, 'people.saveProfile', offers)
    await ines.command(activity, 'people.saveProfile', { ...offers, offers: 'Gaskets' })
    activity = await place('circle', { routing: { offers: 3, hours: 1 } })
    const waitsFor = async (person: TestPerson) =>
      (await person.query<WaitingList>(activity, 'discussion.listWaiting')).answer.waiting.map(({ title }) => title)
    await start(kwame, 'Which gaskets weep', { kind: 'question' })
    await start(nadia, 'Which gaskets for a grinder', { kind: 'question' })
    expect(await waitsFor(ines)).toEqual(['Which gaskets weep'])
    expect([...(await waitsFor(nadia)), ...(await waitsFor(tomas))]).toEqual([])
    now += 2 * 3_600_000
    await house.house.schedule.runDue()
    expect(await waitsFor(tomas)).toEqual(['Which gaskets for a grinder'])
    expect(await waitsFor(fay)).toEqual(['Which gaskets weep'])
  })

  test('what waits for somebody is what they can read, whoever else does something; and nothing any more once taken out', async () => {
    const both = await make('circle', 'Both', ines, nadia)
    const offers = { work: '', place: '', seeks: '', offers: 'Descaling' }
    await ines.command(activity, 'people.saveProfile', offers)
    const page = await ines.listen(activity)
    const mine = await start(kwame, 'Descaling a pump', { kind: 'question', group: pumps })
    const theirs = await start(nadia, 'Descaling a grinder', { kind: 'question', group: both })
    const lastHeard = () => page.events.findLast(({ event }) => event === 'discussion.waitingChanged')?.data
    await kwame.command(activity, 'discussion.rename', { thread: mine.id, title: 'Descaling the pump' })
    await expect.poll(() => JSON.stringify(lastHeard())).toContain('Descaling the pump')
    expect(JSON.stringify(lastHeard())).toContain('Descaling a grinder')
    await fay.command(activity, 'groups.takeOut', { group: both, person: ines.id })
    const before = page.events.length
    await fay.command(activity, 'discussion.rename', { thread: theirs.id, title: 'A secret of the grinders' })
    const { position } = await begin(fay, 'For all')
    await page.hasHeard(position)
    const after = JSON.stringify(page.events.slice(before))
    expect(after).not.toContain('A secret')
    expect(after).not.toContain(theirs.id)
    const { answer } = await ines.query(activity, 'discussion.listWaiting')
    expect(JSON.stringify(answer)).not.toContain(theirs.id)
    await fay.command(activity, 'groups.remove', { group: both })
  })
})

test('Where people talk in cohorts, a thread is for the cohort of who starts it', async () => {
  const march = await make('cohort', 'March', kwame)
  activity = await place('cohort')
  await start(kwame, 'Ours in March')
  await start(nadia, 'Ours, of all others')
  expect(await titlesFor(kwame)).toEqual(['Ours in March'])
  expect(await titlesFor(tomas)).toEqual(['Ours, of all others'])
  expect(await titlesFor(fay)).toHaveLength(2)
  await fay.command(activity, 'groups.remove', { group: march })
  expect(await titlesFor(kwame)).toEqual(['Ours, of all others'])
})

describe('For whom a thread is', () => {
  const regroup = (person: TestPerson, { id: thread }: Thread, group: GroupId | null) =>
    person.command<ThreadWithPeople>(activity, 'discussion.changeGroup', { thread, group })
  const say = (person: TestPerson, { talk }: Thread, markdown: string, more = {}) =>
    person.command<Said>(activity, 'conversations.send', { conversation: talk.id, markdown, ...more })
  const finds = async (person: TestPerson, words: string) => {
    const { answer } = await person.query<{ messages: unknown[]; titles: unknown[] }>(activity, 'search.find', {
      words,
    })
    return answer.messages.length + answer.titles.length
  }

  test('can be changed by who leads the course: those who had it lose it everywhere, those who have it now are told', async () => {
    const thread = await start(fay, 'Zweigelt', {})
    const [outside, inside] = [await kwame.listen(activity), await nadia.listen(activity)]
    const { position, error } = await regroup(fay, thread, grinders)
    expect(error).toBeUndefined()
    expect([await titlesFor(kwame), await titlesFor(nadia)]).toEqual([[], ['Zweigelt']])
    await outside.hasHeard(position)
    await inside.hasHeard(position)
    const heard = (page: typeof inside) => page.events.map(({ event }) => event).filter((event) => /thread/.test(event))
    expect(heard(outside)).toEqual(['discussion.threadGone'])
    expect(heard(inside)).toEqual(['discussion.threadStarted'])
    outside.events.length = 0
    const said = await say(fay, thread, 'Only for the grinders.')
    await inside.hasHeard(said.position)
    expect(JSON.stringify(outside.events)).not.toContain('grinders')
    expect((await kwame.query(activity, 'discussion.readThread', { thread: thread.id })).status).toBe(404)
    await expect.poll(() => finds(nadia, 'Zweigelt')).toBeGreaterThan(0)
    expect(await finds(kwame, 'Zweigelt')).toBe(0)
    const { answer: audit } = await fay.query<{ lines: { deed: string }[] }>(activity, 'moderation.listAudit', {})
    expect(audit.lines[0]?.deed).toBe('regrouped')
  })

  test('is its starter’s to change until somebody has answered, and never another’s', async () => {
    const both = await make('circle', 'Both', kwame, nadia)
    const thread = await start(kwame, 'Which one?', { group: pumps })
    expect((await regroup(ines, thread, pumps)).error?.code).toBe('not_yours')
    expect((await regroup(kwame, thread, grinders)).status).toBe(404)
    expect((await regroup(kwame, thread, both)).status).toBe(200)
    expect([await titlesFor(ines), await titlesFor(nadia)]).toEqual([[], ['Which one?']])
    await say(nadia, thread, 'This one.')
    expect((await regroup(kwame, thread, pumps)).error?.code).toBe('answered_already')
    await fay.command(activity, 'groups.remove', { group: both })
  })

  test('what others said in a group stays in it, and nobody is shut out from what they wrote', async () => {
    const inside = await start(kwame, 'Among us')
    expect((await regroup(fay, inside, null)).error?.code).toBe('said_in_group')
    expect((await regroup(fay, inside, grinders)).error?.code).toBe('said_in_group')
    const open = await start(fay, 'For all')
    await say(kwame, open, 'I was here.')
    expect((await regroup(fay, open, grinders)).error?.code).toBe('writers_outside')
    expect((await regroup(fay, open, pumps)).status).toBe(200)
  })

  test('who wrote without a name is not told by what is refused', async () => {
    activity = await place('circle', { anonymity: 'sealed' })
    const thread = await start(fay, 'For all')
    await say(kwame, thread, 'Without my name.', { anonymous: true })
    expect((await regroup(fay, thread, grinders)).status).toBe(200)
  })
})
