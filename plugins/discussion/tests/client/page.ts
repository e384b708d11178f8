import type { LitElement } from 'lit'
import { afterEach } from 'vitest'
import type { StandIn } from './stand-in.ts'

afterEach(() => document.body.replaceChildren())

type Tag = 'thread-list' | 'new-thread' | 'thread-head' | 'thread-page' | 'thread-ending' | 'discussion-activity'

/** Puts one of the discussion's elements into a page and waits until all of it is drawn. */
export async function open<T extends Tag>(
  tag: T,
  house: StandIn,
  more: Partial<HTMLElementTagNameMap[T]> = {},
): Promise<HTMLElementTagNameMap[T]> {
  const element = Object.assign(document.createElement(tag), { client: house.client }, more)
  document.body.append(element)
  await settle(element)
  return element
}

/** Waits until an element, and those inside it, have nothing left to draw. */
export async function settle(element: LitElement): Promise<void> {
  // A turn of the event loop: answers of the stand-in come later, as they do in life.
  await new Promise((resolve) => setTimeout(resolve))
  while (!(await element.updateComplete)) continue
  for (const inside of listInside(element)) while (!(await inside.updateComplete)) continue
}

/** Everything inside an element, and inside the elements in it, that a selector finds. */
export function findAll(element: LitElement, selector: string): HTMLElement[] {
  const here = [...element.renderRoot.querySelectorAll<HTMLElement>(selector)]
  return [...here, ...listInside(element).flatMap((each) => findAll(each, selector))]
}

export function find(element: LitElement, selector: string): HTMLElement {
  const [found] = findAll(element, selector)
  if (!found) throw new Error(`${element.localName} shows nothing for ${selector}`)
  return found
}

export function findButton(element: LitElement, name: string): HTMLElement {
  const button = findAll(element, 'button').find((each) => (each.getAttribute('aria-label') ?? wordsOf(each)) === name)
  if (!button) throw new Error(`${element.localName} has no button "${name}"`)
  return button
}

/** The words that an element shows by itself, on one line. */
export const wordsOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim()

export function type(field: HTMLElement, words: string): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error('This is no field.')
  field.value = words
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
}

const listInside = (element: LitElement): LitElement[] =>
  [...element.renderRoot.querySelectorAll('*')].filter((each): each is LitElement => 'updateComplete' in each)
