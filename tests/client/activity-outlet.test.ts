import { html, LitElement } from 'lit'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import '../../client/activity-outlet.ts'
import type { ActivityOutlet } from '../../client/activity-outlet.ts'
import { ActivityElement, type ActivityClient, type ActivityPage } from '../../plugins/api/client.ts'
import { find, settle, show, wordsOf } from './elements/show.ts'

class WellPage extends ActivityElement {
  override render() {
    return html`<p>${this.client.activity.title}: ${this.path}</p>`
  }
}
class BrokenWhenMade extends LitElement {
  constructor() {
    super()
    throw new Error('made badly')
  }
}
class BrokenWhenDrawn extends ActivityElement {
  override render() {
    if (this.path !== 'well') throw new Error('drawn badly')
    return html`<p>well until now</p>`
  }
}
customElements.define('well-page', WellPage)
customElements.define('broken-when-made', BrokenWhenMade)
customElements.define('broken-when-drawn', BrokenWhenDrawn)

const client = { activity: { title: 'First visits' } } as ActivityClient

/** Opens an outlet whose plugin is `load`, and waits for what it shows. */
async function open(load: () => Promise<ActivityPage | undefined>, path = ''): Promise<ActivityOutlet> {
  const outlet = await show<ActivityOutlet>(
    html`<activity-outlet .plugin=${'poll'} .path=${path} .client=${client} .load=${load}></activity-outlet>`,
  )
  await expect.poll(() => outlet.renderRoot.querySelector('skeleton-lines')).toBeNull()
  await settle(outlet)
  return outlet
}

const page = (tag: string) => async () => ({ tag })
const headingOf = (outlet: ActivityOutlet) => wordsOf(find(outlet, 'error-card :is(h1, h2)'))

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
afterEach(() => void vi.restoreAllMocks())

test('a plugin is given the activity and the path before it is drawn', async () => {
  expect(wordsOf(find(await open(page('well-page'), 'vote/1'), 'p'))).toBe('First visits: vote/1')
})

describe('a card stands in, with a number that the console has too,', () => {
  const broken = {
    'for a module that does not load': async () => Promise.reject(new Error('404')),
    'for an element that is not defined': page('never-defined'),
    'for an element that breaks when it is made': page('broken-when-made'),
    'for an element that breaks when it is drawn': page('broken-when-drawn'),
  }
  for (const [name, load] of Object.entries(broken)) {
    test(name, async () => {
      const outlet = await open(load)
      expect(headingOf(outlet)).toBe('This activity did not open')
      const number = /\d{6,}/.exec(wordsOf(find(outlet, '.reference')))?.[0]
      expect(vi.mocked(console.error).mock.calls.flat().join(' ')).toContain(String(number))
    })
  }

  test('for a plugin that nobody has, and does not offer to try again', async () => {
    const outlet = await open(async () => undefined)
    expect(headingOf(outlet)).toBe('This kind of activity is not here')
    expect(outlet.renderRoot.querySelector('error-card')?.renderRoot.querySelector('button')).toBeNull()
  })

  test('for an element that breaks later', async () => {
    const outlet = await open(page('broken-when-drawn'), 'well')
    expect(wordsOf(find(outlet, 'p'))).toBe('well until now')
    outlet.path = 'elsewhere'
    await settle(outlet)
    expect(headingOf(outlet)).toBe('This activity did not open')
  })
})

describe('behind a page of the house', () => {
  class HouseCard extends ActivityElement {
    override render() {
      return html`<h1>Search</h1>`
    }
  }
  customElements.define('house-card', HouseCard)

  /** Opens an activity, and then the page of the house. */
  async function goToSearch() {
    const load = async (plugin: string) => ({ tag: plugin.startsWith('~') ? 'house-card' : 'well-page' })
    const outlet = await show<ActivityOutlet>(
      html`<activity-outlet .plugin=${'poll'} .path=${'vote/1'} .client=${client} .load=${load}></activity-outlet>`,
    )
    await expect.poll(() => outlet.renderRoot.querySelector('well-page')).not.toBeNull()
    const activity = find(outlet, 'well-page')
    await go(outlet, '~search', '~search')
    await expect.poll(() => outlet.renderRoot.querySelector('house-card')).not.toBeNull()
    return { outlet, activity }
  }

  async function go(outlet: ActivityOutlet, plugin: string, path: string, to = client) {
    Object.assign(outlet, { plugin, path, client: to })
    await settle(outlet)
  }

  test('the activity stays as it was, out of sight and reach, and is there again at once', async () => {
    const { outlet, activity } = await goToSearch()
    expect(find(outlet, 'main.behind > *')).toBe(activity)
    expect(find(outlet, 'main.behind').hasAttribute('inert')).toBe(true)
    expect(wordsOf(find(outlet, 'well-page p'))).toBe('First visits: vote/1')
    await go(outlet, 'poll', 'vote/2')
    expect(find(outlet, 'main:not(.behind) > *')).toBe(activity)
    expect(wordsOf(find(outlet, 'well-page p'))).toBe('First visits: vote/2')
    expect(outlet.renderRoot.querySelector('house-card')).toBeNull()
  })

  test('it is another one when one comes back to another activity', async () => {
    const { outlet, activity } = await goToSearch()
    await go(outlet, 'poll', '', { activity: { title: 'Between visits' } } as ActivityClient)
    await expect.poll(() => wordsOf(find(outlet, 'well-page p'))).toBe('Between visits:')
    expect(find(outlet, 'main > well-page')).not.toBe(activity)
  })
})

test('trying again opens what works by now', async () => {
  let attempts = 0
  const outlet = await open(async () => (++attempts > 1 ? { tag: 'well-page' } : Promise.reject(new Error('cut off'))))
  find(outlet, 'error-card button').click()
  await expect.poll(() => outlet.renderRoot.querySelector('well-page')).not.toBeNull()
})
