import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FileCard } from '../../../plugins/api/contract.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'
import { openFiles, takePhotograph, upload } from '../../support/uploads.ts'

let talk: Talk
let ada: TestPerson
let ben: TestPerson
let ahead = 0
const minute = 60_000

beforeAll(async () => {
  talk = await startTalk({ now: () => Date.now() + ahead })
  ada = await talk.enrol('Ada')
  ben = await talk.enrol('Ben')
})
beforeEach(() => {
  ahead = 0
})
afterAll(() => talk.close())

/** Attached to a message for everybody. */
async function attach(name: string, content: Buffer | string): Promise<FileCard> {
  const { answer } = await upload(talk.house.url, { person: ada, activity: talk.activity }, { name, content })
  const { conversation } = talk
  await ada.command(talk.activity, 'conversations.send', { conversation, markdown: '', files: [answer.id] })
  return answer
}

async function addressFor(person: TestPerson, { id }: FileCard): Promise<string> {
  const [opened] = await openFiles(person, talk.activity, [id])
  if (!opened) throw new Error('It may not be opened.')
  return talk.house.url + opened.address
}

async function statusOf(address: string): Promise<number> {
  const response = await fetch(address)
  await response.arrayBuffer()
  return response.status
}

describe('An address', () => {
  test('works for some minutes, and not after', async () => {
    const file = await attach('plan.txt', 'The plan')
    const address = await addressFor(ben, file)
    ahead = 4 * minute
    expect(await statusOf(address)).toBe(200)
    ahead = 10 * minute
    expect(await statusOf(address)).toBe(404)
    expect(await statusOf(await addressFor(ben, file))).toBe(200)
  })

  test('is good for what it was given for, and nothing else', async () => {
    const [file, other] = [await attach('plan.txt', 'The plan'), await attach('other.txt', 'Another')]
    const address = await addressFor(ben, file)
    const changes: readonly [string, (url: URL) => void][] = [
      ['another file', (url) => (url.pathname = url.pathname.replace(file.id, other.id))],
      ['the small picture', (url) => (url.pathname = url.pathname.replace('whole', 'thumbnail'))],
      ['another person', (url) => url.searchParams.set('for', ada.id)],
      ['a later end', (url) => url.searchParams.set('until', String(Date.now() + 60 * minute))],
      ['no proof', (url) => url.searchParams.set('proof', '')],
      ['a made-up proof', (url) => url.searchParams.set('proof', 'a'.repeat(43))],
    ]
    for (const [what, change] of changes) {
      const url = new URL(address)
      change(url)
      expect(await statusOf(url.href), what).toBe(404)
    }
    expect(await statusOf(`${talk.house.url}/api/files/${file.id}/whole`)).toBe(400)
    expect(await statusOf(address)).toBe(200)
  })

  test('dies with the membership of whom it was given to', async () => {
    const leaver = await talk.enrol('Leo')
    const file = await attach('plan.txt', 'The plan')
    const address = await addressFor(leaver, file)
    expect(await statusOf(address)).toBe(200)
    const { database } = talk.house.house
    await database.write((db) =>
      db.updateTable('members').set({ status: 'inactive' }).where('person_id', '=', leaver.id).execute(),
    )
    expect(await statusOf(address)).toBe(404)
  })

  test('is the same for a while, so that browsers keep what they have', async () => {
    ahead = 0
    const file = await attach('plan.txt', 'The plan')
    expect(await addressFor(ben, file)).toBe(await addressFor(ben, file))
    const reply = await ben.query(talk.activity, 'files.open', { files: [file.id] })
    expect([reply.headers.get('cache-control'), reply.headers.get('etag')]).toEqual(['no-store', null])
  })
})

test('Somebody of another cohort, course or activity gets no address, as if the file were not there', async () => {
  const { house } = talk
  const cohort = await house.makeCohort('coffee', 'April starters')
  const activity = await house.place('room', { cohort: await house.makeCohort('coffee', 'March starters') })
  const outsider = await house.enrol('Ona', { cohort })
  const stranger = await house.enrol('Sam', { course: 'tea', role: 'facilitator' })
  const facilitator = await talk.enrol('Fay', 'facilitator')
  const { answer: conversation } = await facilitator.command(activity, 'room.open')
  const { answer: file } = await upload(house.url, { person: facilitator, activity }, { content: 'Within' })
  await facilitator.command(activity, 'conversations.send', { conversation, markdown: '', files: [file.id] })
  expect(await openFiles(facilitator, activity, [file.id])).toHaveLength(1)
  for (const person of [outsider, stranger]) {
    const { status, error } = await person.query(activity, 'files.open', { files: [file.id] })
    expect([status, error?.code]).toEqual([404, 'not_found'])
  }
  expect(await openFiles(outsider, talk.activity, [file.id])).toEqual([])
  expect(await openFiles(facilitator, talk.activity, [file.id]), 'through another activity').toEqual([])
  expect((await facilitator.query(talk.activity, 'files.list', { files: [file.id] })).answer).toEqual([])
})

describe('What is served', () => {
  test('comes in the parts that a player asks for', async () => {
    const address = await addressFor(ben, await attach('numbers.txt', '0123456789'))
    const ask = async (range: string) => {
      const response = await fetch(address, { headers: { range } })
      return [response.status, response.headers.get('content-range'), await response.text()]
    }
    expect(await ask('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234'])
    expect(await ask('bytes=7-')).toEqual([206, 'bytes 7-9/10', '789'])
    expect(await ask('bytes=7-1000')).toEqual([206, 'bytes 7-9/10', '789'])
    expect(await ask('bytes=-3')).toEqual([206, 'bytes 7-9/10', '789'])
    expect(await ask('bytes=-1000')).toEqual([206, 'bytes 0-9/10', '0123456789'])
    expect(await ask('bytes=10-')).toEqual([416, 'bytes */10', ''])
    expect(await ask('bytes=-0')).toEqual([416, 'bytes */10', ''])
    for (const range of ['bytes=4-2', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=x'])
      expect(await ask(range)).toEqual([200, null, '0123456789'])
  })

  test('is kept by the browser of that person alone, and not sent twice', async () => {
    const address = await addressFor(ben, await attach('plan.txt', 'The plan'))
    const first = await fetch(address)
    expect(first.headers.get('cache-control')).toMatch(/^private, max-age=\d+$/)
    const etag = first.headers.get('etag') ?? ''
    const again = await fetch(address, { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const head = await fetch(address, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '8'])
  })

  test('opens in place when a browser only draws or plays it', async () => {
    const picture = await fetch(await addressFor(ben, await attach('photo.jpg', await takePhotograph())))
    expect(picture.headers.get('content-type')).toBe('image/jpeg')
    expect(picture.headers.get('content-disposition')).toMatch(/^inline; filename="photo.jpg"/)
    expect(picture.headers.get('x-content-type-options')).toBe('nosniff')
    const text = await fetch(await addressFor(ben, await attach('plan.txt', 'The plan')))
    expect(text.headers.get('content-disposition')).toMatch(/^attachment;/)
  })
})
