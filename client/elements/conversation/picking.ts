import { inTime } from '../../in-time.ts'
import { MessageItem } from '../message/message-item.ts'
import type { Message } from '../types.ts'
import type { Scene } from './scene.ts'

const loadOffer = inTime(() => import('../handing/stretch-offer.ts').then(({ offerStretch }) => offerStretch))

/**
 * A click with Shift chooses what lies between the message that has the focus and the one that is pointed at. Who marks words
 * from one message into another has chosen as well, perhaps to copy them: they are offered it where they stop.
 */
export function pickStretch(scene: Scene, event: MouseEvent): void {
  if (event.button !== 0 || scene.choosing) return
  const to = findItem(event.composedPath())
  if (!to || !mayGoOn(scene, to)) return
  if (!event.shiftKey) return followMarking(scene, to, event)
  const from = findItem(listFocused())
  // Within one message it is its words that somebody marks.
  if (!from || to === from) return
  event.preventDefault()
  void scene.chooseStretch(from, to)
}

let following = new AbortController()

/** Marking ends wherever the button is let go; outside of the window it ends unseen, and with the next one. */
function followMarking(scene: Scene, from: Message, event: MouseEvent): void {
  following.abort()
  if (event.composedPath().some((each) => each instanceof Element && each.matches(takesDragging))) return
  following = new AbortController()
  const end = (ended: MouseEvent) => {
    const to = findItem(ended.composedPath())
    if (!to || to === from || !mayGoOn(scene, to)) return
    void loadOffer().then((offerStretch) => offerStretch(ended, () => void scene.chooseStretch(from, to)))
  }
  addEventListener('mouseup', end, { once: true, signal: following.signal })
}

const takesDragging = 'a, button, input, textarea, select, [contenteditable]'

const mayGoOn = (scene: Scene, message: Message): boolean => scene.acting.listAllowed(message).includes('hand-on')

const findItem = (path: readonly unknown[]) =>
  path.find((each): each is MessageItem => each instanceof MessageItem)?.message

/** What has the focus, with all that it is in. */
function listFocused(): readonly Element[] {
  const found: Element[] = []
  for (let at = document.activeElement; at; at = at.shadowRoot?.activeElement ?? null) found.push(at)
  return found
}
