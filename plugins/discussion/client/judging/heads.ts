import type { LitElement, ReactiveController } from 'lit'

/** Puts the focus on the heading of a page once it is there: whoever came here by a link reads on from its beginning. */
export class HeadFocus implements ReactiveController {
  private isDone = false

  constructor(private readonly host: LitElement) {
    host.addController(this)
  }

  hostUpdated(): void {
    const head = this.isDone ? null : this.host.renderRoot.querySelector<HTMLElement>('h1')
    if (!head) return
    this.isDone = true
    head.focus({ preventScroll: true })
  }
}
