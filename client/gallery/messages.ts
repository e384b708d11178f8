import type { Message, MessageAction, MessageId, PersonCard } from '../elements/types.ts'
import { bea, ines, kwame, lucia, nadia, samuel, tomas } from './people.ts'

/** A branded id out of plain words: here is no server that would give one. */
export const messageId = (words: string) => words as MessageId

/** What any member may do with a message of somebody else. */
export const everyone: readonly MessageAction[] = ['reply', 'react', 'mark-unread', 'copy-link']

const minute = 60_000
const hour = 60 * minute
const now = Date.now()

let seq = 0

/** A message with what matters in an example; the rest is ordinary. */
export function say(author: PersonCard, html: string, more: Partial<Message> = {}): Message {
  seq += 1
  return {
    id: messageId(`message-${seq}`),
    seq,
    conversation: 'conversation' as Message['conversation'],
    author: author.id,
    replyTo: null,
    branch: 0,
    twig: 0,
    html,
    sentAt: now - 48 * hour + seq * 3 * hour,
    editedAt: null,
    revision: 1,
    gone: null,
    reactions: [],
    mentions: [],
    files: [],
    ...more,
  }
}

const by = (...people: PersonCard[]) => people.map(({ id }) => id)

export const question = say(
  kwame,
  `<p>Bar Arriaga, a two-group machine, four years old. From seven to eight the second group falls to 6 bar, after that it
  holds at 9. I changed the gasket and cleaned the spray head. What would you look at first?</p>`,
  { reactions: [{ reaction: 'same', people: by(lucia, samuel, bea) }] },
)
export const answer = say(
  tomas,
  '<p>Agreed, and measure at 6:50, not at nine. Take the T-piece from the van stock.</p>',
  { reactions: [{ reaction: 'helped', people: by(kwame, lucia, nadia) }] },
)
const asked = say(kwame, '<p>The one with the bayonet?</p>', { replyTo: answer.id })
const told = say(tomas, '<p>No, that is for the old softeners. The threaded one, 3/8.</p>', { replyTo: asked.id })
const fits = say(lucia, '<p>The 3/8 fits the Miramar ones as well. I tried on Monday.</p>', { replyTo: told.id })
const takenBack = say(samuel, '', { replyTo: fits.id, gone: 'deleted' })
export const street = say(
  kwame,
  `<p>It was the street. 1.6 bar at 6:55, 3.4 at 8:10. I showed the owner both numbers and she stopped blaming the machine.
  Thank you, <span class="mention">Inés Carrasco</span>.</p>`,
  {
    sentAt: now - 20 * minute,
    reactions: [
      { reaction: 'well-said', people: by(ines, nadia, tomas, bea) },
      { reaction: '👏', people: by(samuel) },
    ],
  },
)
export const newReply = say(ines, '<p>And the pump?</p>', { replyTo: street.id, sentAt: now - 4 * minute })
export const replies = [answer, asked, told, fits, takenBack, street, newReply]

export const everything = say(
  ines,
  `<p>Look at the water <strong>before</strong> you look at the <em>machine</em>. Ask <span class="mention">Tomás Echeverri</span>
  for the T-piece, part <code>38-T</code>, or read <a href="#message">the sheet</a>.</p>
  <ul><li>Before the softener</li><li>At 6:50</li></ul>
  <ol><li>Open the valve</li><li>Wait for a minute</li></ol>
  <blockquote><p>What would you look at first?</p></blockquote>
  <pre><code>6:55  1.6 bar
8:10  3.4 bar, and a line of code that is so long that it would never fit on a phone without being broken</code></pre>
  <p>https://example.org/an-address-that-is-one-word-and-goes-on-and-on-and-on-and-on-until-it-has-to-break-somewhere</p>`,
  {
    editedAt: now - hour,
    revision: 2,
    sentAt: now - 2 * hour,
    reactions: [
      { reaction: 'helped', people: by(nadia, kwame, lucia, samuel, bea, tomas) },
      { reaction: 'same', people: by(kwame, lucia) },
      { reaction: 'thanks', people: by(lucia) },
      { reaction: '🎉', people: by(nadia, tomas) },
    ],
  },
)
export const mine = say(nadia, '<p>Did you measure before or after the softener?</p>', { sentAt: now })
export const rightToLeft = say(bea, '<p>קודם כל תבדקו את המים, ורק אחר כך את המכונה.</p>', { sentAt: now - 26 * hour })
