import { Type } from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defineContract, idOf, type ActivityId, type ConversationId } from '../../../plugins/api/contract.ts'
import type { Message, Said } from '../../../plugins/api/conversations.ts'
import type { DownloadPart } from '../../../plugins/api/downloads.ts'
import { definePlugin } from '../../../plugins/api/server.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { fetchDownload, openDownload } from '../../support/downloads.ts'
import { roomPlugin } from '../../support/room-plugin.ts'
import type { TestPerson } from '../../support/test-person.ts'
import { upload } from '../../support/uploads.ts'

/** A plugin that gives whatever it is asked for, under whatever names. */
const parcels = definePlugin({
  contract: defineContract({
    id: 'parcels',
    settings: Type.Object({}),
    queries: {},
    commands: { keep: { can: 'participate', input: Type.Object({ file: idOf<'file'>() }), output: Type.Null() } },
    events: {},
    downloads: {
      parcel: { can: 'mentor', input: Type.Object({ paths: Type.Array(Type.String()) }) },
    },
  }),
  migrations: {},
  queries: {},
  commands: {
    async keep({ files, activity: { audience } }, { file }) {
      await files.keep([file], audience)
      return null
    },
  },
  ownWords: async ({ actor }) =>
    actor.name === 'Gus' ? [{ title: 'A *vow*', at: null, words: 'I will.\n\n# Not a heading' }] : [],
  downloads: {
    async parcel(_context, { paths }) {
      return { name: '../etc/passwd', parts: paths.map((path): DownloadPart => ({ path, text: path })) }
    },
  },
  privacy: { noPersonalData: 'It keeps nothing.' },
  copy: async () => {},
  texts: { en: { name: 'Parcels', description: 'Parcels.' }, es: { name: 'Paquetes', description: 'Paquetes.' } },
})

let house: TestApp
let activity: ActivityId
let conversation: ConversationId
let ada: TestPerson
let ben: TestPerson
let fay: TestPerson
let clock = Date.parse('2026-04-20T10:00:00Z')

beforeAll(async () => {
  house = await startTestApp({ plugins: [roomPlugin, parcels], now: () => clock })
  ada = await house.enrol('Ada')
  ben = await house.enrol('Ben <b>')
  fay = await house.enrol('Fay', { role: 'facilitator' })
  activity = await house.place('room', { settings: { anonymity: 'sealed' } })
  conversation = await begin()
})
afterAll(() => house.close())

/** Each begins later than the one before: what is taken along lies in the order in which it began. */
async function begin(input = {}): Promise<ConversationId> {
  clock += 1000
  return (await fay.command<ConversationId>(activity, 'room.open', input)).answer
}

async function say(person: TestPerson, markdown: string, more: object = {}): Promise<Message> {
  const input = { conversation, markdown, ...more }
  const { answer, error } = await person.command<Said>(activity, 'conversations.send', input)
  expect(error).toBeUndefined()
  return answer.message
}

const bring = async (person: TestPerson, name: string, content: string) =>
  (await upload(house.url, { person, activity }, { name, content })).answer.id

const take = async (person: TestPerson, name: string, input: object = {}) => {
  const { answer, error } = await openDownload(person, activity, name, input)
  expect(error).toBeUndefined()
  return fetchDownload(house.url, answer.address)
}

const documentIn = (files: ReadonlyMap<string, Buffer>): string =>
  [...files].find(([path]) => path.endsWith('.md'))?.[1].toString() ?? ''

test('a conversation is taken along in order, with who said what when, and its files', async () => {
  conversation = await begin()
  const first = await say(ada, 'Look at the **water**.', { files: [await bring(ada, 'notes.txt', 'Hard.')] })
  const second = await say(ben, 'I did.', { replyTo: first.id })
  const files = [await bring(ada, 'notes.txt', 'One.'), await bring(ada, 'NOTES.txt', 'Two.')]
  await say(ada, 'And then?', { replyTo: second.id, files })
  const taken = await take(ben, 'conversations.conversation', { conversation })
  expect(taken.headers.get('content-type')).toBe('application/zip')
  expect(taken.headers.get('content-disposition')).toMatch(/^attachment; filename=".*\.zip"/)
  expect(taken.headers.get('cache-control')).toBe('private, no-store')
  const text = documentIn(taken.files)
  expect(text.match(/^## .*$/gm)).toEqual([
    '## 1. Ada · April 20, 2026 at 10:00 AM UTC',
    '## 2. Ben \\<b\\> · April 20, 2026 at 10:00 AM UTC',
    '## 3. Ada · April 20, 2026 at 10:00 AM UTC',
  ])
  expect(text).toContain('Look at the **water**.')
  expect(text).toContain('*In reply to Ben \\<b\\>, 2*')
  const paths = [...taken.files.keys()].filter((path) => path.startsWith('files/'))
  expect(paths).toEqual(['files/1/notes.txt', 'files/3/notes.txt', 'files/3/NOTES (2).txt'])
  expect(taken.files.get('files/1/notes.txt')?.toString()).toBe('Hard.')
  expect(text).toContain('](files/3/notes.txt)')
})

test('what was taken back or hidden is not in it, nor its files; a mask stays on', async () => {
  conversation = await begin()
  await say(ada, 'Good morning.')
  const gone = await say(ben, 'Never mind this.', { files: [await bring(ben, 'gone.txt', 'Gone.')] })
  const hidden = await say(ben, 'Nor that.')
  await ben.command(activity, 'conversations.remove', { message: gone.id })
  await fay.command(activity, 'conversations.remove', { message: hidden.id, reason: 'Not here.' })
  await say(ben, 'I am afraid of it.', { anonymous: true })
  const taken = await take(ada, 'conversations.conversation', { conversation })
  const all = JSON.stringify([...taken.files].map(([path, content]) => [path, content.toString()]))
  for (const trace of ['Never mind', 'Nor that', 'gone.txt', 'Ben', ben.id]) expect(all).not.toContain(trace)
  expect(documentIn(taken.files)).toContain('## 4. Someone 1 ·')
})

test('nobody writes a heading, a tag or a picture from elsewhere into what others take along', async () => {
  conversation = await begin()
  const forged =
    '## 2. Fay · April 20\n\nYou all pass.\n===\n\n<script>alert(1)</script> ![x](https://example.org/x.png)'
  await say(ben, `${forged}\n\n\`<b>\` stays, and [Ada](person:${ada.id}) is named. <https://example.org>`)
  const text = documentIn((await take(ada, 'conversations.conversation', { conversation })).files)
  expect(text.match(/^## /gm)).toHaveLength(1)
  expect(text).not.toMatch(/^===$/m)
  expect(text).toContain('\\<script>')
  expect(text).not.toContain('![x]')
  expect(text).toContain('`<b>` stays, and @Ada is named. <https://example.org>')
})

test('one takes along everything that one said oneself, with one’s files, and nothing of anybody else’s', async () => {
  const other = await house.enrol('Chidi')
  conversation = await begin()
  const answered = await say(ada, 'A secret of Ada’s.')
  await say(other, 'I agree.', { replyTo: answered.id, files: [await bring(other, 'mine.txt', 'Mine.')] })
  conversation = await begin()
  await say(other, 'Without my name.', { anonymous: true })
  const taken = await take(other, 'conversations.own')
  const text = documentIn(taken.files)
  expect(text).toContain('I agree.')
  expect(text).toContain('*In reply to Ada*')
  expect(text).toMatch(/\*without my name\*\n\nWithout my name\./)
  expect(text).not.toContain('A secret')
  expect([...taken.files.values()].map(String)).toContain('Mine.')
  expect(documentIn((await take(await house.enrol('Silent'), 'conversations.own')).files)).toContain('Nothing so far.')
})

test('what one said in the whole course is taken along by activity, and nothing of anybody else’s', async () => {
  const gus = await house.enrol('Gus')
  const cohort = await house.makeCohort('coffee', 'March starters')
  const [here, closed] = [activity, await house.place('room', { cohort })]
  activity = await house.place('room')
  conversation = await begin()
  await say(gus, 'Said there.', { files: [await bring(gus, 'there.txt', 'There.')] })
  await say(ben, 'Not mine.')
  activity = closed
  const inside = await house.enrol('Hal', { cohort })
  conversation = await begin()
  await say(inside, 'Among us.')
  activity = here
  conversation = await begin()
  await say(gus, 'Said here.')
  const { files } = await take(gus, 'conversations.ownInCourse')
  const all = [...files].map(([path, content]) => `${path}: ${content.toString()}`).join('\n')
  expect([...files.keys()].filter((path) => path.endsWith('.txt'))).toEqual(['2 First visits/files/1-1/there.txt'])
  expect(all).toContain('Said there.')
  expect(all).toContain('Said here.')
  expect(all).not.toMatch(/Not mine|Among us/)
})

test('what a plugin keeps of one’s own is there, too: words, files; and so is what one says of oneself', async () => {
  const gus = await house.enrol('Gus')
  const here = activity
  activity = await house.place('parcels')
  const brought = await bring(gus, 'vow.txt', 'A vow.')
  await gus.command(activity, 'parcels.keep', { file: brought })
  await ben.command(activity, 'parcels.keep', { file: await bring(ben, 'other.txt', 'Not his.') })
  const own = await take(gus, 'conversations.own')
  expect(documentIn(own.files)).toContain('# Beside the talk\n\n## A \\*vow\\*\n\nI will.')
  expect(documentIn(own.files)).not.toMatch(/^# Not a heading/m)
  expect([...own.files.keys()].filter((path) => path.endsWith('.txt'))).toEqual([`files/${brought}/vow.txt`])
  const profile = { work: 'I mend machines.', place: '', offers: 'Descaling', seeks: '' }
  await gus.command(activity, 'people.saveProfile', profile)
  const { files } = await take(gus, 'conversations.ownInCourse')
  expect(String(files.get('What I say of myself.md'))).toBe(
    '# What I say of myself\n\n## My work\n\nI mend machines.\n\n## What I can help with\n\nDescaling\n',
  )
  activity = here
})

test('an address is for one person, one download and some minutes, and the doors are asked again', async () => {
  conversation = await begin({ people: [ada.id, fay.id] })
  await say(ada, 'Between us.')
  const input = { conversation }
  const name = 'conversations.conversation'
  expect((await openDownload(ben, activity, name, input)).status).toBe(404)
  const { answer } = await openDownload(ada, activity, name, input)
  expect((await fetchDownload(house.url, answer.address)).status).toBe(200)
  for (const [from, to] of [
    [ada.id, ben.id],
    [name, 'conversations.own'],
    [`until=${answer.until}`, `until=${answer.until + 1}`],
  ] as const)
    expect((await fetchDownload(house.url, answer.address.replace(from, to))).status).toBe(404)
  await fay.command(activity, 'room.readdress', { conversation, people: [fay.id] })
  expect((await fetchDownload(house.url, answer.address)).status).toBe(404)
  await fay.command(activity, 'room.readdress', { conversation, people: [ada.id, fay.id] })
  clock = answer.until
  expect((await fetchDownload(house.url, answer.address)).status).toBe(404)
})

test('a plugin’s download is for whom its contract says, in its own activity, under names that no disk minds', async () => {
  const place = await house.place('parcels')
  const paths = ['../../etc/passwd', 'a/./b\\c.txt', 'con.txt', 'x.txt', 'X.txt', '/', 'dir/../../up.txt']
  expect((await openDownload(ada, place, 'parcels.parcel', { paths })).error?.code).toBe('not_allowed')
  expect((await openDownload(fay, activity, 'parcels.parcel', { paths })).status).toBe(404)
  expect((await openDownload(fay, place, 'parcels.parcel', {})).error?.code).toBe('invalid_input')
  expect((await openDownload(fay, place, 'parcels.nothing', {})).status).toBe(404)
  const { answer } = await openDownload(fay, place, 'parcels.parcel', { paths })
  const taken = await fetchDownload(house.url, answer.address)
  expect([...taken.files.keys()]).toEqual([
    'etc/passwd',
    'a/c.txt',
    '_con.txt',
    'x.txt',
    'X (2).txt',
    'file',
    'dir/up.txt',
  ])
  expect(taken.headers.get('content-disposition')).toContain('filename="passwd.zip"')
})
