import type { Message, MessageAction, MessageId } from './types.ts'

/** What the elements tell their surroundings, by the name of the event. */
export interface ElementEvents {
  /** Chosen in a menu of actions. */
  'action-chosen': { key: string }
  /** The way back in a header; prevent it to go back without loading a page. */
  back: Record<never, never>
  /** The first thing to do in an empty place. */
  begin: Record<never, never>
  /** What was missed is caught up with; all of it is to count as read, or not. */
  'catch-up-over': { read: boolean }
  /** While a stretch is chosen: the message is taken in or left out; all of it is called off, or made into something. */
  choice: { deed: 'turn' | 'leave' | 'make' }
  /** At every keystroke; keep it. */
  'draft-changed': { value: string }
  /** The note about a found draft: the person does not want it. */
  'draft-put-away': Record<never, never>
  'filter-changed': { key: string }
  /** Something to do with a message. The wiring does it; nothing has happened yet. */
  'message-action': { action: MessageAction; message: Message }
  /** One of the things to do that the activity added to a message's menu. */
  'message-chosen': { key: string; message: Message }
  /** Go to another message, by id; by its number where it may not be loaded. */
  'message-jump': { id: MessageId; seq?: number }
  /** A reaction given (`on`) or taken back; `message` is its id. */
  'reaction-toggled': { message: MessageId; reaction: string; on: boolean }
  /** Try again what failed. */
  retry: Record<never, never>
  /** Send these words. They stay in the composer until `clear()` or a new `value`. */
  send: { value: string }
  'settings-changed': { value: unknown; valid: boolean }
  /** A thread was opened; prevent it to open it without loading a page. */
  'thread-opened': { id: string }
  /** The toast is over, undone or not. */
  'toast-gone': { undone: boolean }
  undo: Record<never, never>
}

type ElementEventMap = { [Name in keyof ElementEvents]: CustomEvent<ElementEvents[Name]> }

declare global {
  interface HTMLElementEventMap extends ElementEventMap {}
}

/**
 * Says something to the surroundings of an element, through every shadow root.
 * @returns false when somebody prevented what would follow
 */
export function emit<Name extends keyof ElementEvents>(from: EventTarget, name: Name, detail: ElementEvents[Name]) {
  return from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }))
}
