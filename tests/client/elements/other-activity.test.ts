import { html } from 'lit'
import { expect, test } from 'vitest'
import '../../../client/elements/other-activity.ts'
import type { OtherActivity } from '../../../client/elements/other-activity.ts'
import { ines } from '../../../client/gallery/people.ts'
import { askForPerson, openPath, tellShown } from '../../../client/shell-events.ts'
import type { HouseClient } from '../../../plugins/api/client.ts'
import type { ConversationId } from '../../../plugins/api/contract.ts'
import { find, settle, show } from './show.ts'

/** The other activity in a page, and what reaches the page from inside it. */
async function open() {
  const client = {
    me: ines,
    can: () => false,
    people: { query: () => new Promise(() => {}), on: () => () => {} },
  } as unknown as HouseClient
  const element = await show<OtherActivity>(
    html`<other-activity .client=${client}>
      <p>
        <a class="inside" href="#/work/1">Before</a>
        <a class="whole" href="https://example.org/#/work/1">Elsewhere</a>
      </p>
    </other-activity>`,
  )
  const inside = element.querySelector('p') as HTMLElement // as it stands above
  const [chosen, reached]: [string[], string[]] = [[], []]
  element.addEventListener('path-chosen', (event) => chosen.push((event as CustomEvent<{ path: string }>).detail.path))
  for (const name of ['open-path', 'person-asked', 'conversation-shown'])
    element.parentElement?.addEventListener(name, () => reached.push(name))
  return { element, inside, chosen, reached }
}

test('a place that is asked for inside another activity is one of that activity', async () => {
  const { inside, chosen, reached } = await open()
  openPath(inside, 'work/2')
  tellShown(inside, { conversation: 'c' as ConversationId, room: false })
  expect([chosen, reached]).toEqual([['work/2'], []])
})

test('a link without an address of its own is followed there, and a whole address means what it says', async () => {
  const { inside, chosen } = await open()
  const click = () => new MouseEvent('click', { bubbles: true, composed: true, cancelable: true })
  const [here, whole] = [click(), click()]
  inside.querySelector('.inside')?.dispatchEvent(here)
  inside.querySelector('.whole')?.dispatchEvent(whole)
  expect([chosen, here.defaultPrevented, whole.defaultPrevented]).toEqual([['work/1'], true, false])
})

test('who is named inside another activity has the card of that activity, which leads on there', async () => {
  const { element, inside, chosen, reached } = await open()
  askForPerson(inside, ines)
  await settle(element)
  const card = find(element, 'person-popover [popover] .foot a')
  card.click()
  expect([chosen, reached]).toEqual([[`~person/${ines.id}`], []])
})
