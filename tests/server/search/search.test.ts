import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActivityId, ConversationId } from '../../../plugins/api/contract.ts'
import type { Message } from '../../../plugins/api/conversations.ts'
import type { contract } from '../../../server/search/contract.ts'
import type { OutputOf } from '../../../plugins/api/contract.ts'
import { rebuildSearch } from '../../../server/search/rebuild.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'
import { upload } from '../../support/uploads.ts'

type Found = OutputOf<(typeof contract)['queries']['find']>

let talk: Talk
let ines: TestPerson
let kwame: TestPerson

beforeAll(async () => {
  talk = await startTalk()
  ines = await talk.enrol('Inés Robles')
  kwame = await talk.enrol('Kwame Mensah')
})
afterAll(() => talk.close())

const settled = () => talk.house.house.followers.settle()

async function find(person: TestPerson, words: string, more: object = {}, activity = talk.activity): Promise<Found> {
  await settled()
  const reply = await person.query<Found>(activity, 'search.find', { words, ...more })
  if (reply.status !== 200) throw new Error(`Refused: ${JSON.stringify(reply.error)}`)
  return reply.answer
}

const idsOf = ({ messages }: Found) => messages.map(({ message }) => message)
const excerptOf = ({ messages: [hit] }: Found) =>
  hit?.excerpt.map(({ text, found }) => (found ? `[${text}]` : text)).join('')
const say = (person: TestPerson, markdown: string): Promise<Message> => talk.say(person, markdown)

describe('Search', () => {
  test('is narrowed to the activity where it is asked, for who wants no more', async () => {
    const message = await say(kwame, 'The descaler stands in the cellar.')
    const elsewhere = await talk.house.place('room')
    expect(idsOf(await find(ines, 'descaler', {}, elsewhere))).toEqual([message.id])
    expect(idsOf(await find(ines, 'descaler', { here: true }, elsewhere))).toEqual([])
    expect(idsOf(await find(ines, 'descaler', { here: true }))).toEqual([message.id])
  })

  test('is narrowed to one conversation, also for what moved there and for who looks without words', async () => {
    const open = async () => (await ines.command<ConversationId>(talk.activity, 'room.open', {})).answer
    const [room, other] = [await open(), await open()]
    const sayIn = async (conversation: ConversationId, markdown: string) =>
      (await kwame.command<{ message: Message }>(talk.activity, 'conversations.send', { conversation, markdown }))
        .answer.message
    const here = await sayIn(room, 'The grouphead drips.')
    const there = await sayIn(other, 'Another grouphead drips.')
    expect(idsOf(await find(ines, 'grouphead'))).toEqual([there.id, here.id])
    expect(idsOf(await find(ines, 'grouphead', { within: room }))).toEqual([here.id])
    expect(idsOf(await find(ines, '', { within: room }))).toEqual([here.id])
    const facilitator = await talk.enrol('Agnieszka', 'facilitator')
    await facilitator.command(talk.activity, 'room.move', { message: there.id, to: room })
    expect(idsOf(await find(ines, 'grouphead', { within: room }))).toEqual([there.id, here.id])
    expect(idsOf(await find(ines, 'grouphead', { within: other }))).toEqual([])
  })

  test('finds what was said in a small room however often the words were said elsewhere', async () => {
    const { answer: room } = await ines.command<ConversationId>(talk.activity, 'room.open', {})
    const input = { conversation: room, markdown: 'A quiet tamper' }
    await kwame.command(talk.activity, 'conversations.send', input)
    for (let number = 0; number < 45; number += 1) await say(kwame, `Tamper ${number}`)
    const found = await find(ines, 'tamper', { within: room })
    expect(found.messages.map(({ place }) => place.conversation)).toEqual([room])
    expect(found.next).toBeNull()
  })

  test('finds a message by its words, as they are typed, and says where it was said', async () => {
    const message = await say(kwame, 'The **pressure gauge** reads seven bar, Inés.')
    const found = await find(ines, 'PRESSURE ines bar')
    expect(idsOf(found)).toEqual([message.id])
    expect(found.messages[0]).toMatchObject({ seq: message.seq, author: kwame.id, sentAt: message.sentAt })
    expect(found.messages[0]?.place).toMatchObject({
      activity: { id: talk.activity, title: 'First visits' },
      conversation: talk.conversation,
    })
    expect(found.authors.map(({ name }) => name)).toEqual(['Kwame Mensah'])
    expect(excerptOf(found)).toBe('The [pressure] gauge reads seven [bar], [Inés].')
    expect(idsOf(await find(ines, 'gauge rea'))).toEqual([message.id])
    expect(idsOf(await find(ines, 'gau reads'))).toEqual([])
  })

  test('finds a message by what its files are called, as long as it has them', async () => {
    const place = { person: kwame, activity: talk.activity }
    const { answer: card } = await upload(talk.house.url, place, { name: 'Valve-drawing 2026.txt', content: 'Drawn.' })
    const input = { conversation: talk.conversation, markdown: 'This one.', files: [card.id] }
    const { answer } = await kwame.command<{ message: Message }>(talk.activity, 'conversations.send', input)
    const found = await find(ines, 'valve draw')
    expect(idsOf(found)).toEqual([answer.message.id])
    expect(excerptOf(found)).toBe('This one. · [Valve]-[drawing] 2026.txt')
    const edit = { message: answer.message.id, markdown: 'This one.', revision: 1, files: [] }
    await kwame.command(talk.activity, 'conversations.edit', edit)
    expect(idsOf(await find(ines, 'valve draw'))).toEqual([])
  })

  test('finds the newest first, page by page, each once', async () => {
    const sent: string[] = []
    for (let number = 0; number < 45; number += 1) sent.unshift((await say(kwame, `Ledger entry ${number}`)).id)
    const seen: string[] = []
    let next: number | null | undefined
    while (next !== null) {
      const page = await find(ines, 'ledger', next === undefined ? {} : { before: next })
      seen.push(...idsOf(page))
      next = page.next
    }
    expect(seen).toEqual(sent)
  })

  test('follows edits: the old words are not found, the new ones are', async () => {
    const message = await say(kwame, 'The first wording')
    await find(ines, 'wording')
    await kwame.command(talk.activity, 'conversations.edit', { message: message.id, markdown: 'Mended', revision: 1 })
    // Before the index has heard of it, too: what the message says now decides.
    const { answer } = await ines.query<Found>(talk.activity, 'search.find', { words: 'wording' })
    expect(answer.messages).toEqual([])
    expect(idsOf(await find(ines, 'mended'))).toEqual([message.id])
    expect(idsOf(await find(ines, 'wording'))).toEqual([])
  })

  test('never finds what was taken back or hidden, and finds it again once it is restored', async () => {
    const message = await say(kwame, 'Something regrettable')
    expect(idsOf(await find(ines, 'regrettable'))).toEqual([message.id])
    await kwame.command(talk.activity, 'conversations.remove', { message: message.id })
    const { answer } = await ines.query<Found>(talk.activity, 'search.find', { words: 'regrettable' })
    expect(answer.messages).toEqual([])
    expect(idsOf(await find(ines, 'regrettable'))).toEqual([])
    await kwame.command(talk.activity, 'conversations.restore', { message: message.id })
    expect(idsOf(await find(ines, 'regrettable'))).toEqual([message.id])
  })

  test('is harmless whatever is typed', async () => {
    await say(kwame, 'Plain words')
    for (const words of [
      '"',
      '*',
      '-',
      '"plain',
      'plain*',
      'plain AND words',
      "pl'ain",
      '%',
      '\\',
      'NEAR(a b)',
      '😀',
      ' ',
    ])
      await expect(find(ines, words)).resolves.toBeDefined()
    expect(idsOf(await find(ines, '"plain" "words"'))).toHaveLength(1)
    expect((await find(ines, `${'x'.repeat(10_000)} y`)).messages).toEqual([])
    const nul = await ines.query(talk.activity, 'search.find', { words: 'a\0b' })
    expect(nul.status).toBe(400)
  })

  test('finds by person, and by time, with words or without', async () => {
    const first = await say(ines, 'Lantern from Inés')
    const second = await say(kwame, 'Lantern from Kwame')
    expect(idsOf(await find(ines, 'lantern', { author: ines.id }))).toEqual([first.id])
    expect(idsOf(await find(kwame, '', { author: ines.id }))[0]).toBe(first.id)
    expect(idsOf(await find(ines, 'lantern', { since: second.sentAt + 1 }))).toEqual([])
    expect(idsOf(await find(ines, 'lantern', { until: second.sentAt + 1 }))).toContain(second.id)
    expect((await find(ines, '')).messages).toEqual([])
  })

  test('finds the same in an index that was made again', async () => {
    const before = await find(ines, 'lantern')
    const lines: string[] = []
    await rebuildSearch(talk.house.house.database, (line) => lines.push(line))
    expect((await find(ines, 'lantern')).messages).toEqual(before.messages)
    expect(lines.at(-1)).toMatch(/^The search index is made again, from \d+ lines/)
  })

  test('offers the people whose name was perhaps meant', async () => {
    expect((await find(ines, 'Kwaem')).people.map(({ name }) => name)).toEqual(['Kwame Mensah'])
    expect((await find(kwame, 'ines')).people.map(({ name }) => name)).toEqual(['Inés Robles'])
  })
})

describe('Nobody finds', () => {
  const openFor = async (person: TestPerson, people: readonly TestPerson[]) =>
    (await person.command<ConversationId>(talk.activity, 'room.open', { people: people.map(({ id }) => id) })).answer

  test('what was said to others', async () => {
    const tomas = await talk.enrol('Tomás')
    const conversation = await openFor(ines, [ines, kwame])
    await ines.command(talk.activity, 'conversations.send', { conversation, markdown: 'A confidential walnut' })
    expect(idsOf(await find(kwame, 'walnut'))).toHaveLength(1)
    expect(await find(tomas, 'walnut')).toMatchObject({ messages: [], titles: [], next: null })
    const within = { within: conversation }
    expect(idsOf(await find(kwame, 'walnut', within))).toHaveLength(1)
    expect(await find(tomas, 'walnut', within)).toMatchObject({ messages: [], titles: [], next: null })
    expect(
      (await find(tomas, '', { author: ines.id })).messages.map(({ excerpt }) => excerpt).flat(),
    ).not.toContainEqual(expect.objectContaining({ text: expect.stringContaining('walnut') }))
  })

  test('the talk of another cohort, or of another course', async () => {
    const april = await talk.house.makeCohort('coffee', 'April starters')
    const place = async (more: object) => talk.house.place('room', more)
    const theirs: ActivityId = await place({ cohort: april })
    const member = await talk.house.enrol('Of April', { cohort: april })
    const elsewhere: ActivityId = await place({ course: 'tea' })
    const stranger = await talk.house.enrol('Of another course', { course: 'tea', role: 'facilitator' })
    for (const [person, activity] of [
      [member, theirs],
      [stranger, elsewhere],
    ] as const) {
      const { answer: conversation } = await person.command<ConversationId>(activity, 'room.open', {})
      await person.command(activity, 'conversations.send', { conversation, markdown: 'A saffron secret' })
    }
    expect(idsOf(await find(member, 'saffron', {}, theirs))).toHaveLength(1)
    expect(idsOf(await find(stranger, 'saffron', {}, elsewhere))).toHaveLength(1)
    expect(idsOf(await find(ines, 'saffron'))).toEqual([])
    expect((await ines.query(theirs, 'search.find', { words: 'saffron' })).status).toBe(404)
  })
})
