import { css, html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { ground } from '../../styles/shared.ts'
import { text } from '../../texts/texts.ts'
import { icon } from '../icons.ts'

/** Beside the pointer, once words of several messages are marked: what they can become. It goes with the next click elsewhere. */
@customElement('stretch-offer')
export class StretchOffer extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        position: fixed;
        margin: 0;
        padding: 0;
        border: 0;
        border-radius: var(--radius);
        background: var(--raised);
        box-shadow: var(--shadow-float);
        overflow: hidden;
      }
      button {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        min-block-size: var(--target);
        padding-inline: var(--space-15);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: none;
        color: var(--accent);
        font: var(--type-small);
        font-weight: var(--strong);
        cursor: pointer;
      }
      button:hover {
        background: var(--sunken);
      }
      button:focus-visible {
        outline-offset: -3px;
      }
    `,
  ]

  override connectedCallback() {
    super.connectedCallback()
    this.popover = 'auto'
  }

  override render() {
    return html`<button type="button">${icon('discussion', 'small')}${text('handed.action')}</button>`
  }
}

const gap = 8

/** Offers to make something of what was marked, where the pointer is. */
export async function offerStretch(
  { clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>,
  choose: () => void,
): Promise<void> {
  const offer = document.body.appendChild(document.createElement('stretch-offer'))
  offer.addEventListener('toggle', (event) => event.newState === 'closed' && offer.remove())
  offer.addEventListener('click', () => {
    offer.hidePopover()
    getSelection()?.removeAllRanges()
    choose()
  })
  // Not before the click is over that ends the marking: it would close again.
  await new Promise((resolve) => setTimeout(resolve))
  offer.showPopover()
  const { offsetWidth, offsetHeight } = offer
  offer.style.left = `${Math.max(gap, Math.min(clientX + gap, innerWidth - offsetWidth - gap))}px`
  offer.style.top = `${Math.max(gap, Math.min(clientY + gap, innerHeight - offsetHeight - gap))}px`
}

declare global {
  interface HTMLElementTagNameMap {
    'stretch-offer': StretchOffer
  }
}
