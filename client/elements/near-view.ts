import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** How far below or above the view something already counts as near. */
const margin = '600px'

/** Tells an element, once, that it comes near what the person sees. */
export class NearView implements ReactiveController {
  near = false
  private observer: IntersectionObserver | undefined

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly onNear: () => void,
  ) {
    host.addController(this)
  }

  hostConnected(): void {
    if (this.near) return
    // Where nothing can be observed, everything is near.
    if (typeof IntersectionObserver === 'undefined') return this.come()
    this.observer = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && this.come(), {
      rootMargin: margin,
    })
    this.observer.observe(this.host)
  }

  hostDisconnected(): void {
    this.observer?.disconnect()
  }

  private come(): void {
    this.near = true
    this.observer?.disconnect()
    this.onNear()
  }
}
