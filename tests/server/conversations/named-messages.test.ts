import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConversationId, MessageId } from '../../../plugins/api/contract.ts'
import type { Message, Said } from '../../../plugins/api/conversations.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

let talk: Talk
let ada: TestPerson
let ben: TestPerson

beforeAll(async () => {
  talk = await startTalk()
  ada = await talk.enrol('Ada')
  ben = await talk.enrol('Ben')
})
afterAll(() => talk.close())

const list = async (person: TestPerson, messages: readonly MessageId[]) =>
  person.query<{ messages: Message[]; people: { name: string }[] }>(talk.activity, 'conversations.listMessages', {
    messages,
  })

test('messages are found by their ids, oldest first, with the people they name', async () => {
  const [one, , three] = [await talk.say(ada, 'One'), await talk.say(ada, 'Two'), await talk.say(ben, 'Three')]
  const { answer } = await list(ben, [three.id, one.id])
  expect(answer.messages).toEqual([one, three])
  expect(answer.people.map(({ name }) => name).toSorted()).toEqual(['Ada', 'Ben'])
})

test('of a message that was taken back only the place is found', async () => {
  const { id } = await talk.say(ada, 'A slip')
  await ada.command(talk.activity, 'conversations.remove', { message: id })
  const { answer } = await list(ben, [id])
  expect(answer.messages).toMatchObject([{ id, gone: 'deleted', html: '' }])
})

test('what is not for the reader is left out, like what is not there', async () => {
  const open = (people?: TestPerson[]) =>
    ada.command<ConversationId>(talk.activity, 'room.open', people ? { people: people.map(({ id }) => id) } : {})
  const { answer: conversation } = await open([ada])
  const said = await ada.command<Said>(talk.activity, 'conversations.send', { conversation, markdown: 'For me alone' })
  const secret = said.answer.message.id
  const shared = await talk.say(ada, 'For all')
  const idsFor = async (person: TestPerson) =>
    (await list(person, [secret, shared.id, 'nowhere' as MessageId])).answer.messages.map(({ id }) => id)
  expect(await idsFor(ada)).toEqual([secret, shared.id])
  expect(await idsFor(ben)).toEqual([shared.id])
})

test('nobody asks for more than a hundred at once, and for none there is an answer, too', async () => {
  const { status, error } = await list(
    ben,
    Array.from({ length: 101 }, () => 'x' as MessageId),
  )
  expect([status, error?.code]).toEqual([400, 'invalid_input'])
  expect((await list(ben, [])).answer).toEqual({ messages: [], people: [] })
})
