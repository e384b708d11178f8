import { html } from 'lit'
import { expect, test } from 'vitest'
import { Drafts } from '../../../client/connection/drafts.ts'
import { Outbox } from '../../../client/connection/outbox.ts'
import { PendingMessages } from '../../../client/elements/conversation/talk/pending.ts'
import '../../../client/elements/conversation/lines/reply-tree.ts'
import type { ReplyTree } from '../../../client/elements/conversation/lines/reply-tree.ts'
import type { Message } from '../../../client/elements/types.ts'
import { say } from '../../../client/gallery/messages.ts'
import { findPerson, kwame, nadia } from '../../../client/gallery/people.ts'
import type { Said } from '../../../plugins/api/conversations.ts'
import { makeStorage } from '../connection/memory-storage.ts'
import { settle, show, wordsOf } from './show.ts'

const asked = say(kwame, '<p>Who is at Santos?</p>')
const { conversation } = asked

/** A page of Nadia's whose messages are acknowledged when the test says so, in their order. */
async function openPage() {
  const answers: ((said: Said) => void)[] = []
  const storage = makeStorage()
  const send = () => new Promise<Said>((resolve) => answers.push(resolve))
  const outbox = new Outbox({ storage, scope: 'nadia', drafts: new Drafts(storage, nadia.id), send })
  const pending = new PendingMessages(outbox)
  const heard = [asked]
  const tree = await show<ReplyTree>(html`<reply-tree .findPerson=${findPerson} .me=${nadia.id}></reply-tree>`)
  return {
    write: (markdown: string) => outbox.send({ conversation, markdown }, 'foot'),
    hear: (message: Message) => heard.push(message),
    async acknowledge(message: Message) {
      const { count } = outbox
      answers.shift()?.({ message } as Said)
      await expect.poll(() => outbox.count).toBe(count - 1)
    },
    async shown() {
      const lastSeq = heard.at(-1)?.seq
      const isMe = (id: string) => id === nadia.id
      const { said, sending } = pending.list({ conversation, me: nadia.id, isMe, lastSeq, messages: heard })
      tree.messages = [...heard, ...said, ...sending]
      await settle(tree)
      return [...tree.renderRoot.querySelectorAll('message-item')].map((item) =>
        wordsOf(item.renderRoot.querySelector('.said') ?? item),
      )
    },
  }
}

test('What is heard before it is acknowledged stands there once, and what is behind it goes on waiting', async () => {
  const page = await openPage()
  const [words, more] = ['I pass **at nine**.', 'Coffee is on me.']
  page.write(words)
  page.write(more)
  expect(await page.shown()).toEqual(['Who is at Santos?', words, more])
  const said = say(nadia, '<p>I pass at nine.</p>')
  page.hear(said)
  expect(await page.shown()).toEqual(['Who is at Santos?', 'I pass at nine.', more])
  await page.acknowledge(said)
  expect(await page.shown()).toEqual(['Who is at Santos?', 'I pass at nine.', more])
})

test('What others say, and what one said before, takes the place of nothing', async () => {
  const page = await openPage()
  page.hear(say(nadia, '<p>Before.</p>'))
  page.write('I do.')
  expect(await page.shown()).toEqual(['Who is at Santos?', 'Before.', 'I do.'])
  page.hear(say(kwame, '<p>Nobody?</p>'))
  page.hear(say(nadia, '<p>An answer, from the phone.</p>', { replyTo: asked.id }))
  const answer = 'An answer, from the phone.'
  expect(await page.shown()).toEqual(['Who is at Santos?', answer, 'Before.', 'Nobody?', 'I do.'])
})
