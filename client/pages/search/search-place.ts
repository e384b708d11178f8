import type { Filters } from './search-state.ts'

/** Where somebody was in what they had found. */
export interface SearchPlace {
  readonly filters: Filters
  /** How many pages were shown. */
  readonly pages: number
  /** Which of the results led away; -1 for none. */
  readonly at: number
  /** How far the page was scrolled, in px. */
  readonly top: number
}

type State = Readonly<Record<string, unknown>> | null

/** The place that belongs to this step of the browser's history: there after a reload and on the way back. */
export function findSearchPlace(): SearchPlace | undefined {
  const place = (history.state as State)?.['search']
  return isPlace(place) ? place : undefined
}

export function saveSearchPlace(place: SearchPlace): void {
  history.replaceState({ ...(history.state as State), search: place }, '')
}

/** Nobody but this page writes it; what an older version left behind is none. */
const isPlace = (value: unknown): value is SearchPlace =>
  typeof value === 'object' && value !== null && 'filters' in value && 'pages' in value && 'top' in value

/** What scrolls a page of the house: the nearest place around it that has more than it shows. */
export function findScroller(page: HTMLElement): HTMLElement | undefined {
  for (let around: Node | null = page; around; around = outOf(around))
    if (around instanceof HTMLElement && around.scrollHeight > around.clientHeight + 1 && isScrolled(around))
      return around
  return undefined
}

const outOf = (node: Node): Node | null => (node instanceof ShadowRoot ? node.host : node.parentNode)

const isScrolled = (element: HTMLElement): boolean => /auto|scroll/.test(getComputedStyle(element).overflowY)
