import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message, Said } from '../../../plugins/api/conversations.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

interface Missed {
  readonly count: number
  readonly entries: readonly { readonly why: string; readonly message: string; readonly reactions: number }[]
}

let talk: Talk
let ada: TestPerson
let ben: TestPerson
let cleo: TestPerson

beforeAll(async () => {
  talk = await startTalk()
  ada = await talk.enrol('Ada')
  ben = await talk.enrol('Ben')
  cleo = await talk.enrol('Cleo')
})
afterAll(() => talk.close())

const react = (person: TestPerson, { id }: Message, reaction = 'thanks') =>
  person.command(talk.activity, 'conversations.react', { message: id, reaction, on: true })
const catchUp = async (person: TestPerson, after: number) =>
  (await person.query<Missed>(talk.activity, 'conversations.catchUp', { conversation: talk.conversation, after }))
    .answer

test('who was away is told where they are named, what nobody replied to, and what people found good', async () => {
  const before = await talk.say(ada, 'Was this before? Nobody knows.')
  const plain = await talk.say(ada, 'It rained all morning.')
  const named = await talk.say(ada, `[Ben](person:${ben.id}), did you take the gauge?`)
  const asked = await talk.say(cleo, 'Who has the sheet in Portuguese?')
  const settled = await talk.say(cleo, 'And in Spanish?')
  await talk.say(ada, 'I do.', settled.id)
  const good = await talk.say(ada, 'First the water, then the machine.')
  const own = await talk.say(ben, 'What do you all think?')
  const gone = await talk.say(cleo, 'What did I want to ask?')
  await cleo.command(talk.activity, 'conversations.remove', { message: gone.id })
  for (const person of [ben, cleo]) await react(person, good)
  await react(cleo, plain)
  await react(cleo, own)

  const { count, entries } = await catchUp(ben, before.seq)
  expect(entries.map(({ why, message, reactions }) => [why, message, reactions])).toEqual([
    ['named', named.id, 0],
    ['unanswered', asked.id, 0],
    ['found', good.id, 2],
  ])
  // Six by others are there; one's own and what was taken back are nothing to catch up with.
  expect(count).toBe(6)
  expect((await catchUp(ada, own.seq)).entries).toEqual([])
})

test('one who reacts in many ways is one', async () => {
  const { seq } = await talk.say(ada, 'A beginning.')
  const liked = await talk.say(ada, 'Clean it every evening.')
  for (const reaction of ['thanks', 'helped', 'well-said']) await react(cleo, liked, reaction)
  expect((await catchUp(ben, seq)).entries).toEqual([])
  await react(ben, liked)
  expect((await catchUp(ben, seq)).entries).toMatchObject([{ why: 'found', reactions: 2 }])
})

test('who cannot read a conversation is told nothing of what they missed in it', async () => {
  const { answer: conversation } = await ada.command<string>(talk.activity, 'room.open', { people: [ada.id, cleo.id] })
  const ask = (person: TestPerson) => person.query(talk.activity, 'conversations.catchUp', { conversation, after: 0 })
  expect([(await ask(ada)).status, (await ask(ben)).status]).toEqual([200, 404])
})

test('what grew from the first message of a conversation is not all of it', async () => {
  const { answer: conversation } = await ada.command<string>(talk.activity, 'room.open')
  const say = async (markdown: string, replyTo?: string) =>
    (
      await ada.command<Said>(talk.activity, 'conversations.send', {
        conversation,
        markdown,
        ...(replyTo && { replyTo }),
      })
    ).answer.message
  const head = await say('First.')
  await say('Something else.')
  const reply = await say('To the first.', head.id)
  const { answer } = await ben.query<{ messages: Message[] }>(talk.activity, 'conversations.listReplies', {
    message: head.id,
  })
  expect(answer.messages.map(({ id }) => id)).toEqual([head.id, reply.id])
})

test('a message and all that grew from it are read together, wherever they lie', async () => {
  const head = await talk.say(ada, 'Where shall we meet?')
  const first = await talk.say(ben, 'At the roastery.', head.id)
  await talk.say(cleo, 'Something else.')
  const second = await talk.say(ada, 'At nine?', first.id)
  const { answer } = await ben.query<{ messages: Message[] }>(talk.activity, 'conversations.listReplies', {
    message: head.id,
  })
  expect(answer.messages.map(({ id }) => id)).toEqual([head.id, first.id, second.id])
})
