import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** How long a connection may be away before anybody is told, in ms. */
const unnoticed = 2000

/** Whether the connection has been away for long enough to say so. */
export class NoticedCut implements ReactiveController {
  isNoticed = false
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostDisconnected(): void {
    this.forget()
  }

  /** To be told at every change of the connection. */
  note(cut: boolean): void {
    if (!cut) this.forget()
    else this.timer ??= setTimeout(() => this.change(true), unnoticed)
  }

  private forget() {
    clearTimeout(this.timer)
    this.timer = undefined
    this.change(false)
  }

  private change(isNoticed: boolean) {
    this.isNoticed = isNoticed
    this.host.requestUpdate()
  }
}
