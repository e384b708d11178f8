import { html } from 'lit'
import { expect, test } from 'vitest'
import type { HouseClient, Watched } from '../../../plugins/api/client.ts'
import { Deeds } from '../../../client/connection/deeds.ts'
import type { TalkWindow } from '../../../client/connection/talk-state.ts'
import { Acting } from '../../../client/elements/conversation/acting.ts'
import type { OpenTalk } from '../../../client/elements/conversation/talk/talk.ts'
import { TalkPages } from '../../../client/elements/conversation/talk/pages.ts'
import '../../../client/elements/conversation/lines/reply-tree.ts'
import type { ReplyTree } from '../../../client/elements/conversation/lines/reply-tree.ts'
import type { Message } from '../../../client/elements/types.ts'
import { say } from '../../../client/gallery/messages.ts'
import { findPerson, ines, kwame, nadia } from '../../../client/gallery/people.ts'
import { find, settle, show, wordsOf } from './show.ts'

const question = say(kwame, '<p>Who is at Santos?</p>')
const same = (...people: { id: Message['author'] }[]) => [{ reaction: 'same', people: people.map(({ id }) => id) }]

/** A page of Nadia's that shows one message; commands are answered, and events heard, when the test says so. */
async function openPage() {
  const state = { conversation: { id: question.conversation }, messages: [question], above: [], people: [] }
  const watched = { state } as unknown as { state: TalkWindow } & Watched<TalkWindow>
  let changed: () => void = () => undefined
  const given: { input: unknown; answer: (message: Message) => void }[] = []
  const talk = {
    watch: (_name: string, _input: unknown, options: { changed: () => void }) => {
      changed = options.changed
      return watched
    },
    command: (_name: string, input: unknown) =>
      new Promise((resolve) => given.push({ input, answer: (message) => resolve({ message }) })),
  } as unknown as HouseClient['talk']
  const calls = { changed: () => undefined, missed: () => undefined }
  const pages = new TalkPages({ talk, conversation: question.conversation, nested: false, ...calls })
  pages.open({})
  const deeds = new Deeds()
  const client = {
    ...{ talk, me: nadia, isMe: (id: string) => id === nadia.id, can: (may: string) => may === 'participate' },
    activity: { handsOn: false },
    carryOut: deeds.carryOut,
  } as Pick<HouseClient, 'carryOut'> as HouseClient
  const acting = new Acting({
    host: document.body,
    client,
    talk: { pages } as OpenTalk,
    findPerson,
    chooseStretch: () => undefined,
    changed: () => undefined,
  })
  const tree = await show<ReplyTree>(html`<reply-tree .findPerson=${findPerson} .me=${nadia.id}></reply-tree>`)
  return {
    ...{ acting, given, tree },
    hear(message: Message) {
      watched.state = { ...watched.state, messages: [message] }
      changed()
    },
    async shown() {
      tree.messages = pages.messages
      await settle(tree)
      return wordsOf(find(tree, 'reaction-bar button'))
    },
  }
}

test('What others did meanwhile is not taken away by the answer to what one did oneself', async () => {
  const page = await openPage()
  const done = page.acting.react(question.id, 'same', true)
  await expect.poll(page.shown).toBe('Same here1')
  await expect.poll(() => page.given).toHaveLength(1)
  page.hear({ ...question, reactions: same(nadia, ines) })
  page.given[0]?.answer({ ...question, reactions: same(nadia) })
  await done
  expect(await page.shown()).toBe('Same here2')
})

test('Reactions are given one after the other, so that the last one stays the last', async () => {
  const page = await openPage()
  const done = [page.acting.react(question.id, 'same', true), page.acting.react(question.id, 'same', false)]
  await expect.poll(() => page.given.length).toBeGreaterThan(0)
  await settle(page.tree)
  expect(page.given.map(({ input }) => input)).toMatchObject([{ on: true }])
  page.given[0]?.answer({ ...question, reactions: same(nadia) })
  await expect.poll(() => page.given.map(({ input }) => input)).toMatchObject([{ on: true }, { on: false }])
  page.given[1]?.answer(question)
  await Promise.all(done)
})

test('With what is being taken back nothing else is done meanwhile, and after a moment it says so', async () => {
  const page = await openPage()
  const own = say(nadia, '<p>Me.</p>')
  page.hear(own)
  expect(page.acting.listAllowed(own)).toContain('delete')
  void page.acting.perform('delete', own)
  await expect.poll(() => page.acting.underWay.get(own.id)).toBe('It goes as soon as there is a connection.')
  expect(page.acting.listAllowed(own)).toEqual([])
  page.given[0]?.answer({ ...own, gone: 'deleted', deletedAt: Date.now() })
  await expect.poll(() => page.acting.underWay.size).toBe(0)
})
