import { MessageItem } from '../message/message-item.ts'
import type { Scene } from './scene.ts'

/** A click with Shift chooses what lies between the message that has the focus and the one that is pointed at. */
export function pickStretch(scene: Scene, event: MouseEvent): void {
  if (!event.shiftKey || event.button !== 0 || scene.choosing) return
  const [to, from] = [findItem(event.composedPath()), findItem(listFocused())]
  // Within one message it is its words that somebody marks.
  if (!to || !from || to === from || !scene.acting.listAllowed(to).includes('hand-on')) return
  event.preventDefault()
  void scene.chooseStretch(from, to)
}

const findItem = (path: readonly unknown[]) =>
  path.find((each): each is MessageItem => each instanceof MessageItem)?.message

/** What has the focus, with all that it is in. */
function listFocused(): readonly Element[] {
  const found: Element[] = []
  for (let at = document.activeElement; at; at = at.shadowRoot?.activeElement ?? null) found.push(at)
  return found
}
