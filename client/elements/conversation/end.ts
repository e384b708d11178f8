import type { ScrollKeeper } from './scroll.ts'
import type { OpenTalk } from './talk/talk.ts'

/** What lies below what is in view. */
export interface Below {
  readonly unread: number
  /** The number of the message to go to. */
  readonly seq: number
}

interface Parts {
  readonly keeper: ScrollKeeper
  readonly findScroller: () => HTMLElement | null
  readonly changed: () => void
  /** False while the reader is at work on what they see. */
  readonly mayLead: () => boolean
}

interface Looking {
  readonly talk: OpenTalk
  /** The number of the last message in view. */
  readonly seen: number
  /** Whether something has scrolled: nothing else leads away from the end. */
  readonly scrolled: boolean
}

/** The end of a flat conversation: it stays in view while the reader is there, and is offered while they are not. */
export class EndKeeper {
  below: Below | undefined
  /** Whether the reader is there; what grows meanwhile leads nobody away. */
  isThere = false
  private watched: HTMLElement | undefined
  private height = 0
  // The composer grows, a keyboard comes up: what was read last is still there.
  private readonly resized = new ResizeObserver(() => {
    if (this.leads) this.parts.keeper.goToEnd()
  })

  constructor(private readonly parts: Parts) {}

  /** Whether the reader is led along to what comes. */
  get leads(): boolean {
    return this.isThere && this.parts.mayLead()
  }

  /** To be called when something has scrolled or changed. */
  look({ talk, seen, scrolled }: Looking): void {
    const scroller = this.parts.findScroller()
    if (!scroller) return
    this.watch(scroller)
    // Who follows goes on while the next stretch is on its way.
    const isLast = !talk.pages.later || (this.isThere && talk.pages.isLoading)
    // A composer that grows beneath moves the end away as a scroll would, and is none of the reader's doing.
    const isResized = scroller.clientHeight !== this.height
    this.height = scroller.clientHeight
    this.isThere = isLast && (this.parts.keeper.isAtEnd || (this.isThere && (!scrolled || isResized)))
    const below = this.isThere ? undefined : findBelow(talk, seen, isFar(scroller))
    const isSame = below?.unread === this.below?.unread && below?.seq === this.below?.seq
    this.below = below
    if (!isSame) this.parts.changed()
  }

  leave(): void {
    this.isThere = false
  }

  stop(): void {
    this.resized.disconnect()
    this.watched = undefined
    this.below = undefined
    this.isThere = false
  }

  private watch(scroller: HTMLElement): void {
    if (scroller === this.watched) return
    this.resized.disconnect()
    this.resized.observe(scroller)
    this.watched = scroller
  }
}

function findBelow(talk: OpenTalk, seen: number, far: boolean): Below | undefined {
  const { lastSeq = 0 } = talk.pages.conversation ?? {}
  const read = Math.max(talk.reader.position ?? lastSeq, talk.readTo)
  const unread = Math.max(0, lastSeq - Math.max(read, seen))
  if (unread > 0) return { unread, seq: read > seen ? read + 1 : lastSeq }
  return far || talk.pages.later ? { unread: 0, seq: lastSeq } : undefined
}

/** Further than one turns a page by. */
const isFar = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean =>
  scrollHeight - scrollTop - clientHeight > clientHeight
