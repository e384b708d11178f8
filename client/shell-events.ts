import type { nothing, TemplateResult } from 'lit'
import type { PersonCard } from '../plugins/api/contract.ts'
import type { Place } from './address.ts'
import type { CameFrom } from './shown-talk.ts'

/** What the inside of a page asks of the shell around it. */
export interface ShellEvents {
  'open-path': { path: string; message?: Place['message'] }
  'waiting-changed': { count: number }
  'show-toast': { message: string; undo?: (() => void) | undefined }
  'person-asked': { person: PersonCard; from: HTMLElement }
  announce: { sentence: string; assertive: boolean }
  'conversation-shown': CameFrom
  'head-tools': { tools: TemplateResult | typeof nothing }
}

type ShellEventMap = { [Name in keyof ShellEvents]: CustomEvent<ShellEvents[Name]> }

declare global {
  interface HTMLElementEventMap extends ShellEventMap {}
}

const ask = <Name extends keyof ShellEvents>(from: HTMLElement, name: Name, detail: ShellEvents[Name]): boolean =>
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))

/** Asks the shell to show another page of the activity, perhaps at a message; the back button leads back. */
export const openPath = (from: HTMLElement, path: string, message?: Place['message']): boolean =>
  ask(from, 'open-path', { path, message })

/** Says how much waits to be read in the activity; the title of the window counts it. */
export const tellWaiting = (from: HTMLElement, count: number): boolean => ask(from, 'waiting-changed', { count })

/** Says for ten seconds what was just done; with `undo`, offers to take it back. */
export const showToast = (from: HTMLElement, message: string, undo?: () => void): boolean =>
  ask(from, 'show-toast', { message, undo })

/** Asks for the card of somebody, beside their name. */
export const askForPerson = (from: HTMLElement, person: PersonCard): boolean =>
  ask(from, 'person-asked', { person, from })

/** Says which conversation is open: a search that begins there begins with what was said in it. */
export const tellShown = (from: HTMLElement, shown: CameFrom): boolean => ask(from, 'conversation-shown', shown)

/** Says something to those who hear the page: politely, or at once. */
export const announce = (from: HTMLElement, sentence: string, assertive = false): boolean =>
  ask(from, 'announce', { sentence, assertive })

/**
 * Puts a few buttons in the head while the page of the activity is shown, in the place of those put there before: for a page
 * that would otherwise need a second bar below it. `nothing` takes them out.
 */
export const showInHead = (from: HTMLElement, tools: TemplateResult | typeof nothing): boolean =>
  ask(from, 'head-tools', { tools })
