import { isShown } from '../attention.ts'
import type { MessageItem } from '../message/message-item.ts'

/** Near enough to the end to go on with it. */
const nearEnd = 80

/** Keeps the reader's place in a scrolled list of messages. Browsers do some of it, none in every case, so they are told not to. */
export class ScrollKeeper {
  constructor(
    private readonly scroller: () => HTMLElement | undefined,
    private readonly listItems: () => readonly Element[],
  ) {}

  get isAtEnd(): boolean {
    const scroller = this.scroller()
    return !scroller || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearEnd
  }

  /** Runs a change of the list and puts the first message in view where it was; what is around the list may change, too. */
  async keep(change: () => Promise<unknown>): Promise<void> {
    const place = this.findPlace()
    await change()
    const scroller = this.scroller()
    if (!place?.item.isConnected || !scroller) return
    scroller.scrollTop += topIn(scroller, place.item) - place.offset
  }

  goToEnd(): undefined {
    const scroller = this.scroller()
    if (scroller) scroller.scrollTop = scroller.scrollHeight
  }

  /** Puts an item near the upper edge, with a part of what is before it. */
  goTo(item: Element, above = 48): void {
    const scroller = this.scroller()
    if (scroller) scroller.scrollTop += topIn(scroller, item) - above
  }

  /** The items that can be read now: whole, or a good part of those higher than the room. */
  listInView(): readonly Element[] {
    const scroller = this.scroller()
    if (!scroller || !isShown(scroller)) return []
    const { top, bottom, height } = scroller.getBoundingClientRect()
    return this.listItems().filter((item) => {
      const box = item.getBoundingClientRect()
      const shown = Math.min(box.bottom, bottom) - Math.max(box.top, top)
      return box.height > 0 && shown >= Math.min(box.height * 0.8, height * 0.5)
    })
  }

  /** The first item in view, and how far below the upper edge it begins. */
  findPlace(): { item: Element; offset: number } | undefined {
    const scroller = this.scroller()
    if (!scroller) return undefined
    const { top } = scroller.getBoundingClientRect()
    const item = this.listItems().find((each) => each.getBoundingClientRect().bottom > top)
    return item && { item, offset: topIn(scroller, item) }
  }
}

/** How far below the upper edge an item begins. */
const topIn = (scroller: Element, item: Element): number =>
  item.getBoundingClientRect().top - scroller.getBoundingClientRect().top

/** The messages shown, in order: the one that is talked about, and those below it. */
export function listItemsIn(root: ParentNode, tree: ParentNode | undefined): MessageItem[] {
  const own = root.querySelectorAll<MessageItem>('.opening > message-item')
  return [...own, ...(tree?.querySelectorAll<MessageItem>('li > message-item') ?? [])]
}
