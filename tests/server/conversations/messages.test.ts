import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Said } from '../../../plugins/api/conversations.ts'
import { courseOfTests } from '../../support/app.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

interface Reading extends Pick<Said, 'conversation' | 'people'> {
  readonly messages: Said['message'][]
}

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

const command = (person: TestPerson, name: string, input: object) =>
  person.command<Said>(talk.activity, `conversations.${name}`, input)

describe('A message', () => {
  test('is numbered without gaps, however many write at once', async () => {
    const before = (await talk.read(ada)).at(-1)?.seq ?? 0
    await Promise.all(Array.from({ length: 30 }, (_, index) => talk.say(index % 2 ? ada : ben, `Number ${index}`)))
    const seqs = (await talk.read(ada, { after: before, limit: 100 })).map(({ seq }) => seq)
    expect(seqs).toEqual(Array.from({ length: 30 }, (_, index) => before + 1 + index))
  })

  test('is heard by everybody who has the conversation open, as it is answered to its author', async () => {
    const page = await ben.listen(talk.activity)
    const { answer, position } = await talk.send(ada, 'It was the **street**.')
    await page.hasHeard(position)
    const heard = page.events.filter(({ event }) => event === 'conversations.messageSent').map(({ data }) => data)
    expect(heard).toEqual([answer])
    expect(answer.message.html).toBe('<p>It was the <strong>street</strong>.</p>')
    expect(answer.people).toContainEqual({ id: ada.id, name: 'Ada', picture: null, role: 'learner' })
  })

  test('is told as a page reads it, and its conversation with it', async () => {
    const first = await talk.say(ben, 'Which tap was it?')
    const mentions = `It was [Ben](person:${ben.id})'s, and [Fay](person:${facilitator.id})'s.`
    for (const markdown of [mentions, 'x'.repeat(200)]) {
      const { answer } = await talk.send(ada, markdown, { replyTo: first.id })
      const read = await ada.query<Reading>(talk.activity, 'conversations.readMessages', {
        conversation: talk.conversation,
      })
      expect(answer.message).toEqual(read.answer.messages.at(-1))
      expect(answer.conversation).toEqual(read.answer.conversation)
      expect(read.answer.people).toEqual(expect.arrayContaining(answer.people))
    }
  })

  test('can answer another of its conversation, and none of elsewhere', async () => {
    const first = await talk.say(ada, 'Where do I start?')
    const reply = await talk.say(ben, 'With the water.', first.id)
    expect(reply.replyTo).toBe(first.id)
    const { answer: other } = await facilitator.command<string>(talk.activity, 'room.open')
    const elsewhere = await command(facilitator, 'send', {
      conversation: other,
      markdown: 'Elsewhere',
      replyTo: first.id,
    })
    expect([elsewhere.status, elsewhere.error?.path]).toEqual([400, '/replyTo'])
  })

  test('that is retried with the same key is said once, and answered the same', async () => {
    const key = 'try-2026-11-21-0001'
    const replies = await Promise.all([1, 2, 3].map(() => talk.send(ada, 'Once only', { key })))
    // All but the headers, which say in which second it was answered.
    const told = replies.map(({ status, answer, position, error }) => ({ status, answer, position, error }))
    for (const each of told) expect(each).toEqual(told[0])
    const said = (await talk.read(ada)).filter(({ html }) => html.includes('Once only'))
    expect(said).toHaveLength(1)
  })

  test('brings with it how those who wrote before are called by now', async () => {
    const [person, course] = [{ subject: 'Cleo' }, { externalId: courseOfTests, title: courseOfTests }]
    await talk.say(await talk.enrol('Cleo'), 'I am here.')
    const called = async () => (await talk.send(ada, 'Who is here?')).answer.people.map(({ name }) => name)
    expect(await called()).toContain('Cleo')
    const renamed = { ...person, name: 'Cleopatra' }
    await talk.house.house.arrivals.admit({ tenant: 'test', person: renamed, course, role: 'learner' })
    expect(await called()).toEqual(expect.arrayContaining(['Ada', 'Cleopatra']))
    expect(await called()).not.toContain('Cleo')
  })

  test('of another person with the same key is another message', async () => {
    const key = 'a-key-of-two-people'
    const mine = await talk.send(ada, 'Mine', { key })
    const theirs = await talk.send(ben, 'Theirs', { key })
    expect(theirs.answer.message.id).not.toBe(mine.answer.message.id)
  })
})

describe('An edit', () => {
  test('keeps what was said before, for everybody to see', async () => {
    const message = await talk.say(ada, 'It holds at 8.')
    const edited = await command(ada, 'edit', { message: message.id, markdown: 'It holds at 9.', revision: 1 })
    expect(edited.answer.message).toMatchObject({ revision: 2, html: '<p>It holds at 9.</p>' })
    expect(edited.answer.message.editedAt).not.toBeNull()
    const { answer } = await ben.query<{ html: string }[]>(talk.activity, 'conversations.listRevisions', {
      message: message.id,
    })
    expect(answer.map(({ html }) => html)).toEqual(['<p>It holds at 9.</p>', '<p>It holds at 8.</p>'])
  })

  test('that comes second is told so, and changes nothing', async () => {
    const message = await talk.say(ada, 'One')
    const edits = ['Two', 'Three'].map((markdown) =>
      command(ada, 'edit', { message: message.id, markdown, revision: 1 }),
    )
    const replies = await Promise.all(edits)
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(replies.find(({ status }) => status === 409)?.error?.code).toBe('edited_meanwhile')
  })

  test('is the author’s alone; the source, too', async () => {
    const message = await talk.say(ada, 'Mine')
    const edit = await command(facilitator, 'edit', { message: message.id, markdown: 'Yours', revision: 1 })
    const source = await facilitator.query(talk.activity, 'conversations.readSource', { message: message.id })
    expect([edit.error?.code, source.error?.code]).toEqual(['not_yours', 'not_yours'])
    const own = await ada.query(talk.activity, 'conversations.readSource', { message: message.id })
    expect(own.answer).toEqual({ markdown: 'Mine', revision: 1, files: [] })
  })
})

describe('A removal', () => {
  test('leaves the place, and nothing of the words', async () => {
    const message = await talk.say(ada, 'Forget this')
    const { answer } = await command(ada, 'remove', { message: message.id })
    expect(answer.message).toMatchObject({ id: message.id, seq: message.seq, gone: 'deleted', html: '' })
    const found = (await talk.read(ben)).find(({ id }) => id === message.id)
    expect(found).toMatchObject({ gone: 'deleted', html: '' })
    const revisions = await ben.query(talk.activity, 'conversations.listRevisions', { message: message.id })
    expect(revisions.answer).toEqual([])
  })

  test('of what somebody else wrote is for those who facilitate', async () => {
    const message = await talk.say(ada, 'Something rude')
    expect((await command(ben, 'remove', { message: message.id })).error?.code).toBe('not_yours')
    expect((await command(facilitator, 'remove', { message: message.id })).error?.path).toBe('/reason')
    const hidden = await command(facilitator, 'remove', { message: message.id, reason: 'Be kind' })
    expect(hidden.answer.message.gone).toBe('hidden')
    expect((await command(ada, 'restore', { message: message.id })).error?.code).toBe('already_gone')
  })

  test('can be taken back by who did it, and counts once', async () => {
    const message = await talk.say(ada, 'Wait')
    const removals = await Promise.all([1, 2].map(() => command(ada, 'remove', { message: message.id })))
    expect(removals.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const { answer } = await command(ada, 'restore', { message: message.id })
    expect(answer.message).toMatchObject({ gone: null, html: '<p>Wait</p>' })
    const present = (await talk.read(ada, { limit: 200 })).filter(({ gone }) => gone === null)
    expect(answer.conversation.count).toBe(present.length)
  })
})

describe('A reaction', () => {
  test('is given once by each, with their names, and taken back', async () => {
    const message = await talk.say(ada, 'Put a gauge on the supply.')
    for (const person of [ben, ben, facilitator])
      await command(person, 'react', { message: message.id, reaction: 'helped', on: true })
    const two = await command(ada, 'react', { message: message.id, reaction: '👍🏽', on: true })
    expect(two.answer.message.reactions).toEqual([
      { reaction: 'helped', people: [ben.id, facilitator.id] },
      { reaction: '👍🏽', people: [ada.id] },
    ])
    const one = await command(ben, 'react', { message: message.id, reaction: 'helped', on: false })
    expect(one.answer.message.reactions[0]?.people).toEqual([facilitator.id])
  })

  test('that is given again is recorded once', async () => {
    const message = await talk.say(ada, 'Rinse first.')
    const give = () => command(ben, 'react', { message: message.id, reaction: 'thanks', on: true })
    for (let time = 0; time < 3; time += 1) await give()
    const lines = await talk.house.house.database.read((db) =>
      db.selectFrom('events').select('verb').where('object', '=', message.id).orderBy('id').execute(),
    )
    expect(lines.map(({ verb }) => verb)).toEqual(['conversations.sent', 'conversations.reacted.thanks'])
  })

  test('has a limit of different ones for each person and message', async () => {
    const message = await talk.say(ada, 'A fine day')
    const give = (reaction: string) => command(ben, 'react', { message: message.id, reaction, on: true })
    for (const reaction of ['👍', '🎉', '🙏', '🌱', 'same']) expect((await give(reaction)).status).toBe(200)
    expect((await give('☕')).error?.code).toBe('too_many_reactions')
    expect((await give('👍')).status).toBe(200)
  })

  test('is one of the small set, or one emoji', async () => {
    const message = await talk.say(ada, 'Well')
    const words = ['👍👍', 'boo', '<b>', 'a'.repeat(40)]
    const replies = await Promise.all(
      words.map((reaction) => command(ben, 'react', { message: message.id, reaction, on: true })),
    )
    expect(replies.map(({ status, error }) => [status, error?.path])).toEqual(words.map(() => [400, '/reaction']))
  })
})

describe('A closed conversation', () => {
  test('takes no new message, and takes them again when it is opened', async () => {
    const { answer: conversation } = await facilitator.command<string>(talk.activity, 'room.open')
    const close = (closed: boolean) => facilitator.command(talk.activity, 'room.close', { conversation, closed })
    await close(true)
    const refused = await command(ada, 'send', { conversation, markdown: 'Hello?' })
    expect([refused.status, refused.error?.code]).toEqual([409, 'conversation_closed'])
    await close(false)
    expect((await command(ada, 'send', { conversation, markdown: 'Hello!' })).status).toBe(200)
  })
})
