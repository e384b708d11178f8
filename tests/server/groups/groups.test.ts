import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ActivityId, ConversationId, Group, GroupId, PersonCard } from '../../../plugins/api/contract.ts'
import type { Message, Said } from '../../../plugins/api/conversations.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { roomPlugin } from '../../support/room-plugin.ts'
import type { TestPerson } from '../../support/test-person.ts'

interface Listed {
  readonly groups: readonly (Group & { isDefault: boolean; people: string[] })[]
  readonly people: readonly PersonCard[]
}

let house: TestApp
let activity: ActivityId
let people: Record<'fay' | 'ada' | 'grace' | 'alan' | 'stranger', TestPerson>

beforeAll(async () => {
  house = await startTestApp({ plugins: [roomPlugin] })
  people = {
    fay: await house.enrol('Fay', { role: 'facilitator' }),
    ada: await house.enrol('Ada'),
    grace: await house.enrol('Grace'),
    alan: await house.enrol('Alan'),
    stranger: await house.enrol('Tea', { course: 'tea', role: 'facilitator' }),
  }
})
beforeEach(async () => {
  activity = await house.place('room')
})
afterAll(() => house.close())

const tend = <T = unknown>(operation: string, input: object, by = people.fay) =>
  by.command<T>(activity, `groups.${operation}`, input)
const list = async (by: TestPerson): Promise<Listed> => (await by.query<Listed>(activity, 'groups.list')).answer
const namesFor = async (by: TestPerson) => (await list(by)).groups.map(({ name }) => name)

async function make(kind: Group['kind'], name: string, ...members: TestPerson[]): Promise<GroupId> {
  const { answer: group } = await tend<GroupId>('make', { kind, name })
  if (members.length > 0) await tend('add', { group, people: members.map(({ id }) => id) })
  return group
}

describe('Who tends the course', () => {
  test('makes circles, puts people in them and takes them out; each is known to those who are in it', async () => {
    const { fay, ada, grace, alan } = people
    const pump = await make('circle', 'Pump room', ada, grace)
    await make('circle', 'Night shift', ada)
    expect(await namesFor(fay)).toEqual(['', 'Night shift', 'Pump room'])
    expect(await namesFor(ada)).toEqual(['', 'Night shift', 'Pump room'])
    expect(await namesFor(grace)).toEqual(['', 'Pump room'])
    expect(await namesFor(alan)).toEqual([''])
    const { groups } = await list(grace)
    expect(groups[1]?.people.toSorted()).toEqual([ada.id, grace.id].toSorted())
    await tend('rename', { group: pump, name: '  Pumps ' })
    expect(await namesFor(grace)).toEqual(['', 'Pumps'])
    await tend('takeOut', { group: pump, person: grace.id })
    expect(await namesFor(grace)).toEqual([''])
    await tend('remove', { group: pump })
    expect(await namesFor(fay)).toEqual(['', 'Night shift'])
    expect(await namesFor(ada)).toEqual(['', 'Night shift'])
  })

  test('puts people in a cohort, and so out of the one of all others; who is in no other is in that one again', async () => {
    const { ada, grace } = people
    const march = await make('cohort', 'March', ada, grace)
    expect(await namesFor(ada)).toContain('March')
    expect((await list(ada)).groups.some(({ isDefault }) => isDefault)).toBe(false)
    await tend('takeOut', { group: march, person: ada.id })
    expect((await list(ada)).groups.some(({ isDefault }) => isDefault)).toBe(true)
    await tend('remove', { group: march })
    expect((await list(grace)).groups.filter(({ kind }) => kind === 'cohort')).toMatchObject([{ isDefault: true }])
  })

  test('is the only one who may, and only in their own course', async () => {
    const { ada, stranger, fay } = people
    const group = await make('circle', 'Ours')
    for (const [operation, input] of [
      ['make', { kind: 'circle', name: 'Mine' }],
      ['rename', { group, name: 'Mine' }],
      ['add', { group, people: [ada.id] }],
      ['takeOut', { group, person: ada.id }],
      ['remove', { group }],
    ] as const)
      expect((await tend(operation, input, ada)).status).toBe(403)
    const elsewhere = await house.place('room', { course: 'tea' })
    const there = await stranger.command(elsewhere, 'groups.rename', { group, name: 'Theirs' })
    expect(there.status).toBe(404)
    expect((await tend('add', { group, people: [ada.id, stranger.id] })).status).toBe(404)
    expect((await list(fay)).groups.find(({ id }) => id === group)?.people).toEqual([])
    const others = (await list(fay)).groups.find(({ isDefault }) => isDefault)
    expect((await tend('remove', { group: others?.id })).status).toBe(400)
  })

  test('leaves a line of each change of who is where in the log that only grows', async () => {
    const { ada, fay } = people
    const group = await make('circle', 'On the record', ada)
    await tend('takeOut', { group, person: ada.id })
    const { answer } = await fay.query<{ lines: { deed: string; toward: string; object: string }[] }>(
      activity,
      'moderation.listAudit',
    )
    expect(answer.lines.filter(({ object }) => object === group)).toMatchObject([
      { deed: 'parted', toward: ada.id },
      { deed: 'joined', toward: ada.id },
    ])
  })
})

describe('What a circle says', () => {
  let circle: GroupId
  let conversation: ConversationId
  let message: Message

  const say = async (by: TestPerson, markdown: string) =>
    by.command<Said>(activity, 'conversations.send', { conversation, markdown })

  beforeEach(async () => {
    circle = await make('circle', 'Pump room', people.ada, people.grace)
    conversation = (await people.ada.command<ConversationId>(activity, 'room.open', { group: circle })).answer
    message = (await say(people.ada, 'The gasket was mine')).answer.message
  })

  const statusesFor = async (person: TestPerson) => {
    const replies = await Promise.all([
      person.query(activity, 'conversations.readMessages', { conversation }),
      person.query(activity, 'people.list', { conversation }),
      person.command(activity, 'conversations.react', { message: message.id, reaction: 'thanks', on: true }),
      person.command(activity, 'conversations.send', { conversation, markdown: 'Me too' }),
    ])
    return replies.map(({ status }) => status)
  }

  /** Every list in which it could stand. */
  const listsFor = async (person: TestPerson) => {
    await house.house.followers.settle()
    const replies = await Promise.all([
      person.query(activity, 'room.listNewest'),
      person.query(activity, 'conversations.countUnread'),
      person.query(activity, 'conversations.listPositions', { conversations: [conversation] }),
      person.query(activity, 'conversations.listMessages', { messages: [message.id] }),
      person.query(activity, 'search.find', { words: 'gasket' }),
      person.query(activity, 'room.listAudience', { group: circle }),
    ])
    return JSON.stringify(replies.map(({ answer }) => answer))
  }

  test('is there for those in it and who tends the course; for everybody else there is nothing', async () => {
    const { fay, grace, alan, stranger } = people
    expect(await statusesFor(grace)).toEqual([200, 200, 200, 200])
    expect(await statusesFor(fay)).toEqual([200, 200, 200, 200])
    expect(await statusesFor(alan)).toEqual([404, 404, 404, 404])
    expect(await statusesFor(stranger)).toEqual([404, 404, 404, 404])
    expect(await listsFor(grace)).toContain(conversation)
    const alans = await listsFor(alan)
    expect(alans).not.toContain(conversation)
    expect(alans).not.toContain('gasket')
    expect(alans).not.toContain(people.ada.id)
  })

  test('says whose it is, and who can read it', async () => {
    const { fay, ada, grace } = people
    const { answer } = await grace.query<{ conversation: object }>(activity, 'conversations.readMessages', {
      conversation,
    })
    expect(answer.conversation).toMatchObject({ audience: 'circle', group: circle })
    const readers = await grace.query<PersonCard[]>(activity, 'people.list', { conversation })
    expect(readers.answer.map(({ id }) => id).toSorted()).toEqual([ada.id, fay.id, grace.id].toSorted())
    const inside = await grace.query<PersonCard[]>(activity, 'room.listAudience', { group: circle })
    expect(inside.answer.map(({ id }) => id).toSorted()).toEqual([ada.id, grace.id].toSorted())
  })

  test('can be begun by nobody who is not in it, whatever they say it is', async () => {
    const { alan, fay } = people
    for (const input of [{ group: circle }, { circle }])
      expect((await alan.command(activity, 'room.open', input)).status).toBe(404)
    expect((await fay.command(activity, 'room.open', { group: circle })).status).toBe(200)
    await tend('remove', { group: circle })
    expect((await fay.command(activity, 'room.open', { circle })).status).toBe(404)
    expect((await say(fay, 'It stays for me')).status).toBe(200)
    expect(await statusesFor(people.ada)).toEqual([404, 404, 404, 404])
  })

  test('is all that its people say of it: others do not even hear that somebody types there', async () => {
    const { ada, grace, alan } = people
    const [adas, graces, alans] = [
      await ada.listen(activity),
      await grace.listen(activity),
      await alan.listen(activity),
    ]
    const whisper = { event: 'conversations.typing', data: { conversation } }
    alans.socket.send(JSON.stringify({ whisper: { ...whisper, data: 'from outside', group: circle } }))
    adas.socket.send(JSON.stringify({ whisper: { ...whisper, group: circle } }))
    await expect.poll(() => graces.whispers.length).toBe(1)
    adas.socket.send(JSON.stringify({ whisper: { event: 'conversations.typing', data: 'for all' } }))
    await expect.poll(() => alans.whispers.length).toBe(1)
    expect(alans.whispers).toMatchObject([{ data: 'for all' }])
    expect(graces.whispers[0]).toMatchObject({ data: { conversation }, person: ada.id })
  })

  test('reaches an open page from the moment its person is put in', async () => {
    const { alan, ada } = people
    await listsFor(alan)
    const page = await alan.listen(activity)
    const before = await say(ada, 'Before')
    await tend('add', { group: circle, people: [alan.id] })
    expect(await listsFor(alan)).toContain(conversation)
    await expect.poll(() => page.frames.join()).toContain(`/circle/${circle}`)
    const after = await say(ada, 'After')
    await page.hasHeard(after.position)
    const heard = JSON.stringify(page.events)
    expect(heard).toContain(after.answer.message.id)
    expect(heard).not.toContain(before.answer.message.id)
  })

  test('reaches nobody from the moment they are taken out: no open page, no list, nothing remembered', async () => {
    const { grace, ada } = people
    const page = await grace.listen(activity)
    const etag = (await grace.query(activity, 'conversations.readMessages', { conversation })).headers.get('etag') ?? ''
    expect(await listsFor(grace)).toContain(conversation)
    // The second change comes while the pages are still being looked through for the first.
    await tend('rename', { group: circle, name: 'Pump house' })
    await tend('takeOut', { group: circle, person: grace.id })
    const said = await say(ada, 'Without Grace')
    const open = await people.fay.command<ConversationId>(activity, 'room.open')
    const last = await people.fay.command<Said>(activity, 'conversations.send', {
      conversation: open.answer,
      markdown: 'For all',
    })
    await page.hasHeard(last.position)
    expect(JSON.stringify(page.events)).not.toContain('Without Grace')
    expect(await statusesFor(grace)).toEqual([404, 404, 404, 404])
    expect(await listsFor(grace)).not.toContain(conversation)
    const again = await grace.query(activity, 'conversations.readMessages', { conversation }, { 'if-none-match': etag })
    expect(again.status).toBe(404)
    const back = await grace.listen(activity, said.position)
    expect(JSON.stringify(back.events)).not.toContain('Without Grace')
  })
})
