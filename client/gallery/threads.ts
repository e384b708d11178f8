import { html } from 'lit'
import '../elements/conversation/lines/reply-tree.ts'
import '../elements/thread-row.ts'
import type { ThreadSummary } from '../elements/types.ts'
import { sayNewSince } from '../texts/dates.ts'
import { everyone, replies, street } from './messages.ts'
import { agnieszka, findPerson, ines, kwame, lucia, nadia, samuel, tomas } from './people.ts'

const day = 86_400_000
const now = Date.now()
const thread = (more: Partial<ThreadSummary> & Pick<ThreadSummary, 'title'>): ThreadSummary => ({
  id: more.title,
  href: '#thread',
  author: kwame,
  at: now - 20 * 60_000,
  replies: 6,
  unread: 0,
  people: [ines, tomas, lucia, nadia],
  pinned: false,
  closed: false,
  ...more,
})

const rows = [
  thread({
    title: 'Pressure drops only in the mornings. Where do I start?',
    unread: 1,
    latest: {
      author: kwame,
      excerpt: 'It was the street. 1.6 bar at 6:55, 3.4 at 8:10, and nobody in the house had slept.',
    },
    kind: [
      { icon: 'question', text: 'Question' },
      { icon: 'check', text: 'Answered by Inés', tone: 'reached' },
    ],
  }),
  thread({
    title: 'The bakery that switched its boiler off at night',
    author: ines,
    unread: 2,
    at: now - day,
    latest: { author: samuel, excerpt: 'I told this one to my Tuesday customer, word for word.' },
  }),
  thread({
    title: 'Who has handed over a Miramar hotel?',
    author: lucia,
    at: now - 3 * day,
    replies: 0,
    people: [lucia],
  }),
  thread({ title: 'How we talk here', author: agnieszka, at: now - 40 * day, replies: 11, pinned: true, closed: true }),
]

export const threads = () =>
  html`<div class="reading stacked">
    <ul class="plain">
      ${rows.map((row) => html`<li><thread-row .thread=${row}></thread-row></li>`)}
    </ul>
    <reply-tree
      .messages=${replies}
      .findPerson=${findPerson}
      .me=${nadia.id}
      .allowed=${() => everyone}
      .readTo=${street.seq - 1}
      .sinceLabel=${sayNewSince(now - 2 * day, now)}
    ></reply-tree>
  </div>`
