import { html } from 'lit'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import '../../client/activity-outlet.ts'
import type { ActivityOutlet } from '../../client/activity-outlet.ts'
import { HousePage, type PageClient } from '../../client/pages/house-page.ts'
import { findHousePlace, listedPages, loadHousePage, windowTitle } from '../../client/pages/house-pages.ts'
import { find, focused, settle, show, wordsOf } from './elements/show.ts'

class FacesPage extends HousePage {
  override render() {
    if (this.path === 'nobody') throw new Error('drawn badly')
    return html`<h1 tabindex="-1">${this.client.activity.title}: ${this.path}</h1>`
  }
}
class FieldPage extends HousePage {
  override render() {
    return html`<h1 tabindex="-1">Find</h1>
      <input autofocus />`
  }
}
customElements.define('faces-page', FacesPage)
customElements.define('field-page', FieldPage)

const pages = {
  faces: { tag: 'faces-page', load: async () => undefined, title: () => 'Faces', icon: 'people' },
  field: { tag: 'field-page', load: async () => undefined, title: () => 'Find' },
  lost: { tag: 'lost-page', load: async () => Promise.reject(new Error('404')), title: () => 'Lost' },
  queue: {
    tag: 'faces-page',
    load: async () => undefined,
    title: () => 'Queue',
    icon: 'flag',
    isFor: (client: Pick<PageClient, 'can'>) => client.can('facilitate'),
  },
} as const

const clientOf = (...may: readonly string[]) =>
  ({ activity: { title: 'First visits' }, can: (permission) => may.includes(permission) }) as PageClient
const learner = clientOf('view')

/** What the shell shows for an address: a page of the house. */
async function open(path: string): Promise<ActivityOutlet> {
  const place = findHousePlace(path, learner, pages)
  const outlet = await show<ActivityOutlet>(
    html`<activity-outlet
      .plugin=${place?.name ?? ''}
      .path=${place?.rest ?? ''}
      .client=${learner}
      .load=${() => loadHousePage(place?.page)}
    ></activity-outlet>`,
  )
  await expect.poll(() => outlet.renderRoot.querySelector('skeleton-lines')).toBeNull()
  await settle(outlet)
  return outlet
}

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
afterEach(() => void vi.restoreAllMocks())

test('an address that begins with ~ leads to a page of the house, any other to the activity', () => {
  expect(findHousePlace('~faces/kwame/week/2', learner, pages)).toEqual({
    name: '~faces',
    rest: 'kwame/week/2',
    page: pages.faces,
  })
  expect(findHousePlace('thread/~faces', learner, pages)).toBeUndefined()
  expect(findHousePlace('', learner, pages)).toBeUndefined()
})

test('the page is given the rest of the address and takes the focus at its heading', async () => {
  const heading = find(await open('~faces/kwame'), 'h1')
  expect(wordsOf(heading)).toBe('First visits: kwame')
  await expect.poll(focused).toBe(heading)
})

test('a page with a field takes the focus there', async () => {
  const field = find(await open('~field'), 'input')
  await expect.poll(focused).toBe(field)
})

describe('a card stands in', () => {
  const headings = {
    '~lost': 'This page did not open',
    '~faces/nobody': 'This page did not open',
    '~nothing': 'This page is not here, or not for you',
    '~toString': 'This page is not here, or not for you',
    '~queue': 'This page is not here, or not for you',
  }
  for (const [path, heading] of Object.entries(headings)) {
    test(`for ${path}`, async () => {
      expect(wordsOf(find(await open(path), 'error-card h1'))).toBe(heading)
    })
  }
})

test('the menu offers the pages that have a drawing, to whom they are for', () => {
  const keysFor = (client: PageClient) => listedPages(client, pages).map(({ key }) => key)
  expect(keysFor(learner)).toEqual(['~faces'])
  expect(keysFor(clientOf('view', 'facilitate'))).toEqual(['~faces', '~queue'])
})

test('the title of the window names the page before the activity', () => {
  expect(windowTitle(findHousePlace('~faces', learner, pages), 'First visits')).toBe('Faces · First visits')
  expect(windowTitle(undefined, 'First visits')).toBe('First visits')
})
