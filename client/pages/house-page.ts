import { LitElement } from 'lit'
import { property } from 'lit/decorators.js'
import type { FeatureClient, FeatureContract, HouseClient } from '../../plugins/api/client.ts'

/** What a page of the house is given: what every activity has, and a line to each part of the core. */
export interface PageClient extends HouseClient {
  /** The operations of a part of the core: `feature<typeof contract>('search')`. */
  feature<C extends FeatureContract>(id: C['id']): FeatureClient<C>
}

/**
 * The base of a page of the house. The outlet sets `client` and `path` before the element is connected, and moves the focus
 * into it: to what is marked `autofocus`, or else to its `h1`, which has `tabindex="-1"`.
 */
export abstract class HousePage extends LitElement {
  @property({ attribute: false }) client!: PageClient
  /** The part of the address after the page's name: `<id>` of `~person/<id>`. */
  @property() path = ''

  /** What goes wrong while drawing becomes a card in the outlet, never a blank page. */
  protected override performUpdate() {
    try {
      super.performUpdate()
    } catch (error) {
      this.dispatchEvent(new CustomEvent('activity-failed', { detail: { error }, bubbles: true, composed: true }))
    }
  }
}
