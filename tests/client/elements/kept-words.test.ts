import { html, render } from 'lit'
import { expect, test } from 'vitest'
import { renderFoot, type FootView } from '../../../client/elements/conversation/writing/foot.ts'
import type { Scene } from '../../../client/elements/conversation/scene.ts'
import '../../../client/elements/conversation/writing/kept-words.ts'
import { wordsOf, settle } from './show.ts'
import type { KeptWords } from '../../../client/elements/conversation/writing/kept-words.ts'

const view = { below: undefined } as FootView

/** The foot of a conversation in which one cannot write, with these words in the draft of it. */
async function draw(value: string, more: object) {
  const talk = { pages: { conversation: { closed: false, ...more } }, held: { count: 0, messages: [] } }
  const scene = { talk, canWrite: false, writing: { foot: 'talk.1', read: () => ({ value }) }, ...more }
  const place = document.createElement('div')
  document.body.append(place)
  // As much of a scene as the foot looks at.
  render(html`${renderFoot(scene as unknown as Scene, view)}`, place)
  const kept = place.querySelector<KeptWords>('kept-words')
  if (kept) await settle(kept)
  return { note: wordsOf(place), kept: kept && wordsOf(kept.renderRoot.querySelector('blockquote') ?? kept) }
}

test.each([
  ['was closed', { closed: true }, 'This conversation is closed.'],
  ['one was kept from writing in', { mutedUntil: { until: Date.now() + 60_000, reason: 'Cool down' } }, 'Cool down'],
])('What one was writing in a conversation that %s is shown, and said to be kept', async (_, more, note) => {
  const words = 'I pass **at nine**.'
  expect(await draw(words, more)).toEqual({ note: expect.stringContaining(note) as string, kept: words })
  expect((await draw('', more)).kept).toBeNull()
})
