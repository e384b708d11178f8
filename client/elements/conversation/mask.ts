import { html, nothing, type TemplateResult } from 'lit'
import { text } from '../../texts/texts.ts'
import type { Scene } from './scene.ts'

/** Whether to write without a name, and what is promised then. */
export function renderMaskOffer({ client, writing }: Scene): TemplateResult | typeof nothing {
  const anonymity = client.standing?.anonymity ?? 'none'
  if (anonymity === 'none') return nothing
  const choose = ({ target }: Event) => target instanceof HTMLInputElement && writing.setMasked(target.checked)
  return html`<div slot="above" class="mask">
    <label><input type="checkbox" .checked=${writing.masked} @change=${choose} />${text('mask.offer')}</label>
    ${writing.masked ? html`<p>${text(`mask.${anonymity}`)}</p>` : nothing}
  </div>`
}
