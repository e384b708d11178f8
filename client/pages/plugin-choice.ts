import { html, type TemplateResult } from 'lit'
import { settingUpText } from '../texts/setting-up.ts'
import { offeredFor, offeredName, type Offer } from './offers.ts'

/** The plugins to choose from, one below the other, each with what it is good for. */
export const renderPluginChoice = (
  offers: readonly Offer[],
  chosen: Offer | undefined,
  choose: (offer: Offer) => void,
): TemplateResult =>
  html`<div class="kinds" role="radiogroup" aria-label=${settingUpText('picker.kinds')}>
    ${offers.map(
      (offer) =>
        html`<label>
          <input type="radio" name="plugin" .checked=${offer.id === chosen?.id} @change=${() => choose(offer)} />
          <span>${offeredName(offer)}<span class="about">${offeredFor(offer)}</span></span>
        </label>`,
    )}
  </div>`
