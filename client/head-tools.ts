import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'

/** What the page of an activity puts in the head, beside what is there in every activity. */
export class HeadTools implements ReactiveController {
  private tools: TemplateResult | typeof nothing = nothing

  constructor(host: ReactiveControllerHost & HTMLElement) {
    host.addController(this)
    host.addEventListener('head-tools', ({ detail }) => {
      this.tools = detail.tools
      host.requestUpdate()
    })
  }

  hostConnected(): void {}

  /** @param isShown whether it is that page that one sees */
  render(isShown: boolean): TemplateResult | typeof nothing {
    if (!isShown || this.tools === nothing) return nothing
    return html`<span slot="menu" class="head-tools">${this.tools}</span>`
  }
}
