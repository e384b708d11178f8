import { html, render, type LitElement, type TemplateResult } from 'lit'
import { afterEach } from 'vitest'
import type { ElementEvents } from '../../../client/elements/events.ts'
import { addPopovers } from './popovers.ts'

addPopovers()

afterEach(() => document.body.replaceChildren())

/** Puts a template into the page and returns its first element, drawn. */
export async function show<Drawn extends LitElement>(template: TemplateResult): Promise<Drawn> {
  const place = document.createElement('div')
  document.body.append(place)
  render(html`${template}`, place)
  const element = place.firstElementChild as Drawn
  await settle(element)
  return element
}

/** Waits until an element, and those inside it, have nothing left to draw. */
export async function settle(element: LitElement): Promise<void> {
  while (!(await element.updateComplete)) continue
  for (const inside of listInside(element)) await settle(inside)
}

/** The one thing inside an element that a selector finds; looks into the elements inside it, too. */
export function find(element: LitElement, selector: string): HTMLElement {
  const [found] = findAll(element, selector)
  if (!found) throw new Error(`${element.localName} shows nothing for ${selector}`)
  return found
}

/** A field that words can be put into. */
export function findField(element: LitElement, selector: string): HTMLInputElement | HTMLTextAreaElement {
  const field = find(element, selector)
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field
  throw new Error(`${selector} is not a field of ${element.localName}`)
}

export function findAll(element: LitElement, selector: string): HTMLElement[] {
  const here = [...element.renderRoot.querySelectorAll<HTMLElement>(selector)]
  return [...here, ...listInside(element).flatMap((each) => findAll(each, selector))]
}

const listInside = (element: LitElement): LitElement[] =>
  [...element.renderRoot.querySelectorAll('*')].filter((each): each is LitElement => 'updateComplete' in each)

/** The button with these words on it, or with this name. */
export function findButton(element: LitElement, name: string): HTMLElement {
  const named = (button: HTMLElement) => (button.getAttribute('aria-label') ?? wordsOf(button)) === name
  const button = findAll(element, 'button').find(named)
  if (!button) throw new Error(`${element.localName} has no button "${name}"`)
  return button
}

/** The words that an element shows, on one line. */
export const wordsOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim()

/** Everything of a kind that an element says from now on. */
export function listen<Name extends keyof ElementEvents>(element: EventTarget, name: Name): ElementEvents[Name][] {
  const heard: ElementEvents[Name][] = []
  element.addEventListener(name, (event) => heard.push((event as CustomEvent<ElementEvents[Name]>).detail))
  return heard
}

export function press(target: HTMLElement, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more })
  target.dispatchEvent(event)
  return event
}

/** Writes into a field as a person would, with the caret at the end. */
export function type(field: HTMLTextAreaElement | HTMLInputElement, words: string): void {
  field.value = words
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(words.length, words.length)
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
}

/** What has the focus, however deep it lies. */
export function focused(): Element | null {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at
}
