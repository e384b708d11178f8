import { html, type TemplateResult } from 'lit'
import { icon } from '../elements/icons.ts'
import { settingUpText } from '../texts/setting-up.ts'
import { drawingOf, inOrder, offeredFor, offeredName, type Offer } from './offers.ts'

/** The plugins to choose from, one below the other, each with what it is good for. */
export const renderPluginChoice = (
  offers: readonly Offer[],
  chosen: Offer | undefined,
  choose: (offer: Offer) => void,
): TemplateResult =>
  html`<div class="kinds" role="radiogroup" aria-label=${settingUpText('picker.kinds')}>
    ${inOrder(offers).map(
      (offer) =>
        html`<label>
          <input type="radio" name="plugin" .checked=${offer.id === chosen?.id} @change=${() => choose(offer)} />
          <span
            >${icon(drawingOf(offer))}<span class="name">${offeredName(offer)}</span
            ><span class="about">${offeredFor(offer)}</span></span
          >
        </label>`,
    )}
  </div>`
