import { expect, test } from 'vitest'
import { ScrollKeeper } from '../../../client/elements/conversation/scroll.ts'

/** A list of messages of 40 pixels each, in a room of its own below what else stands in the page. */
function openList() {
  const scroller = document.createElement('div')
  const page = { above: 0, items: [] as Element[] }
  const add = () => {
    const item = document.createElement('p')
    const top = () => page.above + page.items.indexOf(item) * 40 - scroller.scrollTop
    item.getBoundingClientRect = () => new DOMRect(0, top(), 300, 40)
    scroller.append(item)
    return item
  }
  scroller.getBoundingClientRect = () => new DOMRect(0, page.above, 300, 200)
  document.body.append(scroller)
  page.items = Array.from({ length: 20 }, add)
  const keeper = new ScrollKeeper(
    () => scroller,
    () => page.items,
  )
  return { scroller, page, add, keeper }
}

test('What one reads stays where it was while more is put above it, and something else comes or goes around the list', async () => {
  const { scroller, page, add, keeper } = openList()
  scroller.scrollTop = 130
  await keeper.keep(async () => {
    page.items = [add(), add(), ...page.items]
    // As when it is said at the head of the page that there is no network.
    page.above = 36
  })
  expect(scroller.scrollTop).toBe(130 + 2 * 40)
})
