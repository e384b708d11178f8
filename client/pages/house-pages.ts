import type { ActivityPage, HouseClient } from '../../plugins/api/client.ts'
import type { IconName } from '../elements/icons.ts'
import { personText } from '../texts/person/texts.ts'
import { text } from '../texts/texts.ts'

/** A page of the house inside every activity, at an address that begins with `~`. */
export interface HousePageRow extends ActivityPage {
  /** Loads the module that registers the element, a HousePage. */
  load(): Promise<unknown>
  /** What it is called, in the menu and in the title of the window. */
  title(): string
  /** Its drawing in the menu of the head; without one only links lead to it. */
  readonly icon?: IconName
  /** Whom it is for; everybody when left out. The server decides what anybody is told. */
  isFor?(client: HouseClient): boolean
}

export type HousePages = Readonly<Record<string, HousePageRow>>

/** By the name in the address: `~search`, `~person/<id>`. */
export const housePages: HousePages = {
  search: {
    tag: 'search-page',
    load: () => import('./search/search-page.ts'),
    title: () => text('shell.search'),
  },
  person: {
    tag: 'person-page',
    load: () => import('./person/person-page.ts'),
    title: () => personText('person.title'),
  },
  people: {
    tag: 'people-page',
    load: () => import('./people/people-page.ts'),
    title: () => text('people.title'),
    icon: 'people',
  },
  mine: {
    tag: 'person-page',
    load: () => import('./person/person-page.ts'),
    title: () => personText('person.me'),
    icon: 'emoji',
  },
  reports: {
    tag: 'reports-page',
    load: () => import('./reports/reports-page.ts'),
    title: () => text('reports.title'),
    icon: 'flag',
    isFor: ({ can }) => can('participate'),
  },
  record: {
    tag: 'record-page',
    load: () => import('./record/record-page.ts'),
    title: () => text('record.title'),
  },
  mentors: {
    tag: 'mentors-page',
    load: () => import('./mentors/mentors-page.ts'),
    title: () => text('mentors.title'),
    icon: 'helped',
    isFor: ({ can }) => can('participate'),
  },
  grades: {
    tag: 'grades-page',
    load: () => import('./grades/grades-page.ts'),
    title: () => text('grades.title'),
    icon: 'check',
    isFor: ({ activity, me, can }) => activity.graded && (me.role === 'learner' || can('facilitate')),
  },
}

/** What an address inside an activity leads to. */
export interface HousePlace {
  /** With its mark: `~search`. */
  readonly name: string
  /** What follows the name. */
  readonly rest: string
  /** Undefined when there is no such page, or not for this person. */
  readonly page: HousePageRow | undefined
}

/** The place in the house that an address leads to; undefined when it leads to a place of the activity's own. */
export function findHousePlace(path: string, client: HouseClient, pages: HousePages = housePages) {
  const [, name, rest = ''] = /^(~[^/]*)\/?(.*)$/s.exec(path) ?? []
  if (name === undefined) return undefined
  const page = Object.hasOwn(pages, name.slice(1)) ? pages[name.slice(1)] : undefined
  return { name, rest, page: page?.isFor?.(client) === false ? undefined : page } satisfies HousePlace
}

/** Loads the element of a page, as the outlet wants it. */
export async function loadHousePage(page: HousePageRow | undefined): Promise<ActivityPage | undefined> {
  await page?.load()
  return page
}

/** The pages that the menu of the head offers to a person. */
export const listedPages = (client: HouseClient, pages: HousePages = housePages) =>
  Object.entries(pages).flatMap(([name, page]) =>
    page.icon && page.isFor?.(client) !== false ? [{ key: `~${name}`, label: page.title(), icon: page.icon }] : [],
  )

/** The title of the window: the page's name before the activity's. */
export const windowTitle = (place: HousePlace | undefined, activity: string, waiting = 0): string => {
  const title = place?.page ? text('shell.windowTitle', { page: place.page.title(), activity }) : activity
  return waiting > 0 ? `(${waiting}) ${title}` : title
}
