import { html, LitElement } from 'lit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPath } from '../../client/shell-events.ts'
import { Whereabouts } from '../../client/whereabouts.ts'
import type { PageClient } from '../../client/pages/house-page.ts'
import { find, settle, show } from './elements/show.ts'

const learner = { activity: { title: 'First visits' }, can: () => true } as unknown as PageClient
let left: string[]

class RoamingShell extends LitElement {
  readonly where = new Whereabouts(this, { house: () => learner, leaving: (link) => void left.push(link.hash) })
  override render() {
    return html`<a id="search" href="#/~search"></a><a id="thread" href="#/thread/one"></a>
      <a id="out" href="/elsewhere#away" @click=${(event: Event) => event.preventDefault()}></a>`
  }
}
customElements.define('roaming-shell', RoamingShell)

let shell: RoamingShell

beforeEach(async () => {
  left = []
  history.replaceState(null, '', '#/')
  shell = await show<RoamingShell>(html`<roaming-shell></roaming-shell>`)
})
afterEach(() => history.replaceState(null, '', '#/'))

const follow = async (id: string) => {
  find(shell, `#${id}`).click()
  await settle(shell)
}

test('a link leads on, and back from a page of the house to where one was', async () => {
  expect(shell.where.hrefBehind).toBe('')
  await follow('thread')
  await follow('search')
  expect(shell.where).toMatchObject({ path: '~search', housePlace: { name: '~search' }, hrefBehind: '#/thread/one' })
  shell.where.goBack()
  expect(shell.where).toMatchObject({ path: 'thread/one', housePlace: undefined, hrefBehind: '#/' })
})

test.each([
  ['a link', () => follow('search')],
  ['a page that leads on', async () => openPath(shell, '~search')],
])('%s leaves set-up, which would hide where it leads', async (_what, lead) => {
  shell.where.settingUp = true
  await lead()
  expect(shell.where).toMatchObject({ settingUp: false, path: '~search' })
})

test('going back from set-up leads to what was behind it', async () => {
  await follow('thread')
  shell.where.settingUp = true
  shell.where.goBack()
  expect(shell.where).toMatchObject({ settingUp: false, path: 'thread/one' })
})

test('a link that leads out of the page is told of, and not followed', async () => {
  await follow('out')
  expect(left).toEqual(['#away'])
  expect(shell.where.path).toBe('')
})
