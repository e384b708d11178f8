import type { ReactiveController, ReactiveControllerHost } from 'lit'

const waiting = new Set<ReactiveControllerHost>()
let timer: ReturnType<typeof setInterval> | undefined

const tellAll = () => waiting.forEach((host) => host.requestUpdate())

/** Draws its element anew each minute. One timer serves all of them, and stands still when there are none. */
export class EachMinute implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostConnected() {
    waiting.add(this.host)
    timer ??= setInterval(tellAll, 60_000)
  }

  hostDisconnected() {
    waiting.delete(this.host)
    if (waiting.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
