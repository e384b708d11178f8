import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { HouseClient } from '../../plugins/api/client.ts'
import { readPlace } from '../address.ts'
import './people/person-popover.ts'
import type { PersonPopover } from './people/person-popover.ts'

/**
 * Around what is drawn by the client of another activity: whatever leads somewhere in there is said as `path-chosen`, and not
 * taken for a place in the activity that is open; who is named in there is somebody of the other's.
 */
@customElement('other-activity')
export class OtherActivity extends LitElement {
  static override styles = css`
    :host {
      display: block;
      min-block-size: 0;
    }
  `

  /** The client of the other activity. */
  @property({ attribute: false }) client: HouseClient | undefined
  @query('person-popover') private card!: PersonPopover

  constructor() {
    super()
    this.addEventListener('open-path', this.openPath)
    this.addEventListener('click', this.followLink)
    this.addEventListener('person-asked', this.showPerson)
    // A search begins in the activity that is open, where nothing is known of this talk.
    this.addEventListener('conversation-shown', (event) => event.stopPropagation())
  }

  override render() {
    return html`<slot></slot><person-popover .client=${this.client}></person-popover>`
  }

  private readonly openPath = (event: HTMLElementEventMap['open-path']) => {
    event.stopPropagation()
    this.say(event.detail.path)
  }

  /** A whole address means what it says; only a place without one is a place in the activity that the link is in. */
  private readonly followLink = (event: MouseEvent) => {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement)
    const hash = link?.getAttribute('href') ?? ''
    if (event.defaultPrevented || !hash.startsWith('#/')) return
    event.preventDefault()
    this.say(readPlace(hash).path)
  }

  private readonly showPerson = (event: HTMLElementEventMap['person-asked']) => {
    event.stopPropagation()
    void this.card.show(event.detail.person, event.detail.from)
  }

  private say(path: string) {
    this.dispatchEvent(new CustomEvent('path-chosen', { detail: { path } }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'other-activity': OtherActivity
  }
}
