import { css, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground } from '../styles/shared.ts'
import { icon, type IconName } from './icons.ts'

/** One of our drawings, for pages and plugins. Silent: put words beside it, or name the button it stands in. */
@customElement('app-icon')
export class AppIcon extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: inline-flex;
        vertical-align: middle;
      }
    `,
  ]

  @property() name: IconName = 'info'
  @property({ type: Boolean }) small = false

  override render() {
    return icon(this.name, this.small ? 'small' : 'normal')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'app-icon': AppIcon
  }
}
