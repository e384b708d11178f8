import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

let talk: Talk
let ada: TestPerson
let ben: TestPerson

beforeAll(async () => {
  talk = await startTalk()
  ada = await talk.enrol('Ada')
  ben = await talk.enrol('Ben')
  for (let count = 1; count <= 120; count += 1) await talk.say(ada, `Message ${count}`)
})
afterAll(() => talk.close())

const seqsOf = async (window: object) => (await talk.read(ben, window)).map(({ seq }) => seq)
const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index)

describe('A long conversation', () => {
  test('opens at its end, and can be walked both ways', async () => {
    expect(await seqsOf({})).toEqual(range(71, 120))
    expect(await seqsOf({ before: 71 })).toEqual(range(21, 70))
    expect(await seqsOf({ after: 118 })).toEqual([119, 120])
    expect(await seqsOf({ around: 60, limit: 10 })).toEqual(range(55, 64))
    expect(await seqsOf({ around: 1, limit: 4 })).toEqual([1, 2])
  })

  test('says whether there is more on either side', async () => {
    const page = async (window: object) => {
      const input = { conversation: talk.conversation, ...window }
      const { answer } = await ben.query<{ earlier: boolean; later: boolean }>(
        talk.activity,
        'conversations.readMessages',
        input,
      )
      return [answer.earlier, answer.later]
    }
    expect(await page({})).toEqual([true, false])
    expect(await page({ before: 51 })).toEqual([false, true])
    expect(await page({ around: 60 })).toEqual([true, true])
  })
})

describe('How far somebody has read', () => {
  const positionOf = async (person: TestPerson) => {
    const input = { conversations: [talk.conversation] }
    return (await person.query<{ seq: number }[]>(talk.activity, 'conversations.listPositions', input)).answer[0]?.seq
  }
  const markRead = (person: TestPerson, seq: number) =>
    person.command<{ seq: number }>(talk.activity, 'conversations.markRead', { conversation: talk.conversation, seq })

  test('is theirs alone, on all their pages at once', async () => {
    const [second, other] = [await ben.listen(talk.activity), await ada.listen(talk.activity)]
    const { position } = await markRead(ben, 70)
    await second.hasHeard(position)
    expect(second.events.at(-1)).toMatchObject({ event: 'conversations.positionMoved', data: { seq: 70 } })
    expect(await positionOf(ben)).toBe(70)
    expect(other.events).toEqual([])
  })

  test('can go back, and never beyond the end', async () => {
    expect((await markRead(ben, 20)).answer.seq).toBe(20)
    expect(await positionOf(ben)).toBe(20)
    expect((await markRead(ben, 100_000)).answer.seq).toBe(120)
  })

  test('moves on with one’s own words only when everything before was read', async () => {
    await markRead(ben, 120)
    expect((await talk.say(ben, 'I read it all')).seq).toBe(await positionOf(ben))
    await talk.say(ada, 'Ben has not read this')
    await talk.say(ben, 'Not knowing what Ada said')
    expect(await positionOf(ben)).toBe(121)
  })
})
