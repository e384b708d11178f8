import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FileCard, FileId, MessageId } from '../../../plugins/api/contract.ts'
import type { Said } from '../../../plugins/api/conversations.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { Reply, TestPerson } from '../../support/test-person.ts'
import { openFiles, upload } from '../../support/uploads.ts'

let talk: Talk
let ada: TestPerson
let ben: TestPerson
let facilitator: TestPerson

beforeAll(async () => {
  talk = await startTalk()
  ada = await talk.enrol('Ada')
  ben = await talk.enrol('Ben')
  facilitator = await talk.enrol('Fay', 'facilitator')
})
afterAll(() => talk.close())

const bring = async (person: TestPerson, name: string, content = `What is in ${name}`): Promise<FileCard> => {
  const { answer, error } = await upload(talk.house.url, { person, activity: talk.activity }, { name, content })
  if (error) throw new Error(`Refused: ${error.message}`)
  return answer
}

const send = (person: TestPerson, files: readonly FileId[], markdown = ''): Promise<Reply<Said>> =>
  person.command(talk.activity, 'conversations.send', { conversation: talk.conversation, markdown, files })

const edit = (person: TestPerson, message: MessageId, words: object): Promise<Reply<Said>> =>
  person.command(talk.activity, 'conversations.edit', { message, markdown: 'Edited', ...words })

const act = (person: TestPerson, name: string, message: MessageId): Promise<Reply<Said>> =>
  person.command(talk.activity, `conversations.${name}`, { message })

const mayOpen = async (person: TestPerson, file: FileCard): Promise<boolean> =>
  (await openFiles(person, talk.activity, [file.id])).length === 1

const fetchFile = async (person: TestPerson, file: FileCard): Promise<Response> => {
  const [opened] = await openFiles(person, talk.activity, [file.id])
  if (!opened) throw new Error('It may not be opened.')
  return fetch(talk.house.url + opened.address)
}

describe('An upload', () => {
  test('is what its card says, and its uploader’s alone until it is attached', async () => {
    const file = await bring(ada, 'pressures.csv', 'time,bar\n6:55,1.6\n')
    expect(file).toEqual({
      id: file.id,
      ...{ name: 'pressures.csv', type: 'text/csv', size: 18, width: null, height: null, hasThumbnail: false },
    })
    expect([await mayOpen(ada, file), await mayOpen(ben, file), await mayOpen(facilitator, file)]).toEqual([
      true,
      false,
      false,
    ])
    expect(await (await fetchFile(ada, file)).text()).toBe('time,bar\n6:55,1.6\n')
    await send(ada, [file.id])
    expect(await mayOpen(ben, file)).toBe(true)
  })

  test('can be put away by its uploader, and by nobody else, until it is attached', async () => {
    const file = await bring(ada, 'draft.txt')
    const remove = (person: TestPerson) => person.command(talk.activity, 'files.remove', { file: file.id })
    await remove(ben)
    expect(await mayOpen(ada, file)).toBe(true)
    await remove(ada)
    expect(await mayOpen(ada, file)).toBe(false)
    expect((await remove(ada)).status).toBe(200)
    const sent = await bring(ada, 'sent.txt')
    await send(ada, [sent.id])
    const late = await ada.command(talk.activity, 'files.remove', { file: sent.id })
    expect(late.error?.code).toBe('file_not_yours')
  })
})

describe('A message with files', () => {
  test('has them in the order of its author, and may be files alone', async () => {
    const [one, two] = [await bring(ada, 'one.txt'), await bring(ada, 'two.txt')]
    const page = await ben.listen(talk.activity)
    const { answer, position } = await send(ada, [two.id, one.id])
    await page.hasHeard(position)
    expect(answer.message).toMatchObject({ html: '', files: [two, one] })
    expect(answer.conversation.lastMessage?.excerpt).toBe('two.txt')
    expect(page.events.map(({ data }) => data)).toContainEqual(answer)
    expect((await talk.read(ben)).at(-1)?.files).toEqual([two, one])
    expect((await send(ada, [])).error?.code).toBe('message_empty')
  })

  test('takes only its author’s own, and each of them once', async () => {
    const file = await bring(ben, 'bens.txt')
    expect((await send(ada, [file.id])).error).toMatchObject({ code: 'file_not_yours', path: '/files' })
    expect((await send(ben, [file.id])).status).toBe(200)
    expect((await send(ben, [file.id])).error?.code).toBe('file_not_yours')
    expect((await send(ben, ['none' as FileId])).error?.code).toBe('file_not_yours')
  })

  test('takes ten, and says so to who sends more', async () => {
    const files: FileId[] = []
    for (let count = 0; count < 11; count += 1) files.push((await bring(ada, `${count}.txt`)).id)
    const refused = await send(ada, files)
    expect([refused.status, refused.error?.code]).toEqual([422, 'too_many_files'])
    expect(refused.error?.message).toContain('up to 10 files')
    expect((await send(ada, files.slice(0, 10))).answer.message.files).toHaveLength(10)
  })

  test('keeps, loses and gets files by an edit, and its revisions say which', async () => {
    const [one, two] = [await bring(ada, 'one.txt'), await bring(ada, 'two.txt')]
    const { message } = (await send(ada, [one.id], 'See this')).answer
    const kept = await edit(ada, message.id, { revision: 1 })
    expect(kept.answer.message.files).toEqual([one])
    const changed = await edit(ada, message.id, { revision: 2, files: [two.id] })
    expect(changed.answer.message.files).toEqual([two])
    const { answer } = await ben.query<{ files: FileCard[] }[]>(talk.activity, 'conversations.listRevisions', {
      message: message.id,
    })
    expect(answer.map(({ files }) => files)).toEqual([[two], [one], [one]])
    const back = await edit(ada, message.id, { revision: 3, files: [two.id, one.id] })
    expect(back.error?.code).toBe('file_not_yours')
    const emptied = await edit(ada, message.id, { revision: 3, files: [], markdown: '' })
    expect(emptied.error?.code).toBe('message_empty')
    const { answer: source } = await ada.query<{ files: FileCard[] }>(talk.activity, 'conversations.readSource', {
      message: message.id,
    })
    expect(source.files).toEqual([two])
  })

  test('takes them along when it is removed, and brings them back with it', async () => {
    const file = await bring(ada, 'regret.txt')
    const { message } = (await send(ada, [file.id], 'Look')).answer
    const [opened] = await openFiles(ben, talk.activity, [file.id])
    const address = talk.house.url + (opened?.address ?? '')
    expect((await fetch(address)).status).toBe(200)
    const removed = await act(ada, 'remove', message.id)
    expect(removed.answer.message.files).toEqual([])
    expect([(await fetch(address)).status, await mayOpen(ben, file), await mayOpen(ada, file)]).toEqual([
      404,
      false,
      false,
    ])
    const restored = await act(ada, 'restore', message.id)
    expect(restored.answer.message.files).toEqual([file])
    expect((await fetch(address)).status).toBe(200)
  })
})

describe('A file of a conversation for some', () => {
  test('is for them alone', async () => {
    const { answer: conversation } = await facilitator.command(talk.activity, 'room.open', { people: [ada.id, ben.id] })
    const file = await bring(ada, 'for-ben.txt')
    await ada.command(talk.activity, 'conversations.send', { conversation, markdown: '', files: [file.id] })
    expect([await mayOpen(ada, file), await mayOpen(ben, file), await mayOpen(facilitator, file)]).toEqual([
      true,
      true,
      false,
    ])
  })
})
